import type { Backup } from '../keep/backup.ts';
import type { Level } from './finding.ts';

export interface BackupsFacts {
  readonly folder: string;
  /** Newest first. */
  readonly backups: readonly Backup[];
}

export type BackupFinding = { readonly about: 'backups'; readonly level: Level; readonly folder: string } & (
  | { readonly says: 'backup-absent' }
  | { readonly says: 'backup-old' | 'backup-fresh'; readonly ageHours: number }
);

const HOUR_MS = 3_600_000;
/** One is made each day: after two days one is missing. */
const OLD_FROM_HOURS = 48;
/** After a week without one nobody can say that they are made. */
const FAULT_FROM_HOURS = 168;

export function judgeBackups({ folder, backups }: BackupsFacts, now: Date): BackupFinding {
  const about = 'backups';
  // One from the future says that a clock was wrong, and not how old it is.
  const newest = backups.find(({ madeAt }) => madeAt <= now);
  if (newest === undefined) return { about, level: 'warning', says: 'backup-absent', folder };
  const ageHours = Math.floor((now.getTime() - newest.madeAt.getTime()) / HOUR_MS);
  if (ageHours < OLD_FROM_HOURS) return { about, level: 'ok', says: 'backup-fresh', folder, ageHours };
  return { about, level: ageHours < FAULT_FROM_HOURS ? 'warning' : 'fault', says: 'backup-old', folder, ageHours };
}
