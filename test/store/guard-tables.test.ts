import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { areGuarded, GUARDED } from '../../src/store/guard-tables.ts';
import { addAnyRow } from '../support/any-row.ts';
import { openMemory, writeEmptyDatabase } from '../support/memory-database.ts';

const SCHEMA = new URL('../../src/store/schema/', import.meta.url);
const LATER = Date.parse('2032-08-01T00:00:00Z');

let database: Database;
beforeEach(async () => {
  database = await openMemory();
  database.sqlite.pragma('foreign_keys = OFF');
});
afterEach(() => database.close());

interface Column {
  readonly name: string;
  readonly type: string;
}

function columnsOf(table: string): readonly Column[] {
  const rows = database.sqlite.prepare('select name, type from pragma_table_info(?)').raw().all(table);
  return rows.map((row) =>
    Array.isArray(row) ? { name: String(row[0]), type: String(row[1]) } : { name: '', type: '' },
  );
}

/** One row with something in every column; instants are of 2026. */
const addRow = (table: string) => addAnyRow(database.sqlite, table, { integer: Date.parse('2026-07-01T08:00:00Z') });

/** What tells its rows apart: the number that each row has (under the name that the table gives it), every unique index. */
function keysIn(table: string): readonly (readonly string[])[] {
  const named = database.sqlite.prepare("select name from pragma_table_info(?) where pk = 1 and type = 'integer'");
  const number = named.pluck().get(table) ?? 'rowid';
  const indexes = database.sqlite.prepare(`select name from pragma_index_list(?) where "unique"`).pluck().all(table);
  const columns = database.sqlite.prepare('select name from pragma_index_info(?)').pluck();
  return [[String(number)], ...indexes.map((index) => columns.all(index).map(String))];
}

const rowsOf = (table: string) => database.sqlite.prepare(`select rowid, * from "${table}"`).all();

/** The values of these columns in the one row that is there. */
function pick(table: string, columns: readonly string[]): Record<string, unknown> {
  const quoted = columns.map((name) => `"${name}"`).join(', ');
  const values = database.sqlite.prepare(`select ${quoted} from "${table}"`).raw().get();
  return Object.fromEntries(columns.map((name, at) => [name, Array.isArray(values) ? values[at] : undefined]));
}

function write(insert: string, table: string, row: Readonly<Record<string, unknown>>): void {
  const names = Object.keys(row).map((name) => `"${name}"`);
  const marks = names.map(() => '?').join(', ');
  database.sqlite.prepare(`${insert} "${table}" (${names.join(', ')}) values (${marks})`).run(...Object.values(row));
}

const countOf = (table: string) => database.sqlite.prepare(`select count(*) from "${table}"`).pluck().get();
const remove = (table: string) => database.sqlite.prepare(`delete from "${table}"`).run();

describe.each(GUARDED)('$table', ({ table, mayChange = [], since }) => {
  beforeEach(() => addRow(table));

  it('keeps every column as it was written, but for what becomes of a row later', () => {
    for (const { name } of columnsOf(table)) {
      const change = () => database.sqlite.prepare(`update "${table}" set "${name}" = 7`).run();
      if (mayChange.includes(name)) expect(change().changes).toBe(1);
      else expect(change).toThrow('add a row instead');
    }
  });

  it('lets no other row take the place of one with the same key, whichever key it is', () => {
    const stored = rowsOf(table);
    const other = Object.fromEntries(columnsOf(table).map(({ name }) => [name, 7]));
    for (const key of keysIn(table)) {
      for (const insert of ['insert or replace', 'replace', 'insert', 'insert or ignore']) {
        const replace = () => write(`${insert} into`, table, { ...other, ...pick(table, key) });
        expect(replace, key.join(', ')).toThrow('such a row is there already');
      }
    }
    expect(rowsOf(table)).toEqual(stored);
  });

  it('lets no row have another number', () => {
    const stored = rowsOf(table);
    for (const name of ['rowid', '_rowid_', 'oid']) {
      for (const update of ['update', 'update or replace', 'update or ignore']) {
        const change = () => database.sqlite.prepare(`${update} "${table}" set ${name} = 999`).run();
        expect(change).toThrow('add a row instead');
      }
    }
    expect(rowsOf(table)).toEqual(stored);
  });

  it('keeps its rows', () => {
    for (const _time of [1, 2]) expect(() => remove(table)).toThrow('is kept until its retention has passed');
    expect(countOf(table)).toBe(1);
  });

  it(
    since === undefined ? 'keeps them for ever' : 'gives them free once a retention run has named a later instant',
    () => {
      const name = database.sqlite.prepare(
        'insert or replace into retention_cutoff (table_name, before) values (?, ?)',
      );
      name.run(table, Date.parse('2026-07-01T08:00:00Z'));
      expect(() => remove(table)).toThrow('is kept');
      name.run(table, LATER);
      if (since === undefined) expect(() => remove(table)).toThrow('is kept');
      else expect(remove(table).changes).toBe(1);
    },
  );
});

it('guards every table that the schema calls append-only', () => {
  const sources = readdirSync(SCHEMA).map((name) => readFileSync(new URL(name, SCHEMA), 'utf8'));
  const tables = sources.flatMap((source) =>
    [
      ...source.matchAll(
        /\/\*\*(?:(?!\*\/)[\s\S])*?append-only(?:(?!\*\/)[\s\S])*?\*\/\s*export const \w+ = sqliteTable\(\s*'(\w+)'/giu,
      ),
    ].map(([, table]) => table),
  );
  expect(tables.length).toBeGreaterThan(10);
  expect(GUARDED.map(({ table }) => table)).toEqual(expect.arrayContaining(tables));
});

it('guards tables that are there', () => {
  for (const { table, since, mayChange = [] } of GUARDED) {
    const names = columnsOf(table).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([...mayChange, ...(since === undefined ? [] : [since])]));
  }
});

it('is put on a database that was written before there were as many guards, when it is next started', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ragtime-guards-'));
  const path = join(folder, 'ragtime.sqlite');
  await writeEmptyDatabase(path);
  const older = new SqliteDatabase(path);
  for (const { table } of GUARDED) older.exec(`drop trigger "guard_insert_${table}"`);
  expect(areGuarded(older)).toBe(false);
  older.close();
  for (const _start of [1, 2]) {
    const started = await openDatabase(path);
    expect(areGuarded(started.sqlite)).toBe(true);
    started.close();
  }
  rmSync(folder, { recursive: true });
});
