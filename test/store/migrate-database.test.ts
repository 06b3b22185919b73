import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { migrateDatabase } from '../../src/store/migrate-database.ts';
import { endOf, startProcess } from '../support/processes.ts';

const REAL_MIGRATIONS = fileURLToPath(new URL('../../drizzle', import.meta.url));
const FIXTURES = fileURLToPath(new URL('../fixtures/databases', import.meta.url));
const FIXTURE = join(FIXTURES, 'first.sqlite');
/** Every form sent once; and a year of two directorates, as it came back from a backup. */
const EVERY_PART = ['every-form.sqlite', 'restored-year.sqlite'];
/** The fixture as this version has it. */
const CURRENT_FOLDER = mkdtempSync(join(tmpdir(), 'ragtime-current-'));
const CURRENT = join(CURRENT_FOLDER, 'current.sqlite');
cpSync(FIXTURE, CURRENT);
await migrateDatabase(CURRENT);
afterAll(() => rmSync(CURRENT_FOLDER, { recursive: true }));

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-migrate-'));
  path = join(folder, 'ragtime.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The real migrations and one more that does what is given. */
function laterMigrations(sql: string): string {
  const later = join(folder, 'drizzle');
  cpSync(REAL_MIGRATIONS, later, { recursive: true });
  const journalPath = join(later, 'meta', '_journal.json');
  const journal = JSON.parse(readFileSync(journalPath, 'utf8'));
  const last = journal.entries.at(-1);
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 86_400_000, tag: '9999_later' });
  writeFileSync(journalPath, JSON.stringify(journal));
  writeFileSync(join(later, '9999_later.sql'), sql);
  return later;
}

/** Not SQLite's own, in which each new table may leave a row. */
function countRows(file: string): Record<string, number> {
  const sqlite = new SqliteDatabase(file, { readonly: true });
  const tables = sqlite
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like '\\_\\_%' escape '\\' and name not like 'sqlite%'",
    )
    .pluck()
    .all();
  const counts = Object.fromEntries(
    tables.map((table) => [table, sqlite.prepare(`select count(*) from "${table}"`).pluck().get()]),
  );
  sqlite.close();
  return counts;
}

/** Until the next migration comes, the newest fixture is as this version has it, and there is nothing to copy. */
function isOlder(name: string): boolean {
  const sqlite = new SqliteDatabase(join(FIXTURES, name), { readonly: true });
  const applied = sqlite.prepare('select count(*) from __drizzle_migrations').pluck().get();
  sqlite.close();
  return Number(applied) < readdirSync(REAL_MIGRATIONS).filter((each) => each.endsWith('.sql')).length;
}

/** What stands beside each published file, and what its bytes say. */
function publishedIn(file: string): readonly unknown[] {
  const sqlite = new SqliteDatabase(file, { readonly: true });
  const files = sqlite.prepare('select revision_id, format, sha256, hex(bytes) from revision_file').raw().all();
  sqlite.close();
  return files;
}

/** What a later version may have to do to a table that others point to: build it anew and put it in place. */
function rebuildSql(table: string): string {
  const sqlite = new SqliteDatabase(CURRENT, { readonly: true });
  const sql = String(
    sqlite.prepare("select sql from sqlite_master where type = 'table' and name = ?").pluck().get(table),
  );
  const indexes = sqlite
    .prepare("select sql from sqlite_master where type = 'index' and tbl_name = ? and sql is not null")
    .pluck()
    .all(table);
  sqlite.close();
  const steps = [
    sql
      .replaceAll(`"${table}".`, `"__new_${table}".`)
      .replace(new RegExp(`CREATE TABLE [\`"]${table}[\`"]`), `CREATE TABLE \`__new_${table}\``),
    `INSERT INTO \`__new_${table}\` SELECT * FROM \`${table}\``,
    `DROP TABLE \`${table}\``,
    `ALTER TABLE \`__new_${table}\` RENAME TO \`${table}\``,
    ...indexes.map(String),
  ];
  return steps.join(';\n--> statement-breakpoint\n');
}

function parentTables(): readonly string[] {
  const sqlite = new SqliteDatabase(CURRENT, { readonly: true });
  const tables = sqlite.prepare("select name from sqlite_master where type = 'table'").pluck().all().map(String);
  const parents = tables.flatMap((table) =>
    sqlite.prepare(`select "table" from pragma_foreign_key_list('${table}')`).pluck().all(),
  );
  sqlite.close();
  return [...new Set(parents.map(String))].toSorted();
}

/** The same rows, and the tables that were added since, empty. */
function withNewTables(before: Record<string, number>): Record<string, number> {
  const added = Object.keys(countRows(CURRENT)).filter((table) => !(table in before));
  return { ...Object.fromEntries(added.map((table) => [table, 0])), ...before };
}

