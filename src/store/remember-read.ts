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

/** Beyond this many keys the memory begins anew. */
const MOST_KEYS = 10_000;

/** The same for what is asked of many entries or quarters, each by its key: all is forgotten with the first change. */
export function rememberReads<Key, Value>(
  database: Database,
  tables: readonly Table[],
  read: (key: Key) => Value,
): (key: Key) => Promise<Value> {
  const names = tables.map((table) => getTableName(table));
  const known = new Map<string, { readonly value: Value }>();
  let stamp = '';
  return async (key) => {
    const current = database.stamp(names);
    if (current !== stamp || known.size >= MOST_KEYS) known.clear();
    stamp = current;
    const name = JSON.stringify(key);
    const found = known.get(name);
    if (found !== undefined) return found.value;
    const value = read(key);
    known.set(name, { value });
    return value;
  };
}
