import type { Backup } from '../../core/keep/backup.ts';
import type { Result } from '../../core/result.ts';

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
