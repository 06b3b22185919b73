/** Stored rows of one table, by column, as they are in the database. */
export interface NamedRows {
  readonly table: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** A file that is stored, with the reason why it belongs here. */
export interface DisclosedFile {
  readonly why: 'published' | 'uploaded' | 'not-for-publication';
  /** `2026-27/Q1` and the revision's number. */
  readonly quarter: string;
  readonly revision: number;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

export interface DisclosureDays {
  /** The first instant that counts. */
  readonly from?: Date | undefined;
  /** The first that counts no more. */
  readonly to?: Date | undefined;
}

/** Everything that is stored of somebody or something, whatever table it is in. */
export interface DisclosureReader {
  /** Rows in which any column holds one of these names, alone or within; those without an instant whatever the days. */
  rowsNaming(names: readonly string[], days: DisclosureDays): Promise<readonly NamedRows[]>;
  /** Files of the revisions whose snapshot holds one of these. */
  filesNaming(names: readonly string[], days: DisclosureDays): Promise<readonly DisclosedFile[]>;
}
