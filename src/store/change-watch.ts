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
