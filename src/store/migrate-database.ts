import { existsSync, renameSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import SqliteDatabase from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { areGuarded, dropGuards, guardTables } from './guard-tables.ts';

const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../drizzle', import.meta.url));
/** Another process may be migrating a large file; starting later is better than failing. */
const LOCK_WAIT_MS = 60_000;

/** The file cannot be used as it is; the message says why and what to do. */
export class DatabaseRefused extends Error {
  override readonly name = 'DatabaseRefused';
}

/**
 * Brings a database to the version of this program. A file is migrated under a lock that all processes share, after a
 * backup beside it; an open connection (in memory) is migrated as it is.
 */
export async function migrateDatabase(
  target: string | SqliteDatabase.Database | undefined,
  folder = MIGRATIONS_FOLDER,
): Promise<void> {
  if (target === undefined) return;
  if (typeof target !== 'string') return runMigrations(target, folder);
  if (isUpToDate(target, folder)) return;
  const lock = takeLock(`${target}.lock`);
  try {
    await migrateFile(target, folder);
  } finally {
    lock.close();
  }
}

function isUpToDate(path: string, folder: string): boolean {
  if (!existsSync(path)) return false;
  const sqlite = new SqliteDatabase(path, { timeout: LOCK_WAIT_MS });
  try {
    return pendingCount(sqlite, folder, path) === 0 && areGuarded(sqlite);
  } finally {
    sqlite.close();
  }
}

async function migrateFile(path: string, folder: string): Promise<void> {
  const isNew = !existsSync(path);
  const sqlite = new SqliteDatabase(path, { timeout: LOCK_WAIT_MS });
  try {
    const pending = pendingCount(sqlite, folder, path);
    if (pending === 0 && areGuarded(sqlite)) return;
    if (pending > 0 && !isNew && appliedVersions(sqlite).length > 0) await backUp(sqlite, path);
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    runMigrations(sqlite, folder);
  } finally {
    sqlite.close();
  }
}

/**
 * Foreign keys go off before the transaction opens: inside it the pragma is ignored, and rebuilding a parent table would
 * act on its children. All is one transaction, the check of what came out included: drizzle's own `migrate()` commits
 * first, and what is wrong by then would be taken for good by the next start.
 */
function runMigrations(sqlite: SqliteDatabase.Database, folder: string): void {
  sqlite.pragma('foreign_keys = OFF');
  sqlite
    .transaction(() => {
      dropGuards(sqlite);
      applyPending(sqlite, folder);
      refuseOrphans(sqlite);
      guardTables(sqlite);
    })
    .immediate();
  sqlite.pragma('foreign_keys = ON');
}

/** In the table and with the hashes that drizzle-kit knows. */
function applyPending(sqlite: SqliteDatabase.Database, folder: string): void {
  sqlite.exec(
    'CREATE TABLE IF NOT EXISTS "__drizzle_migrations" (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)',
  );
  const newestApplied = Math.max(0, ...appliedVersions(sqlite));
  const remember = sqlite.prepare('INSERT INTO "__drizzle_migrations" (hash, created_at) VALUES (?, ?)');
  for (const { sql, hash, folderMillis } of readMigrationFiles({ migrationsFolder: folder })) {
    if (folderMillis <= newestApplied) continue;
    for (const statement of sql) sqlite.exec(statement);
    remember.run(hash, folderMillis);
  }
}

function refuseOrphans(sqlite: SqliteDatabase.Database): void {
  const orphans = sqlite.pragma('foreign_key_check');
  if (!Array.isArray(orphans) || orphans.length === 0) return;
  throw new DatabaseRefused(
    `The database ${sqlite.name} cannot be brought to this version of Ragtime: after the change ${orphans.length} rows would ` +
      `point to rows that do not exist, the first of them ${JSON.stringify(orphans[0])}. Nothing was changed. This is a ` +
      'fault in Ragtime: go on with the version that you had, and report this message.',
  );
}

/** @throws DatabaseRefused where a newer version of Ragtime wrote it */
export function refuseNewer(sqlite: SqliteDatabase.Database, path: string): void {
  pendingCount(sqlite, MIGRATIONS_FOLDER, path);
}

/** How many migrations this program would add. Refuses a file that has migrations which this program does not know. */
function pendingCount(sqlite: SqliteDatabase.Database, folder: string, path: string): number {
  const known = readMigrationFiles({ migrationsFolder: folder }).map((migration) => migration.folderMillis);
  const newestKnown = Math.max(...known);
  const applied = appliedVersions(sqlite);
  const newestApplied = Math.max(0, ...applied);
  if (newestApplied > newestKnown) {
    throw new DatabaseRefused(
      `The database ${path} was written by a newer version of Ragtime (its last change is of ${new Date(newestApplied).toISOString()}, ` +
        `this program knows changes up to ${new Date(newestKnown).toISOString()}). Nothing was changed. ` +
        'Start the newer version, or restore the backup that it left beside the file when it upgraded.',
    );
  }
  return known.filter((version) => version > newestApplied).length;
}

/** How far the migrations of an open database have come, seen from this program. */
export function versionOf(sqlite: SqliteDatabase.Database, folder = MIGRATIONS_FOLDER): 'current' | 'older' | 'newer' {
  const newestKnown = Math.max(
    ...readMigrationFiles({ migrationsFolder: folder }).map(({ folderMillis }) => folderMillis),
  );
  const newestApplied = Math.max(0, ...appliedVersions(sqlite));
  if (newestApplied === newestKnown) return 'current';
  return newestApplied > newestKnown ? 'newer' : 'older';
}

function appliedVersions(sqlite: SqliteDatabase.Database): readonly number[] {
  const table = sqlite.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
  if (table === undefined) return [];
  return sqlite.prepare('select created_at from __drizzle_migrations').pluck().all().map(Number);
}

async function backUp(sqlite: SqliteDatabase.Database, path: string): Promise<void> {
  const version = Math.max(...appliedVersions(sqlite));
  const day = new Date(version).toISOString().slice(0, 10);
  const unfinished = `${path}.backup-unfinished`;
  await sqlite.backup(unfinished);
  renameSync(unfinished, `${path}.before-upgrade-from-${day}`);
}

/** An exclusive transaction on a small file beside the database: the system gives it free when its holder dies. */
function takeLock(path: string): SqliteDatabase.Database {
  const lock = new SqliteDatabase(path, { timeout: LOCK_WAIT_MS });
  lock.exec('BEGIN EXCLUSIVE');
  return lock;
}
