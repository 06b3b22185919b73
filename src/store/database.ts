import type SqliteDatabase from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Result } from '../core/result.ts';
import type { Patience } from '../usecases/ports.ts';
import { type FollowRows, followRows, type Stamp, watchChanges } from './change-watch.ts';
import { migrateDatabase } from './migrate-database.ts';
import { type DatabaseSource, openConnection } from './open-connection.ts';
import { isPartOf } from './prepare-once.ts';
import { rememberStatements } from './remember-statements.ts';
import { createWriteQueue } from './write-queue.ts';

export interface Database {
  readonly orm: ReturnType<typeof openOrm>;
  readonly sqlite: SqliteDatabase.Database;
  /**
   * All of it or nothing, durable when it resolves. Shares one immediate transaction with what else is written in this turn
   * of the event loop; another process's lock is waited for without blocking this one. `work` may run more than once.
   */
  write<Value>(patience: Patience, work: (tx: Transaction) => Value): Promise<Result<Value, 'busy'>>;
  /**
   * Differs from every answer before once anything in these tables may have changed; without tables, anything but the ledger
   * and the list of processes, which are not watched.
   */
  readonly stamp: Stamp;
  /** Tells of each row of a table that this process changes, what stands in one column of it. */
  readonly follow: FollowRows;
  /** How often this process found the file locked so far, and tried again. */
  busyRetries(): number;
  close(): void;
}

export type Transaction = Parameters<Parameters<ReturnType<typeof openOrm>['transaction']>[0]>[0];

function openOrm(sqlite: SqliteDatabase.Database) {
  return drizzle(rememberStatements(sqlite));
}

/**
 * Opens the file, creating and migrating it as needed. `:memory:` gives a database of its own, an image one that begins so.
 * @throws DatabaseRefused when the file was written by a newer version of Ragtime.
 */
export async function openDatabase(path: DatabaseSource): Promise<Database> {
  await migrateDatabase(typeof path !== 'string' || path === ':memory:' ? undefined : path);
  const sqlite = openConnection(path);
  const orm = openOrm(sqlite);
  if (path === ':memory:') await migrateDatabase(sqlite);
  sqlite.pragma('foreign_keys = ON');
  // What has passed its retention is gone: overwritten, not only forgotten.
  sqlite.pragma('secure_delete = ON');
  const queue = createWriteQueue<Transaction>({
    transaction: (work) => {
      const known = (tx: Transaction) => {
        isPartOf(tx, orm);
        work(tx);
      };
      orm.transaction(known, { behavior: 'immediate' });
    },
    part: savepoints(sqlite),
    isOpen: () => sqlite.inTransaction,
  });
  return {
    orm,
    sqlite,
    write: queue.write,
    stamp: watchChanges(sqlite),
    follow: followRows(sqlite),
    busyRetries: queue.busyRetries,
    close: () => {
      queue.close();
      sqlite.close();
    },
  };
}

function savepoints(sqlite: SqliteDatabase.Database) {
  const [begin, keep, undo] = ['savepoint part', 'release part', 'rollback to part'].map((sql) => sqlite.prepare(sql));
  return <Value>(tx: Transaction, work: (tx: Transaction) => Value): Value => {
    begin?.run();
    try {
      return work(tx);
    } catch (error) {
      if (sqlite.inTransaction) undo?.run();
      throw error;
    } finally {
      if (sqlite.inTransaction) keep?.run();
    }
  };
}
