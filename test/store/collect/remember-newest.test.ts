import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rememberNewest } from '../../../src/store/collect/remember-newest.ts';
import { type Database, openDatabase } from '../../../src/store/database.ts';

const QUARTER = '2026-27/Q1';

let folder: string;
let database: Database;
let other: Database;
let asked: string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-newest-'));
  database = await openDatabase(join(folder, 'ragtime.sqlite'));
  other = await openDatabase(join(folder, 'ragtime.sqlite'));
  for (const { sqlite } of [database, other]) sqlite.pragma('foreign_keys = OFF');
  asked = [];
});
afterEach(() => {
  database.close();
  other.close();
  rmSync(folder, { recursive: true });
});

/** What is asked of the tables is written down; nothing is ever found. */
const newest = () => {
  const read = rememberNewest(database, (_lineage, quarter, ids) => {
    asked.push(`${quarter} ${ids.join(' ')}`);
    return new Map();
  });
  return (ids: readonly string[], quarter = QUARTER) => read(new Map(), quarter, ids);
};

function change({ sqlite }: Database, id: number): void {
  sqlite
    .prepare(
      `insert into milestone_update (milestone_id, quarter, kind, progress, commentary, action, owner_id, at, form_nonce,
       content_hash, submission_id) values ('m-1', ?, 'written', 'in-progress', '', '', 'p-1', 0, ?, '', ?)`,
    )
    .run(QUARTER, `f-${id}`, `s-${id}`);
}

describe('what was said last of some milestones', () => {
  it('is read once, that nothing was said included, and only what is missing is read besides', () => {
    const read = newest();
    read(['m-1', 'm-2']);
    read(['m-2', 'm-1']);
    read(['m-2', 'm-3']);
    read(['m-2'], '2026-27/Q2');
    expect(asked).toEqual([`${QUARTER} m-1 m-2`, `${QUARTER} m-3`, '2026-27/Q2 m-2']);
  });

  it('is read again after a change by this process or by another', async () => {
    const read = newest();
    read(['m-1']);
    change(database, 1);
    read(['m-1']);
    await nextTurn();
    change(other, 2);
    read(['m-1']);
    expect(asked).toHaveLength(3);
  });

  it('is not kept for a whole report', () => {
    const read = newest();
    const many = Array.from({ length: 101 }, (_, nth) => `m-${nth}`);
    read(many);
    read(many);
    expect(asked).toHaveLength(2);
  });
});
