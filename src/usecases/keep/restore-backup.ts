import { done, type Result, refuse } from '../../core/result.ts';
import type { Author } from '../ports.ts';
import type { RunningProcess } from '../running-processes.ts';
import type { BackupFault, PutTrouble, RestoreGround, SoundBackup } from './restore-ports.ts';

export interface RestoreRequest {
  readonly file: string;
  /** The database that it becomes. */
  readonly target: string;
  /** May a database that stands there make room? */
  readonly replaces: 'nothing' | 'what-stands-there';
  readonly author: Author;
  /** Told. */
  readonly now: Date;
  /** Real time, for whether processes live. */
  readonly realNow: Date;
}

export interface Restored {
  readonly backup: SoundBackup;
  /** Where the former database is now; undefined where there was none. */
  readonly aside: string | undefined;
}

export type RestoreRefusal =
  | BackupFault
  | PutTrouble
  | { readonly reason: 'running'; readonly process: RunningProcess }
  /** Undefined `knownUntil`: nobody can read what stands there. */
  | { readonly reason: 'stands-there'; readonly backup: SoundBackup; readonly knownUntil: Date | undefined };

/** Puts a backup in the place of the database, or into an empty place. Refuses while anybody works on what stands there. */
export async function restoreBackup(
  { ground }: { readonly ground: RestoreGround },
  { file, target, replaces, author, now, realNow }: RestoreRequest,
): Promise<Result<Restored, RestoreRefusal>> {
  const backup = await ground.inspect(file);
  if (!backup.ok) return backup;
  const standing = await ground.look(target, realNow);
  if (standing.kind === 'database' && standing.running[0] !== undefined) {
    return refuse({ reason: 'running', process: standing.running[0] });
  }
  if (standing.kind !== 'nothing' && replaces === 'nothing') {
    const knownUntil = standing.kind === 'database' ? standing.knownUntil : undefined;
    return refuse({ reason: 'stands-there', backup: backup.value, knownUntil });
  }
  const aside = `${target}.before-restore-${now.toISOString().slice(0, 19).replaceAll(':', '')}`;
  const put = await ground.put({ file, target, aside, backup: backup.value, author, now });
  if (!put.ok) return put;
  return done({ backup: backup.value, aside: standing.kind === 'nothing' ? undefined : aside });
}