describe('processes that start at once', () => {
  it('all come up without a file', async () => {
    const ends = await Promise.all([1, 2, 3].map(() => endOf(startProcess('writer-process.ts', path, 'count'))));
    expect(ends.map((end) => end.code)).toEqual([0, 0, 0]);
  });

  it('all come up on a file of an older version, which is changed once', async () => {
    cpSync(FIXTURE, path);
    const before = countRows(path);
    const later = laterMigrations(
      'CREATE TABLE `later` (`id` integer);\n--> statement-breakpoint\nINSERT INTO `later` VALUES (1)',
    );
    const ends = await Promise.all(
      [1, 2, 3].map(() => endOf(startProcess('writer-process.ts', path, 'migrate', later))),
    );
    expect(ends).toEqual(Array.from({ length: 3 }, () => ({ code: 0, out: 'migrated\n' })));
    expect(countRows(path)).toEqual({ ...withNewTables(before), later: 1 });
  });
});

describe.each(parentTables())('a later version that builds %s anew', (table) => {
  it('keeps every row of every table, and leaves a backup', async () => {
    cpSync(FIXTURE, path);
    const before = countRows(path);
    await migrateDatabase(path, laterMigrations(rebuildSql(table)));
    expect(countRows(path)).toEqual(withNewTables(before));
    const backups = readdirSync(folder).filter((name) => name.includes('before-upgrade'));
    expect(backups).toHaveLength(1);
    expect(countRows(join(folder, backups[0] ?? ''))).toEqual(before);
  });
});

describe('the fixture of the first version', () => {
  it('has rows in every table that holds data of its own', () => {
    const empty = Object.entries(countRows(FIXTURE)).filter(([, count]) => count === 0);
    expect(empty).toEqual([]);
  });
});

describe('the fixtures of the version with every part', () => {
  it('have rows in every table between them, but in that which is read only', () => {
    const counts = EVERY_PART.map((name) => countRows(join(FIXTURES, name)));
    const empty = Object.keys(counts[0] ?? {}).filter((table) => counts.every((each) => each[table] === 0));
    expect(empty).toEqual(['gap_choice']);
  });
});

describe.each(['first.sqlite', 'desk.sqlite', ...EVERY_PART])('the database of an earlier version: %s', (name) => {
  beforeEach(() => cpSync(join(FIXTURES, name), path));

  it('opens with this version and keeps every row, and every published byte', async () => {
    const [before, published] = [countRows(path), publishedIn(path)];
    expect(published.length).toBeGreaterThan(0);
    (await openDatabase(path)).close();
    expect(countRows(path)).toEqual(withNewTables(before));
    expect(publishedIn(path)).toEqual(published);
  });

  it('is changed once where two processes start on it at the same moment, and is copied before it is', async () => {
    const before = countRows(path);
    const ends = await Promise.all(
      [1, 2].map(() => endOf(startProcess('writer-process.ts', path, 'migrate', REAL_MIGRATIONS))),
    );
    expect(ends).toEqual([1, 2].map(() => ({ code: 0, out: 'migrated\n' })));
    expect(countRows(path)).toEqual(withNewTables(before));
    const copies = readdirSync(folder).filter((each) => each.includes('before-upgrade'));
    expect(copies.map((each) => countRows(join(folder, each)))).toEqual(isOlder(name) ? [before] : []);
  });
});

describe('a file of a newer version', () => {
  it('is refused with what to do, and not changed', async () => {
    cpSync(FIXTURE, path);
    await migrateDatabase(path, laterMigrations('CREATE TABLE `future` (`id` integer)'));
    const bytes = readFileSync(path);
    await expect(openDatabase(path)).rejects.toThrow(
      /written by a newer version.*Nothing was changed.*Start the newer version/s,
    );
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });
});

describe.each([
  ['leaves rows pointing nowhere', 'DELETE FROM `person`', /rows that do not exist/],
  ['breaks off half way', 'DELETE FROM `audit`;\n--> statement-breakpoint\nDROP TABLE `nowhere`', /no such table/],
])('a migration that %s', (_, sql, problem) => {
  it('fails at every start, and leaves a file that the version before opens with every row', async () => {
    cpSync(FIXTURE, path);
    const before = countRows(path);
    const bad = laterMigrations(sql);
    await expect(migrateDatabase(path, bad)).rejects.toThrow(problem);
    await expect(migrateDatabase(path, bad)).rejects.toThrow(problem);
    (await openDatabase(path)).close();
    expect(countRows(path)).toEqual(withNewTables(before));
  });
});
