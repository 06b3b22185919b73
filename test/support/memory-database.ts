import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { type Database, openDatabase } from '../../src/store/database.ts';

/* Migrating takes longer than most tests. It is done once in each worker, and copied. */

let empty: Buffer | undefined;
let emptyFile: Buffer | undefined;

/** An empty database in memory. */
export async function openMemory(): Promise<Database> {
  if (empty === undefined) {
    const database = await openDatabase(':memory:');
    empty = database.sqlite.serialize();
    database.close();
  }
  return openDatabase(empty);
}

/** An empty database as a file, up to date. */
export async function writeEmptyDatabase(path: string): Promise<void> {
  if (emptyFile === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'ragtime-empty-'));
    const first = join(folder, 'ragtime.sqlite');
    (await openDatabase(first)).close();
    emptyFile = readFileSync(first);
    rmSync(folder, { recursive: true });
  }
  writeFileSync(path, emptyFile);
}

/** A file that nobody has open, as a database in memory can begin with it: those keep no write-ahead log. */
export function readImage(path: string): Buffer {
  const sqlite = new SqliteDatabase(path);
  sqlite.pragma('journal_mode = DELETE');
  const image = sqlite.serialize();
  sqlite.close();
  return image;
}
