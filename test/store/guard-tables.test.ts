import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { GUARDED } from '../../src/store/guard-tables.ts';
import { addAnyRow } from '../support/any-row.ts';

const SCHEMA = new URL('../../src/store/schema/', import.meta.url);
const LATER = Date.parse('2032-08-01T00:00:00Z');

let database: Database;
beforeEach(async () => {
  database = await openDatabase(':memory:');
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
