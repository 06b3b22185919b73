import type { Result } from '../../core/result.ts';
import type { GapChoice, GapPrint } from '../../core/review/gap.ts';
import type { Author, Patience, WriteRefusal } from '../ports.ts';

/** What was chosen in one directorate and quarter. */
export interface GapBook {
  /** Oldest first. */
  readonly choices: readonly GapChoice[];
  /** Grows with every choice; 0 when there is none. */
  readonly mark: number;
}

export interface NewGapChoices {
  readonly directorateId: string;
  readonly quarter: string;
  readonly windowId: string;
  /** The window as the decision knew it. */
  readonly windowVersion: number;
  /** The mark of the book that the decision knew. */
  readonly mark: number;
  /** `before` is what stood until now. */
  readonly chosen: readonly (GapChoice & { readonly before: GapPrint })[];
  readonly byId: string | undefined;
  readonly author: Author;
  readonly at: Date;
}

export interface GapStore {
  /** @param quarter e.g. `2026-27/Q1` */
  ofQuarter(directorateId: string, quarter: string): Promise<GapBook>;
  /** One transaction with an audit row for each; `changed` when the window or another choice is newer. */
  append(choices: NewGapChoices, patience: Patience): Promise<Result<void, WriteRefusal>>;
}
