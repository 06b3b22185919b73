import { getTableName, type Table } from 'drizzle-orm';
import { rememberWhileUnchanged } from '../usecases/remind/remember.ts';
import type { Database } from './database.ts';

/**
 * For what is read with every click and changes a few times a year: read anew only once one of its tables has changed.
 * Everybody gets the same value, so nobody may change it.
 */
export function rememberRead<Value>(
  database: Database,
  tables: readonly Table[],
  read: () => Value,
): () => Promise<Value> {
  const names = tables.map((table) => getTableName(table));
  return rememberWhileUnchanged(
    async () => read(),
    () => database.stamp(names),
  );
}
