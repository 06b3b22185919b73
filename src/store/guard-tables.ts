import type SqliteDatabase from 'better-sqlite3';

/*
 * What people said and what was published is never changed: not by a fault in this program, and not by another program
 * that opens the file. Triggers cannot be written in the schema, and a migration that rebuilds a table loses them, so they
 * are made from this list after every migration. See docs/decisions for the choice.
 */

interface Guard {
  readonly table: string;
  /** Columns that say what became of a row later; all others stay as they were written. */
  readonly mayChange?: readonly string[];
  /** The instant from which its retention counts; without it a row is kept for ever. */
  readonly since?: string;
}

export const GUARDED: readonly Guard[] = [
  { table: 'audit', since: 'at' },
  { table: 'milestone_update', since: 'at' },
  { table: 'indicator_update', since: 'at' },
  { table: 'supplied_figure', since: 'at' },
  { table: 'figure_query', since: 'at' },
  { table: 'led_update', since: 'at' },
  { table: 'section_confirmation', since: 'at' },
  { table: 'item_version', since: 'at' },
  { table: 'nil_return', since: 'at' },
  { table: 'issue_outcome', since: 'at' },
  { table: 'finance_version', since: 'at' },
  { table: 'finance_narrative', since: 'at' },
  { table: 'proposal', since: 'at' },
  { table: 'check_decision', since: 'at' },
  { table: 'acceptance', since: 'at' },
  { table: 'draft_request', since: 'at' },
  {
    table: 'handed_draft',
    since: 'at',
    mayChange: ['decision', 'decided_by_id', 'decided_at', 'question', 'update_id'],
  },
  { table: 'returned', since: 'at', mayChange: ['answered_at', 'closed_at'] },
  { table: 'revision' },
  { table: 'revision_file' },
  { table: 'revision_annex' },
  { table: 'withholding', since: 'at' },
  { table: 'sign_off_draft' },
  { table: 'sign_off_answer' },
  { table: 'sign_off_void' },
  { table: 'sign_off_change' },
  { table: 'sign_off_change_mark' },
  { table: 'revision_upload' },
  { table: 'item_order', since: 'at' },
  { table: 'wording', since: 'at' },
  { table: 'gap_choice', since: 'at' },
  { table: 'entry_gap', since: 'at' },
  { table: 'section_wording', since: 'at' },
  { table: 'meeting_action' },
  { table: 'meeting_word' },
  { table: 'restoration' },
];

const PREFIX = 'guard_';

/** Takes the guards away, so that a migration can move rows. Inside its transaction. */
export function dropGuards(sqlite: SqliteDatabase.Database): void {
  for (const name of storedGuards(sqlite).keys()) sqlite.exec(`DROP TRIGGER "${name}"`);
}

/** Puts the guards on every table of the list that is there. */
export function guardTables(sqlite: SqliteDatabase.Database): void {
  dropGuards(sqlite);
  for (const sql of wantedGuards(sqlite).values()) sqlite.exec(sql);
}

/** Are they those of this program? */
export function areGuarded(sqlite: SqliteDatabase.Database): boolean {
  const [stored, wanted] = [storedGuards(sqlite), wantedGuards(sqlite)];
  return stored.size === wanted.size && [...wanted].every(([name, sql]) => stored.get(name) === sql);
}

function storedGuards(sqlite: SqliteDatabase.Database): ReadonlyMap<string, string> {
  const rows = sqlite
    .prepare("select name, sql from sqlite_master where type = 'trigger' and name like 'guard\\_%' escape '\\'")
    .raw()
    .all();
  return new Map(rows.map((row) => (Array.isArray(row) ? [String(row[0]), String(row[1])] : ['', ''])));
}

function wantedGuards(sqlite: SqliteDatabase.Database): ReadonlyMap<string, string> {
  const [columns, keys] = [columnsOf(sqlite), keysOf(sqlite)];
  const guards = new Map<string, string>();
  for (const guard of GUARDED) {
    const known = columns.get(guard.table);
    if (known === undefined) continue;
    guards.set(`${PREFIX}insert_${guard.table}`, refuseReplace(guard, keys.get(guard.table) ?? [['rowid']]));
    guards.set(`${PREFIX}update_${guard.table}`, refuseUpdate(guard, known));
    guards.set(`${PREFIX}delete_${guard.table}`, refuseDelete(guard));
  }
  return guards;
}

