import SqliteDatabase from 'better-sqlite3';

/**
 * better-sqlite3 waits synchronously: a long busy timeout would freeze every other click of this process. Wait a moment
 * only, then let others go and come back.
 */
const BUSY_TIMEOUT_MS = 20;
/**
 * Nobody waits for an answer before a process has started. Whoever opens a file first after a crash reads its journal back,
 * whoever closes it last puts it away, and has the file alone meanwhile: processes that start together meet there.
 */
const OPENING_TIMEOUT_MS = 10_000;

/** A file, `:memory:` for a database of its own, or the image of one with which such a database begins. */
export type DatabaseSource = string | Buffer;

/** A connection on which every commit is durable, to a file or an image that is migrated. */
export function openConnection(path: DatabaseSource): SqliteDatabase.Database {
  const sqlite = new SqliteDatabase(path, { timeout: OPENING_TIMEOUT_MS });
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  // What undoes a part of a transaction, and what is being sorted, is nobody's to keep: not in files beside the database.
  sqlite.pragma('temp_store = MEMORY');
  // The first read is what takes the file.
  sqlite.pragma('schema_version');
  sqlite.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  return sqlite;
}
