import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../src/store/database.ts';
import { createBackupShelf } from '../../../src/store/keep/backup-shelf.ts';
import { createRestoreGround } from '../../../src/store/keep/restore-ground.ts';
import { audit } from '../../../src/store/schema/audit.ts';
import { delivery, runningProcess } from '../../../src/store/schema/remind.ts';
import { backUp } from '../../../src/usecases/keep/back-up.ts';
import { type RestoreRequest, restoreBackup } from '../../../src/usecases/keep/restore-backup.ts';

const FIRST_VERSION = fileURLToPath(new URL('../../fixtures/databases/first.sqlite', import.meta.url));
const BACKED_UP = new Date('2026-07-03T02:00:00Z');
const NOW = new Date('2026-07-03T10:00:00Z');

let folder: string;
let path: string;
let file: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-restore-'));
  path = join(folder, 'ragtime.sqlite');
  file = join(folder, 'ragtime-2026-07-03-020000.sqlite');
  const database = await openDatabase(path);
  addAudit(database, 'in the backup', BACKED_UP);
  database.close();
  await backUp({ backups: createBackupShelf(path) }, { folder, now: BACKED_UP });
  const after = await openDatabase(path);
  addAudit(after, 'in the lost days', new Date('2026-07-03T09:00:00Z'));
  after.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

function addAudit(database: Database, subjectId: string, at: Date): void {
  database.orm
    .insert(audit)
    .values({ at, actor: 'U1', action: 'answer-milestone', subject: 'milestone', subjectId })
    .run();
}

function subjectsIn(database: string): unknown {
  const sqlite = new SqliteDatabase(database, { readonly: true });
  const subjects = sqlite.prepare('select subject_id from audit order by id').pluck().all();
  sqlite.close();
  return subjects;
}

const restore = (changes: Partial<RestoreRequest> = {}) =>
  restoreBackup(
    { ground: createRestoreGround() },
    {
      file,
      target: path,
      replaces: 'what-stands-there',
      author: { actor: 'command line: jp' },
      now: NOW,
      realNow: new Date(),
      ...changes,
    },
  );
const filesIn = () => readdirSync(folder).toSorted();