type NameRow = readonly [table: string, ...names: string[]];

/** Each process asks at its start, of three dozen tables: one query for all takes half the time. */
function columnsOf(sqlite: SqliteDatabase.Database): ReadonlyMap<string, readonly string[]> {
  const rows = sqlite.prepare(
    "select t.name, pragma_table_info.name from sqlite_master t, pragma_table_info(t.name) where t.type = 'table' order by t.name, cid",
  );
  const byTable = Map.groupBy(rows.raw().all() as NameRow[], ([table]) => table);
  return new Map([...byTable].map(([table, found]) => [table, found.map(([_, column = '']) => column)]));
}

/** Of each table every set of columns that tells its rows apart: each is what a row can be replaced by. */
function keysOf(sqlite: SqliteDatabase.Database): ReadonlyMap<string, readonly (readonly string[])[]> {
  const rows = sqlite.prepare(
    `select t.name, pragma_index_list.name, pragma_index_info.name
     from sqlite_master t, pragma_index_list(t.name), pragma_index_info(pragma_index_list.name)
     where t.type = 'table' and "unique" order by t.name, pragma_index_list.name, pragma_index_info.seqno`,
  );
  const byTable = Map.groupBy(rows.raw().all() as NameRow[], ([table]) => table);
  const keys = (found: readonly NameRow[]) =>
    [...Map.groupBy(found, ([_, index]) => index).values()].map((key) => key.map(([_, __, column = '']) => column));
  return new Map([...byTable].map(([table, found]) => [table, [['rowid'], ...keys(found)]]));
}

/**
 * `INSERT OR REPLACE` takes a row away without a DELETE that a trigger would see (but where `recursive_triggers` is on,
 * which another program decides for itself). A trigger before the insert runs before any conflict is settled. Where the
 * rowid is left to SQLite it reads as -1, which no row has.
 */
function refuseReplace({ table }: Guard, keys: readonly (readonly string[])[]): string {
  const isThere = keys.map((key) => {
    const same = key.map((column) => `"${column}" = NEW."${column}"`).join(' AND ');
    return `EXISTS (SELECT 1 FROM "${table}" WHERE ${same})`;
  });
  return `CREATE TRIGGER "${PREFIX}insert_${table}" BEFORE INSERT ON "${table}" WHEN ${isThere.join(' OR ')} BEGIN SELECT RAISE(ABORT, '${table} keeps what was written: such a row is there already'); END`;
}

/** Without a list of columns, which would not name the rowid that every row has beside them. */
function refuseUpdate({ table, mayChange = [] }: Guard, columns: readonly string[]): string {
  const kept = ['rowid', ...columns.filter((column) => !mayChange.includes(column))];
  const [old, changed] = ['OLD', 'NEW'].map((row) => kept.map((column) => `${row}."${column}"`).join(', '));
  const when = mayChange.length === 0 ? '' : ` WHEN (${old}) IS NOT (${changed})`;
  return `CREATE TRIGGER "${PREFIX}update_${table}" BEFORE UPDATE ON "${table}"${when} BEGIN SELECT RAISE(ABORT, '${table} keeps what was written: add a row instead'); END`;
}

/** A row may go once a retention run has named the instant before which its table is emptied. */
function refuseDelete({ table, since }: Guard): string {
  const unless =
    since === undefined
      ? ''
      : ` WHEN NOT EXISTS (SELECT 1 FROM "retention_cutoff" WHERE "table_name" = '${table}' AND "before" > OLD."${since}")`;
  return `CREATE TRIGGER "${PREFIX}delete_${table}" BEFORE DELETE ON "${table}"${unless} BEGIN SELECT RAISE(ABORT, '${table} is kept until its retention has passed'); END`;
}
