import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConnection } from '../../src/store/open-connection.ts';
import { openRewind, type Rewind } from '../support/rewind.ts';

let folder: string;
let path: string;
/** Whoever writes, and whoever only reads, has the file open all the time. */
let app: SqliteDatabase.Database;
let reader: SqliteDatabase.Database;
let rewind: Rewind;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-rewind-'));
  path = join(folder, 'ragtime.sqlite');
  app = openConnection(path);
  app.exec('create table word (text text not null)');
  write('kept');
  reader = new SqliteDatabase(path, { readonly: true });
  rewind = openRewind(path);
});

afterEach(() => {
  rewind.close();
  reader.close();
  app.close();
  rmSync(folder, { recursive: true });
});

function write(text: string): void {
  app.prepare('insert into word values (?)').run(text);
}

function wordsOf(sqlite: SqliteDatabase.Database): readonly unknown[] {
  return sqlite.prepare('select text from word order by rowid').pluck().all();
}

/** Of everybody who has it open, of whoever opens it now, and of the file once its log is part of it. */
function wordsOfAll(): readonly (readonly unknown[])[] {
  const late = new SqliteDatabase(path);
  try {
    return [app, reader, late].map(wordsOf);
  } finally {
    late.close();
  }
}

describe('a database in use', () => {
  it('is for everybody as it was before the mark, time and again', async () => {
    for (const text of ['tried', 'tried again', 'tried once more']) {
      expect(rewind.mark(["insert into word values ('given')"])).toBe(true);
      write(text);
      expect(wordsOfAll()).toEqual(Array(3).fill(['kept', 'given', text]));
      await rewind.back();
      await setImmediate();
      expect(wordsOfAll()).toEqual(Array(3).fill(['kept']));
      expect(app.pragma('integrity_check', { simple: true })).toBe('ok');
    }
  });

  it('keeps what is written afterwards, also once the log is part of it', async () => {
    rewind.mark([]);
    write('tried');
    await rewind.back();
    write('said');
    app.pragma('wal_checkpoint(TRUNCATE)');
    expect(wordsOfAll()).toEqual(Array(3).fill(['kept', 'said']));
  });

  it('goes back however much was written before', async () => {
    const long = 'long '.repeat(2_000);
    for (let times = 0; times < 400; times += 1) write(long);
    rewind.mark([]);
    write('tried');
    await rewind.back();
    expect(wordsOf(app)).toHaveLength(401);
    expect(wordsOf(reader)).not.toContain('tried');
  });

  it('says where there is no way back, since the log was copied into the file', async () => {
    rewind.mark([]);
    write('tried');
    app.pragma('wal_checkpoint(FULL)');
    await expect(rewind.back()).rejects.toThrow('no way back');
  });

  it('has no mark while somebody is writing', () => {
    app.exec('begin immediate');
    expect(rewind.mark([])).toBe(false);
    app.exec('rollback');
  });
});
