import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  createReadStream,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import SqliteDatabase from 'better-sqlite3';
import { done, type Result, refuse } from '../../core/result.ts';
import type { BackupFacts, BackupTrouble } from '../../usecases/keep/keep-ports.ts';
import { countRows, findDamage } from './sound-database.ts';

/** Real time; the writers of other processes hold the lock for moments only. */
const LOCK_WAIT_MS = 10_000;
/** A council's words are in it: for nobody but the user that runs Ragtime. */
const OWN_USER_ONLY = 0o600;

/**
 * Copies a database that others go on writing to. The rows are counted and copied in one reading transaction, so that both
 * are of the same moment and no writer can make the copying begin anew.
 */
export async function copyDatabase(from: string, to: string): Promise<Result<BackupFacts, BackupTrouble>> {
  const unfinished = `${to}.${process.pid}.unfinished`;
  try {
    const counts = await copyAndCount(from, unfinished);
    const damage = inspectCopy(unfinished, counts);
    if (damage !== undefined) return refuse({ reason: 'not-sound', problem: damage });
    const sha256 = await hashFile(unfinished);
    const { size: bytes } = statSync(unfinished);
    putInPlace(unfinished, to, sha256);
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return done({ sha256, bytes, tables: Object.keys(counts).length, rows });
  } catch (error) {
    return refuse({ reason: 'not-written', problem: error instanceof Error ? error.message : String(error) });
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${unfinished}${end}`, { force: true });
  }
}

async function copyAndCount(from: string, to: string): Promise<Readonly<Record<string, number>>> {
  const source = new SqliteDatabase(from, { readonly: true, fileMustExist: true, timeout: LOCK_WAIT_MS });
  try {
    source.exec('BEGIN');
    const counts = countRows(source);
    await source.backup(to);
    return counts;
  } finally {
    source.close();
  }
}

/** Without the files beside it that a database has while it is written to: a backup is one file. */
function inspectCopy(path: string, counts: Readonly<Record<string, number>>): string | undefined {
  const copy = new SqliteDatabase(path, { fileMustExist: true });
  try {
    copy.pragma('journal_mode = DELETE');
    const copied = countRows(copy);
    const wrong = Object.keys(counts).find((table) => copied[table] !== counts[table]);
    if (wrong !== undefined) {
      return `the table ${wrong} has ${counts[wrong]} rows, and its copy has ${copied[wrong] ?? 'none'}`;
    }
    return findDamage(copy);
  } finally {
    copy.close();
  }
}

/** Its SHA-256 stands beside it before it does: `sha256sum --check` reads that file. */
function putInPlace(unfinished: string, to: string, sha256: string): void {
  chmodSync(unfinished, OWN_USER_ONLY);
  syncFile(unfinished);
  writeFileSync(hashPath(to), `${sha256}  ${basename(to)}\n`, { mode: OWN_USER_ONLY });
  renameSync(unfinished, to);
  syncFile(dirname(to));
}

export function hashPath(path: string): string {
  return `${path}.sha256`;
}

export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** On the disk, not only with the system; a folder too, or its new name could be lost. Windows does not sync folders. */
export function syncFile(path: string): void {
  if (process.platform === 'win32') return;
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
}
