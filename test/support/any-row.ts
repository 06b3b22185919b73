import type SqliteDatabase from 'better-sqlite3';

type Value = string | number | null;

/** One row with something in every column; `known` by name says more, and `integer` is what other whole numbers are. */
export function addAnyRow(
  sqlite: SqliteDatabase.Database,
  table: string,
  { integer, known = {} }: { readonly integer: Value; readonly known?: Readonly<Record<string, Value>> },
): void {
  const columns = sqlite.prepare('select name, type from pragma_table_info(?)').raw().all(table);
  const values = new Map<string, Value>();
  for (const column of columns) {
    const [name, type] = Array.isArray(column) ? column.map(String) : [];
    if (name === undefined) continue;
    values.set(name, type?.toLowerCase() === 'integer' ? integer : 'text');
    if (name in known) values.set(name, known[name] ?? null);
  }
  const names = [...values.keys()].map((name) => `"${name}"`).join(', ');
  const marks = [...values.keys()].map(() => '?').join(', ');
  sqlite.prepare(`insert into "${table}" (${names}) values (${marks})`).run([...values.values()]);
}
