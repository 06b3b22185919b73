import type SqliteDatabase from 'better-sqlite3';

/** Lists of ids make statements of their own; beyond this the memory begins anew. */
const MOST_STATEMENTS = 500;

/**
 * Where a value is compared, or limits the rows, SQLite would look at it each time, and compile many a statement anew for
 * every other one, in the hope of a better plan: it has no statistics to find one by. As part of a sum it is left alone.
 */
function withPlanKept(source: string): string {
  return source.replaceAll(/(?<=[=<>] )\?/g, '+?').replaceAll(/(?<= limit )\?/g, '0 + ?');
}

/**
 * The same connection, which compiles each statement once: Drizzle asks for it anew at every use. Whoever takes a
 * statement from here leaves it as Drizzle does, rows as lists; statements with settings of their own are prepared on
 * the connection itself.
 */
export function rememberStatements(sqlite: SqliteDatabase.Database): SqliteDatabase.Database {
  const known = new Map<string, SqliteDatabase.Statement>();
  const prepare = (source: string): SqliteDatabase.Statement => {
    const found = known.get(source);
    if (found !== undefined) return found;
    if (known.size >= MOST_STATEMENTS) known.clear();
    const statement = sqlite.prepare(withPlanKept(source));
    known.set(source, statement);
    return statement;
  };
  return new Proxy(sqlite, {
    get: (target, key) => {
      if (key === 'prepare') return prepare;
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
