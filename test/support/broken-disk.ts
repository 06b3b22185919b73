import SqliteDatabase from 'better-sqlite3';
import type { Disk } from './ragtime-orders.ts';

const connections = new Set<SqliteDatabase.Database>();
/** As many pages as SQLite can count to: no limit of ours. */
const NO_LIMIT = 2 ** 32 - 2;

/** Remembers every connection that this process opens from now on: each sets its journal as the first thing. */
export function watchConnections(): void {
  const { prototype } = SqliteDatabase;
  const { pragma } = prototype;
  prototype.pragma = function (this: SqliteDatabase.Database, ...args: Parameters<typeof pragma>) {
    connections.add(this);
    return pragma.apply(this, args);
  };
}

export function countOpenConnections(): number {
  return [...connections].filter(({ open }) => open).length;
}

/** SQLite itself answers SQLITE_FULL once a database would grow beyond its limit, and SQLITE_READONLY to every write. */
export function setDisk(disk: Disk): void {
  for (const sqlite of connections) {
    if (!sqlite.open) continue;
    const pages = Number(sqlite.pragma('page_count', { simple: true }));
    sqlite.pragma(`max_page_count = ${disk === 'full' ? pages : NO_LIMIT}`);
    sqlite.pragma(`query_only = ${disk === 'read-only' ? 1 : 0}`);
  }
}
