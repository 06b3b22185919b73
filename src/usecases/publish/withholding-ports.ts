import type { Withholding } from '../../core/publish/withholding.ts';
import type { Result } from '../../core/result.ts';
import type { Author, Patience, WriteRefusal } from '../ports.ts';

/** Everything that was said about what is not for publication in one directorate and quarter. */
export interface WithholdingBook {
  /** Oldest first. */
  readonly all: readonly Withholding[];
  /** Grows with each: what a decision rests on. */
  readonly mark: number;
}

export interface NewWithholding extends Omit<Withholding, 'id' | 'actor'> {
  readonly directorateId: string;
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  readonly author: Author;
  /** The mark of the book that the decision rested on. */
  readonly basedOn: number;
}

export interface WithholdingStore {
  ofQuarter(directorateId: string, quarter: string): Promise<WithholdingBook>;
  /** One transaction with the audit row; `changed` when the book is no longer the one that it rested on. */
  append(added: NewWithholding, patience: Patience): Promise<Result<Withholding, WriteRefusal>>;
}
