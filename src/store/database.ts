import SqliteDatabase from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { done, type Result, refuse } from '../core/result.ts';
import type { Patience } from '../usecases/ports.ts';
import { migrateDatabase } from './migrate-database.ts';

/**
 * better-sqlite3 waits synchronously: a long busy timeout would freeze every other click of this process. Wait a moment
 * only, then let others go and come back.
 */
const BUSY_TIMEOUT_MS = 20;
const RETRY_DELAY_MS = 25;

export interface Database {
  readonly orm: ReturnType<typeof openOrm>;
  readonly sqlite: SqliteDatabase.Database;
  /** One immediate transaction; another process's lock is waited for without blocking this one. */
  write<Value>(patience: Patience, work: (tx: Transaction) => Value): Promise<Result<Value, 'busy'>>;
  close(): void;
}

export type Transaction = Parameters<Parameters<ReturnType<typeof openOrm>['transaction']>[0]>[0];

function openOrm(sqlite: SqliteDatabase.Database) {
  return drizzle(sqlite);
}

/**
 * Opens the file, creating and migrating it as needed. `:memory:` gives a database of its own.
 * @throws DatabaseRefused when the file was written by a newer version of Ragtime.
 */
export async function openDatabase(path: string): Promise<Database> {
  await migrateDatabase(path === ':memory:' ? undefined : path);
  const sqlite = new SqliteDatabase(path, { timeout: BUSY_TIMEOUT_MS });
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  const orm = openOrm(sqlite);
  if (path === ':memory:') await migrateDatabase(sqlite);
  sqlite.pragma('foreign_keys = ON');
  return {
    orm,
    sqlite,
    write: (patience, work) => writeWithPatience(patience, () => orm.transaction(work, { behavior: 'immediate' })),
    close: () => sqlite.close(),
  };
}

async function writeWithPatience<Value>(patience: Patience, attempt: () => Value): Promise<Result<Value, 'busy'>> {
  for (;;) {
    try {
      return done(attempt());
    } catch (error) {
      if (!isBusy(error)) throw error;
    }
    if (performance.now() + RETRY_DELAY_MS > patience.giveUpAt) return refuse('busy');
    await new Promise((resolve) => setTimeout(resolve, RETRY_DELAY_MS));
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
