import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { rememberFollowed } from '../../src/store/remember-followed.ts';

let folder: string;
let database: Database;
let other: Database;
let asked: string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-followed-'));
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

/** The quarters of what somebody has begun; what is asked of the table is written down. */
function remembered(): (personId: string) => readonly unknown[] {
  const quarters = database.sqlite
    .prepare<[string], string>('select quarter from draft where person_id = ? order by quarter')
    .pluck();
  return rememberFollowed(database, { table: 'draft', column: 'person_id' }, (personId) => {
    asked.push(personId);
    return quarters.all(personId);
  });
}

function begin({ sqlite }: Database, personId: string, quarter = '2026-27/Q1'): void {
  sqlite
    .prepare(
      `insert into draft (person_id, entry_kind, entry_id, quarter, fields, acted_at, saved_at, form_nonce, state)
       values (?, 'milestone', 'm-1', ?, '{}', 0, 0, 'f', 'open')`,
    )
    .run(personId, quarter);
}

describe('rows that are remembered by the value in a column', () => {
  it('are read once for each value, that there are none included', () => {
    const read = remembered();
    begin(database, 'p-1');
    for (const _time of [1, 2]) {
      expect(read('p-1')).toEqual(['2026-27/Q1']);
      expect(read('p-2')).toEqual([]);
    }
    expect(asked).toEqual(['p-1', 'p-2']);
  });

  it('are read again after each change of one of them by this process, and no others', () => {
    const read = remembered();
    const write = (sql: string) => database.sqlite.exec(sql);
    const both = () => [read('p-1'), read('p-2')];
    expect(both()).toEqual([[], []]);
    begin(database, 'p-1', '2026-27/Q1');
    expect(both()).toEqual([['2026-27/Q1'], []]);
    begin(database, 'p-1', '2026-27/Q2');
    expect(both()).toEqual([['2026-27/Q1', '2026-27/Q2'], []]);
    write("update draft set quarter = '2026-27/Q4' where quarter = '2026-27/Q1'");
    expect(both()).toEqual([['2026-27/Q2', '2026-27/Q4'], []]);
    expect(asked).toEqual(['p-1', 'p-2', 'p-1', 'p-1', 'p-1']);
    write("update draft set person_id = 'p-2' where quarter = '2026-27/Q2'");
    expect(both()).toEqual([['2026-27/Q4'], ['2026-27/Q2']]);
    write('delete from draft');
    expect(both()).toEqual([[], []]);
  });

  it('are read again of all once another process has written anything', async () => {
    const read = remembered();
    const found: unknown[] = [];
    for (const personId of ['p-1', 'p-1', 'p-3']) {
      found.push([read('p-1'), read('p-2')]);
      await nextTurn();
      begin(other, personId, `2026-27/Q${found.length}`);
    }
    expect(found).toEqual([
      [[], []],
      [['2026-27/Q1'], []],
      [['2026-27/Q1', '2026-27/Q2'], []],
    ]);
    read('p-2');
    await nextTurn();
    read('p-2');
    expect(asked).toEqual(['p-1', 'p-2', 'p-1', 'p-2', 'p-1', 'p-2', 'p-2']);
  });

  it('are forgotten where they would grow without end', () => {
    const read = remembered();
    const many = Array.from({ length: 1_001 }, (_, nth) => `p-${nth}`);
    for (const personId of many) read(personId);
    read('p-1000');
    read('p-1000');
    expect(asked.slice(many.length)).toEqual(['p-1000']);
  });
});
