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

/** What people said or decided, as one text for each table. */
export function readPrint(path: string): ReadonlyMap<string, string> {
  const sqlite = new SqliteDatabase(path, { readonly: true });
  try {
    return prepareTables(sqlite).print();
  } finally {
    sqlite.close();
  }
}

/** What people typed and did not send: it names whatever they like, and binds nobody. */
const UNSENT = ['form_draft'];

/** A message that stands there is drawn anew, with nothing new in it. */
const DRAWN_ANEW = /^delivery \[\d+,"edit-/;

/** Names of the tables that are not alike. */
export function changedTables(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) {
  return [...after.keys()].filter((table) => before.get(table) !== after.get(table));
}

/** Reading the schema for a statement takes longer than carrying it out: each is prepared once. */
function prepareTables(sqlite: SqliteDatabase.Database) {
  const names = sqlite.prepare("select name from sqlite_master where type = 'table'").pluck().all().map(String);
  const known = names.filter((name) => !VOLATILE.includes(name));
  const statements = new Map(known.map((name) => [name, sqlite.prepare(`select * from "${name}"`).raw()]));
  const rowsOf = (table: string) => ((statements.get(table)?.all() ?? []) as Row[]).map(textOf);
  return {
    rowsOf,
    print: (): ReadonlyMap<string, string> => new Map(known.map((table) => [table, rowsOf(table).join('\n')])),
  };
}

/** Tells whether anything that people said or decided has changed since it was asked last. */
export function openPrint(path: string) {
  const sqlite = new SqliteDatabase(path, { readonly: true });
  const { rowsOf, print } = prepareTables(sqlite);
  const published = sqlite.prepare('select snapshot from revision').pluck();
  const secrets = SECRETS.map(([table, column]) => sqlite.prepare(`select "${column}" from "${table}"`).pluck());
  let version: unknown;
  let last = print();
  return {
    /** Names of the tables that are not as they were. */
    changed: (): readonly string[] => {
      const now = sqlite.pragma('data_version', { simple: true });
      if (now === version) return [];
      version = now;
      const [before, after] = [last, print()];
      last = after;
      return changedTables(before, after);
    },
    /** Every row of these tables, each with the name of its table before it. */
    rows: (tables: readonly string[]): ReadonlySet<string> => {
      const sent = tables.filter((table) => !UNSENT.includes(table));
      const rows = sent.flatMap((table) => rowsOf(table).map((row) => `${table} ${row}`));
      return new Set(rows.filter((row) => !DRAWN_ANEW.test(row)));
    },
    /** Every text of more than a few words that is stored and not published. */
    secrets: (): readonly string[] => {
      const shown = published.all().join('\n');
      return secrets
        .flatMap((column) => column.all().map(String))
        .filter((text) => text.length > LONG_ENOUGH && !shown.includes(JSON.stringify(text).slice(1, -1)));
    },
    close: () => sqlite.close(),
  };
}
