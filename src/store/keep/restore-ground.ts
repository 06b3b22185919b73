import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { done, type Result, refuse } from '../../core/result.ts';
import type { PutRequest, PutTrouble, RestoreGround, Standing } from '../../usecases/keep/restore-ports.ts';
import { openDatabase } from '../database.ts';
import { readRunning, thisMachine } from '../process-store.ts';
import { syncFile } from './copy-database.ts';
import { inspectBackup, readLastTrace } from './inspect-backup.ts';
import { markRestored } from './mark-restored.ts';

/** Real time. Nobody else knows of the copy. */
const PATIENCE_MS = 10_000;
/** A database that is written to has these beside it; newest changes may stand in the first. */
const COMPANIONS = ['-wal', '-shm'];

export function createRestoreGround(): RestoreGround {
  return { inspect: inspectBackup, look: async (target, now) => look(target, now), put };
}

function look(target: string, now: Date): Standing {
  if (!existsSync(target)) return { kind: 'nothing' };
  try {
    const sqlite = new SqliteDatabase(target, { readonly: true });
    try {
      const running = readRunning({ orm: drizzle(sqlite) }, now, thisMachine());
      return { kind: 'database', running, knownUntil: readLastTrace(sqlite) };
    } finally {
      sqlite.close();
    }
  } catch (error) {
    if (error instanceof SqliteDatabase.SqliteError) return { kind: 'unreadable' };
    throw error;
  }
}

async function put(request: PutRequest): Promise<Result<void, PutTrouble>> {
  const { target, aside } = request;
  const copy = `${resolve(target)}.restore-unfinished`;
  try {
    mkdirSync(dirname(copy), { recursive: true });
    await prepareCopy(copy, request);
    if (existsSync(target)) {
      if (isInUse(target)) return refuse({ reason: 'in-use' });
      moveAside(target, aside);
    }
    renameSync(copy, target);
    syncFile(dirname(copy));
    return done(undefined);
  } catch (error) {
    return refuse({ reason: 'not-written', problem: error instanceof Error ? error.message : String(error) });
  } finally {
    removeAll(copy);
  }
}

/** Everything that can fail is done to the copy, while the database that it replaces still stands. */
async function prepareCopy(copy: string, request: PutRequest): Promise<void> {
  removeAll(copy);
  // better-sqlite3's own copying takes along what stands in a -wal file beside a copy that was made by hand.
  const source = new SqliteDatabase(request.file, { readonly: true });
  try {
    await source.backup(copy);
  } finally {
    source.close();
  }
  const database = await openDatabase(copy);
  try {
    const marked = await database.write({ giveUpAt: performance.now() + PATIENCE_MS }, (tx) =>
      markRestored(tx, request),
    );
    if (!marked.ok) throw new Error('the copy is held by another program');
    database.sqlite.pragma('journal_mode = DELETE');
  } finally {
    database.close();
  }
  syncFile(copy);
}

/** With what stands beside it: a lock, and a copy of its own where it was of an older version. */
function removeAll(copy: string): void {
  const folder = dirname(copy);
  for (const name of readdirSync(folder)) if (name.startsWith(basename(copy))) rmSync(join(folder, name));
}

/** SQLite gives the journal up only where nobody else has the file open; a file that it cannot read is nobody's. */
function isInUse(target: string): boolean {
  try {
    const sqlite = new SqliteDatabase(target, { timeout: 0 });
    try {
      sqlite.pragma('journal_mode = DELETE');
    } finally {
      sqlite.close();
    }
    return false;
  } catch (error) {
    return error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY');
  }
}

function moveAside(target: string, aside: string): void {
  renameSync(target, aside);
  for (const end of COMPANIONS) {
    if (existsSync(`${target}${end}`)) renameSync(`${target}${end}`, `${aside}${end}`);
  }
}
