import { type Backup, backupAt, isBackupDue, surplusBackups } from '../../core/keep/backup.ts';
import { done, type Result } from '../../core/result.ts';
import type { BackupFacts, BackupPlace, BackupShelf, BackupTrouble } from './keep-ports.ts';

export interface BackUpPorts {
  readonly backups: BackupShelf;
}

export interface BackupMade extends BackupPlace, BackupFacts {}

/** Makes one backup now, and removes nothing. */
export async function backUp(
  { backups }: BackUpPorts,
  { folder, now }: { readonly folder: string; readonly now: Date },
): Promise<Result<BackupMade, BackupTrouble>> {
  const place = { folder, name: backupAt(now).name };
  const added = await backups.add(place);
  return added.ok ? done({ ...place, ...added.value }) : added;
}

export interface BackUpDaily {
  readonly folder: string;
  /** How many stay. */
  readonly kept: number;
  readonly now: Date;
}

export interface DailyBackup {
  /** Undefined where today's is there already. */
  readonly made: BackupMade | undefined;
  readonly removed: readonly Backup[];
}

/**
 * One a day, however often it is asked for. Old ones go only once a new one is there and sound: where none can be made, the
 * old ones are all there is.
 */
export async function backUpDaily(
  ports: BackUpPorts,
  { folder, kept, now }: BackUpDaily,
): Promise<Result<DailyBackup, BackupTrouble>> {
  if (!isBackupDue(await ports.backups.list(folder), now)) return done({ made: undefined, removed: [] });
  const made = await backUp(ports, { folder, now });
  if (!made.ok) return made;
  const removed = surplusBackups(await ports.backups.list(folder), kept);
  for (const { name } of removed) await ports.backups.remove({ folder, name });
  return done({ made: made.value, removed });
}
