import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import type { DatabaseFacts, DatabaseFile } from '../core/operate/judge-database.ts';
import { examineFolder, isWritable } from './examine-folder.ts';
import { areGuarded } from './guard-tables.ts';
import { versionOf } from './migrate-database.ts';

const LOCK_WAIT_MS = 5_000;

/**
 * The database's file as it is: read only, and never made or brought to this version.
 * @param explain what an error of SQLite or of the file system means, as a whole sentence without its full stop.
 */
export function examineDatabase(path: string, explain: (error: unknown) => string): DatabaseFacts {
  const { isUsable, freeBytes, disk } = examineFolder(dirname(path));
  return {
    path,
    isFolderWritable: isUsable && (!existsSync(path) || isWritable(path)),
    freeBytes,
    disk,
    file: examineFile(path, explain),
  };
}

function examineFile(path: string, explain: (error: unknown) => string): DatabaseFile {
  if (!existsSync(path)) return { state: 'absent' };
  let sqlite: SqliteDatabase.Database | undefined;
  try {
    sqlite = new SqliteDatabase(path, { readonly: true, fileMustExist: true, timeout: LOCK_WAIT_MS });
    return examineOpened(sqlite, path);
  } catch (error) {
    return { state: 'unusable', why: explain(error) };
  } finally {
    sqlite?.close();
  }
}

function examineOpened(sqlite: SqliteDatabase.Database, path: string): DatabaseFile {
  const checked = rowsOf(sqlite.pragma('quick_check')).map((row) => String(Object.values(Object(row))[0]));
  const damage = checked.filter((line) => line !== 'ok');
  return {
    state: 'opened',
    bytes: sizeOf(path),
    walBytes: sizeOf(`${path}-wal`),
    damage,
    orphans: damage.length > 0 ? 0 : rowsOf(sqlite.pragma('foreign_key_check')).length,
    version: versionOf(sqlite),
    isGuarded: areGuarded(sqlite),
  };
}

function rowsOf(answer: unknown): readonly unknown[] {
  return Array.isArray(answer) ? answer : [];
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
