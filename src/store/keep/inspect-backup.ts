import { existsSync, readFileSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import { done, type Result, refuse } from '../../core/result.ts';
import type { BackupFault, SoundBackup } from '../../usecases/keep/restore-ports.ts';
import { DatabaseRefused, refuseNewer } from '../migrate-database.ts';
import { hashFile, hashPath } from './copy-database.ts';
import { countRows, findDamage } from './sound-database.ts';

/** Reads the whole file, and changes nothing. */
export async function inspectBackup(file: string): Promise<Result<SoundBackup, BackupFault>> {
  if (!existsSync(file)) return refuse({ reason: 'no-file' });
  const found = await hashFile(file);
  const expected = readHash(file);
  if (expected !== undefined && expected !== found) return refuse({ reason: 'other-hash', expected, found });
  try {
    return inspectDatabase(file, { sha256: found, isHashKnown: expected !== undefined });
  } catch (error) {
    if (error instanceof DatabaseRefused) return refuse({ reason: 'newer-version', problem: error.message });
    if (error instanceof SqliteDatabase.SqliteError) return refuse({ reason: 'not-sound', problem: error.message });
    throw error;
  }
}

/** As `sha256sum` writes it: the hash, two blanks, the name. */
function readHash(file: string): string | undefined {
  const path = hashPath(file);
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split(/\s/)[0]?.toLowerCase() : undefined;
}

/** `immutable` would ignore what still stands in a -wal file beside a copy that was made by hand. */
function inspectDatabase(
  file: string,
  hash: Pick<SoundBackup, 'sha256' | 'isHashKnown'>,
): Result<SoundBackup, BackupFault> {
  const sqlite = new SqliteDatabase(file, { readonly: true, fileMustExist: true });
  try {
    const damage = findDamage(sqlite);
    if (damage !== undefined) return refuse({ reason: 'not-sound', problem: damage });
    const counts = countRows(sqlite);
    if (counts.audit === undefined || counts.delivery === undefined) return refuse({ reason: 'not-ragtime' });
    refuseNewer(sqlite, file);
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return done({ ...hash, rows, knownUntil: readLastTrace(sqlite) });
  } finally {
    sqlite.close();
  }
}

/**
 * When the database last knew of anything. Every change leaves an audit row or a message; it may be earlier than the copying, and
 * then what follows looks a little further back than it must.
 */
export function readLastTrace(sqlite: SqliteDatabase.Database): Date {
  const newest = sqlite
    .prepare(
      'select max(coalesce((select max(at) from audit), 0), coalesce((select max(created_at) from delivery), 0), coalesce((select max(sent_at) from delivery), 0))',
    )
    .pluck()
    .get();
  return new Date(Number(newest));
}
