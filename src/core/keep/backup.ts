/** A backup's name says when it was made: `ragtime-2026-07-03-020000.sqlite`, in UTC. */
const NAME = /^ragtime-(\d{4}-\d{2}-\d{2})-(\d{2})(\d{2})(\d{2})\.sqlite$/;
const DAY_MS = 86_400_000;

export interface Backup {
  /** Of the file, without its folder. */
  readonly name: string;
  readonly madeAt: Date;
}

export function backupAt(madeAt: Date): Backup {
  const [day = '', time = ''] = madeAt.toISOString().split('T');
  return { name: `ragtime-${day}-${time.slice(0, 8).replaceAll(':', '')}.sqlite`, madeAt };
}

/** Those among the files of a folder, newest first. Files of any other name are nobody's business here. */
export function readBackups(names: readonly string[]): readonly Backup[] {
  return names
    .flatMap((name) => readBackup(name) ?? [])
    .toSorted((one, other) => other.madeAt.getTime() - one.madeAt.getTime());
}

function readBackup(name: string): Backup | undefined {
  const [, day, hours, minutes, seconds] = NAME.exec(name) ?? [];
  if (day === undefined) return undefined;
  const madeAt = new Date(`${day}T${hours}:${minutes}:${seconds}Z`);
  return Number.isNaN(madeAt.getTime()) ? undefined : { name, madeAt };
}

/**
 * One a day. A clock that was set back must not keep Ragtime from making any for a long time: one from the future does not
 * count.
 */
export function isBackupDue(backups: readonly Backup[], now: Date): boolean {
  return !backups.some(({ madeAt }) => madeAt <= now && now.getTime() - madeAt.getTime() < DAY_MS);
}

/** What goes when `kept` of them are to stay: the oldest. */
export function surplusBackups(backups: readonly Backup[], kept: number): readonly Backup[] {
  return backups.slice(kept);
}
