/** What commands are given: everything of one directorate, by the names that people type. Forged, one of them is another's. */
export interface Place {
  readonly directorate: string;
  readonly quarter: string;
  /** Ids. */
  readonly milestone: string;
  readonly item: string;
  readonly action: string;
  readonly finding: string;
  readonly blocking: string;
  /** Initials: of whom it is about, and of whoever brings it in. */
  readonly person: string;
  readonly enteredBy: string;
  readonly department: string;
  readonly files: Files;
  /** Of its own, empty at first. */
  readonly folder: string;
}

/** Paths. */
export interface Files {
  readonly plan: string;
  readonly values: string;
  readonly sheet: string;
  readonly finance: string;
  readonly narrative: string;
  readonly word: string;
  readonly backup: string;
}
