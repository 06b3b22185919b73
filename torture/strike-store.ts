import { mkdtempSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import type { Disk } from '../test/support/ragtime-orders.ts';
import { STRIKES_AT_CLOCK } from './strike-processes.ts';
import type { Strikes } from './strikes.ts';
import type { World } from './world.ts';

/** Longer than anybody's patience, who waits for an answer. */
const LONGEST_LOCK_MS = 4_000;
const SHORT_LOCK_MS = 400;
const LONGEST_DISK_MS = 1_500;

export const STRIKES_AT_STORE: Strikes = {
  'database locked for a moment': ({ council }, random) => holdLock(council.databasePath, random.below(SHORT_LOCK_MS)),
  'database locked for long': ({ council }, random) =>
    holdLock(council.databasePath, LONGEST_LOCK_MS / 2 + random.below(LONGEST_LOCK_MS / 2)),
  'disk full': (world, random) => breakDisk(world, 'full', random.below(LONGEST_DISK_MS)),
  'disk read-only': (world, random) => breakDisk(world, 'read-only', random.below(LONGEST_DISK_MS)),
  'backup running': copyWhileItRuns,
  ...STRIKES_AT_CLOCK,
};

/** As a backup does that copies the file under a lock. */
async function holdLock(path: string, ms: number) {
  // Not a moment of waiting: that would hold Slack's side up as well.
  const sqlite = new SqliteDatabase(path, { timeout: 0 });
  try {
    sqlite.exec('begin immediate');
    await sleep(ms);
    sqlite.exec('rollback');
    return 'struck';
  } catch (error) {
    // Somebody else writes at this moment: then it is locked as it is.
    if (!(error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY'))) throw error;
    return 'missed';
  } finally {
    sqlite.close();
  }
}

async function breakDisk(world: World, disk: Disk, ms: number) {
  await tellAll(world, disk);
  await sleep(ms);
  await tellAll(world, 'well');
  return 'struck' as const;
}

async function tellAll({ council }: World, disk: Disk): Promise<void> {
  await Promise.all(council.processes.map((one) => one.tell({ kind: 'sabotage', how: { how: 'disk', disk } })));
}

/** A backup as it is made every night, in the middle of everything; where it says that there is none, there is none. */
async function copyWhileItRuns({ council, copies, told, note }: World) {
  const saved = [...told.saved];
  const folder = mkdtempSync(join(dirname(council.databasePath), 'copy-'));
  try {
    await council.command('backup', '--to', folder);
  } catch (error) {
    note(`no backup: ${String(error).split('\n').slice(0, 2).join(' ')}`);
    return 'struck' as const;
  }
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.sqlite'))) {
    copies.push({ path: join(folder, name), saved });
  }
  return 'struck' as const;
}
