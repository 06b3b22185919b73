import type { Column, GetColumnData } from 'drizzle-orm';

type Row<Columns extends Record<string, Column>> = { [Name in keyof Columns]: GetColumnData<Columns[Name]> };

/**
 * Turns what `.values()` of a prepared `select(columns)` of one table answers into the rows that its `.all()` would give.
 * Drizzle finds for each value of each row anew where it belongs and how it is decoded, which takes longer than reading it;
 * here that is known beforehand. For what every message or every click asks.
 */
export function rowReader<Columns extends Record<string, Column>>(
  columns: Columns,
): (found: readonly (readonly unknown[])[]) => readonly Row<Columns>[] {
  const named = Object.entries(columns);
  const read = (values: readonly unknown[]) => {
    const row: Record<string, unknown> = {};
    let index = 0;
    for (const [name, column] of named) {
      const value = values[index];
      row[name] = value === null ? null : column.mapFromDriverValue(value);
      index += 1;
    }
    // What stands in a row is for the schema to say, here as in Drizzle.
    return row as Row<Columns>;
  };
  return (found) => found.map(read);
}
