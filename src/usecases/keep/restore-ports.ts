import type { Result } from '../../core/result.ts';
import type { Author } from '../ports.ts';
import type { RunningProcess } from '../running-processes.ts';

/** A backup that can be restored. */
export interface SoundBackup {
  readonly sha256: string;
  /** Was there a file beside it that says the same? */
  readonly isHashKnown: boolean;
  readonly rows: number;
  /** The newest change in it. */
  readonly knownUntil: Date;
}

/** Why a file is none. */
export type BackupFault =
  | { readonly reason: 'no-file' }
  /** The file beside it says that it held something else. */
  | { readonly reason: 'other-hash'; readonly expected: string; readonly found: string }
  | { readonly reason: 'not-sound'; readonly problem: string }
  | { readonly reason: 'not-ragtime' }
  | { readonly reason: 'newer-version'; readonly problem: string };

/** What stands where the backup is to go. */
export type Standing =
  | { readonly kind: 'nothing' }
  /** `running`: processes that say they are at work on it. */
  | { readonly kind: 'database'; readonly running: readonly RunningProcess[]; readonly knownUntil: Date }
  /** Nobody can read it. */
  | { readonly kind: 'unreadable' };

export interface PutRequest {
  readonly file: string;
  readonly target: string;
  /** Where what stands there goes. */
  readonly aside: string;
  readonly backup: SoundBackup;
  readonly author: Author;
  readonly now: Date;
}

export type PutTrouble =
  /** Some program has the database open. */
  { readonly reason: 'in-use' } | { readonly reason: 'not-written'; readonly problem: string };

/** Files, and the databases in them. */
export interface RestoreGround {
  inspect(file: string): Promise<Result<SoundBackup, BackupFault>>;
  /** @param now real time: whether a process lives does not depend on the told one */
  look(target: string, now: Date): Promise<Standing>;
  /**
   * A copy of the backup, brought to this version, in the target's place; what stood there is kept under the other name.
   * In the copy stands that it was restored; no id of the lost days is given again; files that were on their way have
   * failed; and messages about windows that are not published are drawn anew. All of it, or nothing is changed.
   */
  put(request: PutRequest): Promise<Result<void, PutTrouble>>;
}
