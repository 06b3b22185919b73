import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/core/publish/snapshot.ts';
import { snapshotToDocument } from '../../src/reports/document/snapshot-to-document.ts';
import { documentPieces } from '../support/document-pieces.ts';

const FIRST = fileURLToPath(new URL('../fixtures/databases/first.sqlite', import.meta.url));

/** What the first version of Ragtime published. From a copy: even reading leaves files beside a database. */
function readFirstSnapshots(): readonly Snapshot[] {
  const folder = mkdtempSync(join(tmpdir(), 'ragtime-first-'));
  cpSync(FIRST, join(folder, 'first.sqlite'));
  const sqlite = new SqliteDatabase(join(folder, 'first.sqlite'), { readonly: true });
  const stored = sqlite.prepare('select snapshot from revision').pluck().all();
  sqlite.close();
  rmSync(folder, { recursive: true });
  return stored.map((snapshot) => JSON.parse(String(snapshot)));
}

describe('a report that the first version of Ragtime published', () => {
  const [snapshot] = readFirstSnapshots();
  if (snapshot === undefined) throw new Error('The first database holds a published report.');
  const pieces = documentPieces(snapshotToDocument(snapshot));

  it('is rendered by this one, with all its sections, milestones and people', () => {
    for (const { number, title } of snapshot.sections) expect(pieces).toContain(`${number} ${title}`);
    for (const { words } of snapshot.areas.flatMap(({ milestones }) => milestones)) expect(pieces).toContain(words);
    for (const { name } of snapshot.key) expect(pieces).toContain(name);
  });

  it('says what was not collected then, and nothing about it that is not known', () => {
    expect(pieces).toContain('Financial figures were not collected for this report.');
    expect(pieces.join(' ')).not.toMatch(/undefined|null|NaN/u);
  });
});
