import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../src/store/database.ts';
import { createBackupShelf } from '../../../src/store/keep/backup-shelf.ts';
import { copyDatabase } from '../../../src/store/keep/copy-database.ts';
import { audit } from '../../../src/store/schema/audit.ts';
import { backUp, backUpDaily } from '../../../src/usecases/keep/back-up.ts';

const NOW = new Date('2026-07-03T02:00:00Z');
const DAY_MS = 86_400_000;
const ROWS = 2_000;

let folder: string;
let path: string;
let backups: string;
let database: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-backup-'));
  path = join(folder, 'ragtime.sqlite');
  backups = join(folder, 'backups');
  database = await openDatabase(path);
  addRows(ROWS);
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

function addRows(count: number): void {
  const row = { at: NOW, actor: 'U1', action: 'answer-milestone', subject: 'milestone', subjectId: 'm-1' };
  database.orm.transaction((tx) => {
    for (let each = 0; each < count; each += 1)
      tx.insert(audit)
        .values({ ...row, after: 'x'.repeat(300) })
        .run();
  });
}

function countIn(file: string): unknown {
  const sqlite = new SqliteDatabase(file, { readonly: true });
  const count = sqlite.prepare('select count(*) from audit').pluck().get();
  sqlite.close();
  return count;
}

const ports = () => ({ backups: createBackupShelf(path) });

describe('a backup', () => {
  it('is one file with every row, for its user only, and beside it the SHA-256 that a common tool checks', async () => {
    const made = await backUp(ports(), { folder: backups, now: NOW });
    expect(made).toMatchObject({ ok: true, value: { name: 'ragtime-2026-07-03-020000.sqlite', folder: backups } });
    expect(readdirSync(backups)).toEqual([
      'ragtime-2026-07-03-020000.sqlite',
      'ragtime-2026-07-03-020000.sqlite.sha256',
    ]);
    const file = join(backups, 'ragtime-2026-07-03-020000.sqlite');
    expect(countIn(file)).toBe(ROWS);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    // As `sha256sum --check` reads it.
    const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
    expect(readFileSync(`${file}.sha256`, 'utf8')).toBe(`${sha256}  ragtime-2026-07-03-020000.sqlite\n`);
  });

  it('holds what stood at one moment while others go on writing, and keeps none of them waiting', async () => {
    const copying = copyDatabase(path, join(folder, 'copy.sqlite'));
    let writes = 0;
    const writing = setInterval(() => {
      addRows(1);
      writes += 1;
    }, 0);
    const copied = await copying;
    clearInterval(writing);
    expect(copied.ok).toBe(true);
    expect(writes).toBeGreaterThan(0);
    const count = Number(countIn(join(folder, 'copy.sqlite')));
    expect(count).toBeGreaterThanOrEqual(ROWS);
    expect(count).toBeLessThanOrEqual(ROWS + writes);
  });
});

describe('a backup that cannot be made', () => {
  it('leaves nothing under its name where a file stands in the place of the folder', async () => {
    writeFileSync(backups, 'no folder');
    const made = await backUp(ports(), { folder: join(backups, 'daily'), now: NOW });
    expect(made).toMatchObject({ ok: false, refusal: { reason: 'not-written' } });
  });

  it('is refused where the database is damaged, and leaves the older ones alone', async () => {
    await backUp(ports(), { folder: backups, now: NOW });
    const before = readdirSync(backups);
    damage();
    const later = { folder: backups, kept: 1, now: new Date(NOW.getTime() + DAY_MS) };
    for (const _time of [1, 2]) {
      expect(await backUpDaily(ports(), later)).toMatchObject({ ok: false });
      expect(readdirSync(backups)).toEqual(before);
    }
  });

  /** An index that no longer tells the truth: SQLite reads on, and says so only when it is asked. */
  function damage(): void {
    database.sqlite.unsafeMode(true);
    database.sqlite.pragma('writable_schema = ON');
    database.sqlite
      .prepare(
        "update sqlite_master set sql = 'CREATE INDEX audit_of_subject ON audit (action)' where name = 'audit_of_subject'",
      )
      .run();
    database.sqlite.pragma('writable_schema = RESET');
  }
});

describe('the daily backup', () => {
  it('is made once a day, and the oldest go', async () => {
    for (let day = 0; day < 4; day += 1) {
      const now = new Date(NOW.getTime() + day * DAY_MS);
      const first = await backUpDaily(ports(), { folder: backups, kept: 2, now });
      expect(first).toMatchObject({ ok: true, value: { made: { folder: backups } } });
      const second = await backUpDaily(ports(), { folder: backups, kept: 2, now: new Date(now.getTime() + 60_000) });
      expect(second).toEqual({ ok: true, value: { made: undefined, removed: [] } });
    }
    expect(readdirSync(backups).filter((name) => name.endsWith('.sqlite'))).toEqual([
      'ragtime-2026-07-05-020000.sqlite',
      'ragtime-2026-07-06-020000.sqlite',
    ]);
    expect(readdirSync(backups)).toHaveLength(4);
  });
});
