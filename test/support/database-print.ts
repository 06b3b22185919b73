import { createHash } from 'node:crypto';
import SqliteDatabase from 'better-sqlite3';

/** Change by themselves, or with anybody who clicks at all: who runs, what Slack says of people. */
const VOLATILE = ['running_process', 'slack_user', 'workspace', 'sqlite_sequence'];

const SECRETS = [
  ['milestone_update', 'commentary'],
  ['indicator_update', 'commentary'],
  ['item_version', 'text'],
  ['returned', 'question'],
] as const;
/** Shorter ones stand in other places, too. */
const LONG_ENOUGH = 30;

type Row = readonly unknown[];

/** A file as JSON would be a list of its bytes, ten times as long and slow. */
function textOf(row: Row): string {
  const hasFile = row.some((value) => Buffer.isBuffer(value));
  return JSON.stringify(
    hasFile ? row.map((value) => (Buffer.isBuffer(value) ? value.toString('base64') : value)) : row,
  );
}

function columnOf(sqlite: SqliteDatabase.Database, table: string, column: string): readonly string[] {
  return sqlite.prepare(`select "${column}" from "${table}"`).pluck().all().map(String);
}

/** What people said or decided, as a mark for each table. */
export function readPrint(path: string): ReadonlyMap<string, string> {
  const sqlite = new SqliteDatabase(path, { readonly: true });
  try {
    return printOf(sqlite, tablesOf(sqlite));
  } finally {
    sqlite.close();
  }
}

/** What people typed and did not send: it names whatever they like, and binds nobody. */
const UNSENT = ['form_draft'];

/** A message that stands there is drawn anew, with nothing new in it. */
const DRAWN_ANEW = /^delivery \[\d+,"edit-/;

/** Every row of these tables, each with the name of its table before it. */
export function readRows(path: string, tables: readonly string[]): ReadonlySet<string> {
  const sqlite = new SqliteDatabase(path, { readonly: true });
  try {
    const rowsOf = (table: string) => sqlite.prepare(`select * from "${table}"`).raw().all() as Row[];
    const sent = tables.filter((table) => !UNSENT.includes(table));
    const rows = sent.flatMap((table) => rowsOf(table).map((row) => `${table} ${textOf(row)}`));
    return new Set(rows.filter((row) => !DRAWN_ANEW.test(row)));
  } finally {
    sqlite.close();
  }
}

/** Names of the tables that are not alike. */
export function changedTables(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) {
  return [...after.keys()].filter((table) => before.get(table) !== after.get(table));
}

function tablesOf(sqlite: SqliteDatabase.Database): readonly string[] {
  const names = sqlite.prepare("select name from sqlite_master where type = 'table'").pluck().all().map(String);
  return names.filter((name) => !VOLATILE.includes(name));
}

function printOf(sqlite: SqliteDatabase.Database, tables: readonly string[]): ReadonlyMap<string, string> {
  const markOf = (table: string) => {
    const rows = sqlite.prepare(`select * from "${table}"`).raw().all() as Row[];
    return createHash('sha256').update(rows.map(textOf).join('\n')).digest('hex');
  };
  return new Map(tables.map((table) => [table, markOf(table)]));
}

/** Tells whether anything that people said or decided has changed since it was asked last. */
export function openPrint(path: string) {
  const sqlite = new SqliteDatabase(path, { readonly: true });
  const tables = tablesOf(sqlite);
  const read = () => printOf(sqlite, tables);
  let version: unknown;
  let last = read();
  return {
    /** Names of the tables that are not as they were. */
    changed: (): readonly string[] => {
      const now = sqlite.pragma('data_version', { simple: true });
      if (now === version) return [];
      version = now;
      const [before, after] = [last, read()];
      last = after;
      return changedTables(before, after);
    },
    /** Every text of more than a few words that is stored and not published. */
    secrets: (): readonly string[] => {
      const published = sqlite.prepare('select snapshot from revision').pluck().all().join('\n');
      return SECRETS.flatMap(([table, column]) => columnOf(sqlite, table, column)).filter(
        (text) => text.length > LONG_ENOUGH && !published.includes(JSON.stringify(text).slice(1, -1)),
      );
    },
    close: () => sqlite.close(),
  };
}
