import type { Backup } from '../keep/backup.ts';
import type { Level } from './finding.ts';
import type { FolderFacts } from './folder-facts.ts';
import { type DatabaseFacts, isReadable } from './judge-database.ts';

export interface BackupsFacts {
  readonly folder: string;
  readonly place: FolderFacts;
  /** Newest first. */
  readonly backups: readonly Backup[];
}

export type BackupFinding = { readonly about: 'backups'; readonly level: Level; readonly folder: string } & (
  | { readonly says: 'backup-absent' | 'backup-folder-absent' | 'backup-folder-locked' }
  | { readonly says: 'backup-old' | 'backup-fresh'; readonly ageHours: number }
  | {
      readonly says: 'backup-disk-full' | 'backup-disk-low' | 'backup-disk-fine';
      readonly freeBytes: number;
      readonly wantedBytes: number;
    }
);

const HOUR_MS = 3_600_000;
/** One is made each day: after two days one is missing. */
const OLD_FROM_HOURS = 48;
/** After a week without one nobody can say that they are made. */
const FAULT_FROM_HOURS = 168;
/** Only when a new one is there the oldest goes. */
const COPIES_KEPT_FREE = 2;
const LOW_BELOW_BYTES = 100_000_000;

export function judgeBackups(facts: BackupsFacts, database: DatabaseFacts, now: Date): readonly BackupFinding[] {
  const { folder, place } = facts;
  const about = 'backups';
  const locked = place.isUsable ? [] : [{ about, level: 'fault', says: 'backup-folder-locked', folder } as const];
  const made = isReadable(database) && place.isUsable ? [judgeAge(facts, now)] : [];
  return [...locked, ...judgeDisk(facts, database), ...made];
}

/** On the database's own disk nothing is said twice. */
function judgeDisk({ folder, place }: BackupsFacts, { disk, file }: DatabaseFacts): readonly BackupFinding[] {
  const { freeBytes } = place;
  if (place.disk === disk || freeBytes === undefined) return [];
  const about = 'backups';
  const copyBytes = file.state === 'opened' ? file.bytes + file.walBytes : 0;
  const wantedBytes = Math.max(LOW_BELOW_BYTES, COPIES_KEPT_FREE * copyBytes);
  const told = { about, folder, freeBytes, wantedBytes } as const;
  if (freeBytes <= copyBytes) return [{ ...told, level: 'fault', says: 'backup-disk-full' }];
  if (freeBytes < wantedBytes) return [{ ...told, level: 'warning', says: 'backup-disk-low' }];
  return [{ ...told, level: 'ok', says: 'backup-disk-fine' }];
}

function judgeAge({ folder, place, backups }: BackupsFacts, now: Date): BackupFinding {
  const about = 'backups';
  if (!place.isThere) return { about, level: 'warning', says: 'backup-folder-absent', folder };
  // One from the future says that a clock was wrong, and not how old it is.
  const newest = backups.find(({ madeAt }) => madeAt <= now);
  if (newest === undefined) return { about, level: 'warning', says: 'backup-absent', folder };
  const ageHours = Math.floor((now.getTime() - newest.madeAt.getTime()) / HOUR_MS);
  if (ageHours < OLD_FROM_HOURS) return { about, level: 'ok', says: 'backup-fresh', folder, ageHours };
  return { about, level: ageHours < FAULT_FROM_HOURS ? 'warning' : 'fault', says: 'backup-old', folder, ageHours };
}
