import { getTableColumns, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { prepareOnce, type Reader } from './prepare-once.ts';

/**
 * Stores one row, of a table whose columns have no default but null; put together once for each connection.
 * @returns the number that SQLite gave it.
 */
export function prepareInsert<Table extends SQLiteTable>(
  table: Table,
): (tx: Reader, row: Table['$inferInsert']) => number {
  const columns = Object.entries(getTableColumns(table));
  const statement = prepareOnce((reader) =>
    reader
      .insert<SQLiteTable>(table)
      .values(Object.fromEntries(columns.map(([name]) => [name, sql`${sql.placeholder(name)}`])))
      .prepare(),
  );
  return (tx, row) => {
    const given: Readonly<Record<string, unknown>> = row;
    const values = columns.map(([name, column]) => {
      const value = given[name] ?? null;
      return [name, value === null ? null : column.mapToDriverValue(value)];
    });
    return Number(statement(tx).run(Object.fromEntries(values)).lastInsertRowid);
  };
}
