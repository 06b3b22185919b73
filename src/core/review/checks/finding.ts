/** The checks of a whole report, by their numbers. Source: design, section 11. */
export type CheckCode =
  | 'C1'
  | 'C2'
  | 'C3'
  | 'C4'
  | 'C13'
  | 'C14'
  | 'C16'
  | 'C17'
  | 'C22'
  | 'C26'
  | 'C27'
  | 'C29'
  | 'C30'
  | 'C31'
  | 'C34'
  | 'F1'
  | 'F2'
  | 'F3'
  | 'F5'
  | 'F6';

/** Facts block publishing until they are put right or waived with a reason; guesses stand on the officer's reading list. */
export type FindingLevel = 'block' | 'list';

export type SubjectKind = 'milestone' | 'indicator' | 'item' | 'risk' | 'equality-action' | 'department' | 'section';

/** What a finding is about. */
export interface FindingSubject {
  readonly kind: SubjectKind;
  readonly id: string;
  /** `COPS1`, `2.1`, `Risk 2`, a department's or section's name. */
  readonly ref: string;
  /** As printed; empty where the ref says it all. */
  readonly words: string;
}

/** One thing that a check found in a report. */
export interface Finding {
  readonly check: CheckCode;
  readonly level: FindingLevel;
  readonly subject: FindingSubject;
  /** Area or section, as printed. */
  readonly where: string;
  /** The sentence or figure it is about, or both texts side by side, each with whose it is. */
  readonly quotes: readonly Quote[];
  /** What was found, one plain sentence. */
  readonly found: string;
  /** What would settle it, one plain sentence. */
  readonly settledBy: string;
  /** The text concerned: when it changes, a waiver or dismissal does not count any more. */
  readonly basis: string;
}

export interface Quote {
  /** `COPS1`, `CFS2, Quarter 4 2025/26` */
  readonly of: string;
  readonly text: string;
}
