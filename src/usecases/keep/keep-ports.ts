import type { Backup } from '../../core/keep/backup.ts';
import type { RetentionCutoffs } from '../../core/keep/retention.ts';
import type { Result } from '../../core/result.ts';
import type { Author, Patience } from '../ports.ts';

/** A file in a folder. */
export interface BackupPlace {
  readonly folder: string;
  readonly name: string;
}

/** What was found when a copy was checked. */
export interface BackupFacts {
  /** Of the file. */
  readonly sha256: string;
  readonly bytes: number;
  readonly tables: number;
  readonly rows: number;
}

/** Why there is no backup: it could not be written, or the copy is not what was to be copied. */
export interface BackupTrouble {
  readonly reason: 'not-written' | 'not-sound';
  /** What the system or the check said. */
  readonly problem: string;
}

/** Where backups lie. */
export interface BackupShelf {
  /** Newest first; none where there is no such folder. */
  list(folder: string): Promise<readonly Backup[]>;
  /**
   * Copies what is stored at this moment into a new file, while others go on writing, and checks the copy: every table has
   * the rows that it had, and nothing in it is damaged. Its SHA-256 stands in a file beside it. Nothing stands under the name
   * before all of that is done.
   */
  add(place: BackupPlace): Promise<Result<BackupFacts, BackupTrouble>>;
  /** With the file beside it. Removing twice is the same as once. */
  remove(place: BackupPlace): Promise<void>;
}

/** Which rule lets rows go. */
export type RetentionRule = 'records' | 'drafts' | 'messages';

/** What has passed its retention in one table. */
export interface RetentionLine {
  readonly rule: RetentionRule;
  readonly table: string;
  readonly rows: number;
}

export interface RetentionStore {
  /** Tables with nothing to go are left out. */
  expired(cutoffs: RetentionCutoffs): Promise<readonly RetentionLine[]>;
  /** One transaction: the rows, the instants until which they may be deleted, and the audit row where any was. */
  remove(
    cutoffs: RetentionCutoffs,
    change: { readonly author: Author; readonly at: Date },
    patience: Patience,
  ): Promise<Result<readonly RetentionLine[], 'busy'>>;
}
