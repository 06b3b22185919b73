import type SqliteDatabase from 'better-sqlite3';

/** Written with every message, and with every sign of life; nobody remembers anything that is read from them. */
const UNWATCHED = ['delivery', 'running_process'];

/** Which tables are meant; none for all that are watched. */
export type Stamp = (tables?: readonly string[]) => string;

/**
 * Answers a text that differs from all before it once any of the tables has changed, the ledger's and the processes' aside.
 * Triggers that only this connection sees count its own changes, of every new table too; what others commit SQLite itself
 * tells, without the table, so that their messages count as a change. It is seen from the next turn of the event loop on.
 */
export function watchChanges(sqlite: SqliteDatabase.Database): Stamp {
  const changes = new Map<string, number>();
  let all = 0;
  sqlite.function('ragtime_changed', { deterministic: false }, (table) => {
    all += 1;
    changes.set(String(table), (changes.get(String(table)) ?? 0) + 1);
    return null;
  });
  const tables = sqlite
    .prepare<[], string>("select name from main.sqlite_master where type = 'table' and name not glob 'sqlite_*'")
    .pluck()
    .all()
    .filter((name) => !UNWATCHED.includes(name));
  for (const table of tables) {
    for (const event of ['insert', 'update', 'delete']) {
      sqlite.exec(
        `create temp trigger "watch_${table}_${event}" after ${event} on main."${table}" begin select ragtime_changed('${table}'); end`,
      );
    }
  }
  const others = oncePerTurn(sqlite.prepare<[], number>('pragma data_version').pluck());
  const sumOf = (tables: readonly string[]) => tables.reduce((sum, table) => sum + (changes.get(table) ?? 0), 0);
  return (tables) => `${others()}-${tables === undefined ? all : sumOf(tables)}`;
}

/** Which column of which table is followed, by its name in the database. */
export interface Followed {
  readonly table: string;
  readonly column: string;
}

export type FollowRows = (followed: Followed, tell: (value: string) => void) => void;

/**
 * Tells what stands in a column of each row that this process writes or deletes, before it is committed and even when it is
 * undone: so that what is remembered of other rows may stay. What others commit only changes the stamp.
 */
export function followRows(sqlite: SqliteDatabase.Database): FollowRows {
  const listeners = new Map<string, ((value: string) => void)[]>();
  return ({ table, column }, tell) => {
    const name = `ragtime_followed_${table}_${column}`;
    const known = listeners.get(name);
    if (known !== undefined) {
      known.push(tell);
      return;
    }
    const all = [tell];
    listeners.set(name, all);
    sqlite.function(name, { deterministic: false }, (value) => {
      for (const one of all) one(String(value));
      return null;
    });
    for (const [event, row] of [
      ['insert', 'new'],
      ['update', 'new'],
      ['update', 'old'],
      ['delete', 'old'],
    ]) {
      sqlite.exec(
        `create temp trigger "follow_${table}_${column}_${event}_${row}" after ${event} on main."${table}" begin select ${name}(${row}."${column}"); end`,
      );
    }
  };
}

/**
 * A click asks two dozen times, and what another process commits within one turn of the event loop might as well have come
 * after it. What is read then is remembered under the older stamp, and read again in the next turn.
 */
function oncePerTurn(statement: SqliteDatabase.Statement<[], number>): () => number | undefined {
  let known: number | undefined;
  return () => {
    if (known !== undefined) return known;
    known = statement.get();
    setImmediate(() => {
      known = undefined;
    });
    return known;
  };
}
