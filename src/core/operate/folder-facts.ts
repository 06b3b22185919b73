/** A folder as it was found; nothing was made. */
export interface FolderFacts {
  readonly isThere: boolean;
  /** Whether this user can keep files there: where it is not there yet, whether it can be made. */
  readonly isUsable: boolean;
  /** On its disk, in bytes; undefined where the system does not say. */
  readonly freeBytes: number | undefined;
  /** The same number for every folder on one disk. */
  readonly disk: number;
}