describe('a backup in the place of the database', () => {
  it('takes its place, which keeps the former one under another name', async () => {
    const aside = `${path}.before-restore-2026-07-03T100000`;
    expect(await restore()).toMatchObject({
      ok: true,
      value: { aside, backup: { knownUntil: BACKED_UP, isHashKnown: true } },
    });
    expect(subjectsIn(path)).toEqual(['in the backup', 'ragtime.sqlite']);
    expect(subjectsIn(aside)).toEqual(['in the backup', 'in the lost days']);
    expect(filesIn().filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  it('can be put there twice', async () => {
    await restore();
    expect(await restore({ now: new Date(NOW.getTime() + 1_000) })).toMatchObject({ ok: true });
    expect(subjectsIn(path)).toEqual(['in the backup', 'ragtime.sqlite']);
  });

  it('is not changed by it', async () => {
    const before = readFileSync(file);
    await restore();
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('gives no id again that was given in the lost days', async () => {
    await restore();
    const database = await openDatabase(path);
    addAudit(database, 'afterwards', NOW);
    const ids = database.sqlite.prepare('select id from audit order by id').pluck().all().map(Number);
    const next = database.sqlite.prepare("select seq from sqlite_sequence where name = 'snooze'").pluck().get();
    database.close();
    expect(ids[0]).toBe(1);
    expect(ids[1]).toBeGreaterThan(100_000);
    // Nor in a table that the backup found empty.
    expect(next).toBe(100_000);
  });
});

describe('a backup in an empty folder', () => {
  it('becomes a database there, and leaves the one in use alone', async () => {
    const target = join(folder, 'new', 'place', 'ragtime.sqlite');
    expect(await restore({ target, replaces: 'nothing' })).toMatchObject({ ok: true, value: { aside: undefined } });
    expect(subjectsIn(target)).toEqual(['in the backup', 'ragtime.sqlite']);
    expect(readdirSync(join(folder, 'new', 'place'))).toEqual(['ragtime.sqlite']);
    expect(subjectsIn(path)).toEqual(['in the backup', 'in the lost days']);
  });

  it('of the first version is brought to this one', async () => {
    const target = join(folder, 'new', 'ragtime.sqlite');
    expect(await restore({ file: FIRST_VERSION, target })).toMatchObject({
      ok: true,
      value: { backup: { isHashKnown: false } },
    });
    expect(readdirSync(join(folder, 'new'))).toEqual(['ragtime.sqlite']);
    (await openDatabase(target)).close();
  });
});

describe('what is no backup', () => {
  it.each<readonly [string, string, () => void]>([
    ['is not there', 'no-file', () => rmSync(file)],
    ['has other bytes than its SHA-256 says', 'other-hash', () => appendFileSync(file, 'more')],
    [
      'is cut off',
      'not-sound',
      () => {
        truncateSync(file, 20_000);
        rmSync(`${file}.sha256`);
      },
    ],
    [
      'is no database',
      'not-sound',
      () => {
        writeFileSync(file, 'The quick brown fox. '.repeat(200));
        rmSync(`${file}.sha256`);
      },
    ],
    ['belongs to another program', 'not-ragtime', otherProgram],
    ['comes from a newer version', 'newer-version', newerVersion],
  ])('%s: refused as %s, and nothing is changed', async (_, reason, spoil) => {
    spoil();
    const before = filesIn();
    for (const _time of [1, 2]) expect(await restore()).toMatchObject({ ok: false, refusal: { reason } });
    expect(filesIn()).toEqual(before);
    expect(subjectsIn(path)).toEqual(['in the backup', 'in the lost days']);
  });

  function otherProgram(): void {
    for (const name of [file, `${file}.sha256`]) rmSync(name);
    const sqlite = new SqliteDatabase(file);
    sqlite.exec('create table notes (text)');
    sqlite.close();
  }

  function newerVersion(): void {
    rmSync(`${file}.sha256`);
    const sqlite = new SqliteDatabase(file);
    sqlite
      .prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)')
      .run('x', Date.parse('2999-01-01'));
    sqlite.close();
  }
});

describe('a database that stands there', () => {
  it('makes room only when it is said so', async () => {
    const refused = await restore({ replaces: 'nothing' });
    expect(refused).toMatchObject({
      ok: false,
      refusal: {
        reason: 'stands-there',
        knownUntil: new Date('2026-07-03T09:00:00Z'),
        backup: { knownUntil: BACKED_UP },
      },
    });
    expect(subjectsIn(path)).toEqual(['in the backup', 'in the lost days']);
  });

  it('stays while a process says that it works on it', async () => {
    const database = await openDatabase(path);
    const seenAt = new Date();
    database.orm
      .insert(runningProcess)
      .values({ id: 'r1', role: 'all', pid: 4, host: 'another-machine', seenAt })
      .run();
    database.close();
    expect(await restore()).toMatchObject({ ok: false, refusal: { reason: 'running', process: { pid: 4 } } });
    expect(await restore({ realNow: new Date(seenAt.getTime() + 91_000) })).toMatchObject({ ok: true });
  });

  it('stays while any program has it open', async () => {
    const database = await openDatabase(path);
    expect(await restore()).toEqual({ ok: false, refusal: { reason: 'in-use' } });
    database.close();
    expect(await restore()).toMatchObject({ ok: true });
  });

  it('that nobody can read makes room, too', async () => {
    writeFileSync(path, 'no database any more');
    expect(await restore({ replaces: 'nothing' })).toMatchObject({
      refusal: { reason: 'stands-there', knownUntil: undefined },
    });
    expect(await restore()).toMatchObject({ ok: true });
    expect(subjectsIn(path)).toEqual(['in the backup', 'ragtime.sqlite']);
  });
});

describe('files that were on their way when the backup was made', () => {
  it('wait for somebody who has looked, unless Slack has given them an id', async () => {
    const database = await openDatabase(path);
    for (const [key, payload] of [
      ['summary-file-pdf', { title: 'Report' }],
      ['summary-file-docx', { title: 'Report', uploadedId: 'F1' }],
    ] as const) {
      database.orm
        .insert(delivery)
        .values({
          key,
          kind: 'attachment',
          methodClass: 'files',
          payload,
          state: 'pending',
          dueAt: NOW,
          createdAt: BACKED_UP,
        })
        .run();
    }
    database.close();
    const withFiles = join(folder, 'with-files.sqlite');
    cpSync(path, withFiles);
    await restore({ file: withFiles });
    const restored = new SqliteDatabase(path, { readonly: true });
    const rows = restored
      .prepare("select key, state, problem like '%stand there already%' as told from delivery")
      .all();
    restored.close();
    expect(rows).toEqual([
      { key: 'summary-file-pdf', state: 'failed', told: 1 },
      { key: 'summary-file-docx', state: 'pending', told: null },
    ]);
  });
});
