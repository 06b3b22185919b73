import type { IndicatorAnswer } from '../indicator/check-figure-answer.ts';
import type { Answer } from '../milestone/check-answer.ts';
import type { ReturnBasis } from './return-basis.ts';
import type { ReturnColumn } from './return-columns.ts';

/** One row of a return sheet in which somebody has filled in something. */
export interface ReturnRow {
  /** The sheet's name. */
  readonly sheet: string;
  readonly id: string;
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  /** Initials of whose row it was when the sheet was written. */
  readonly ownerInitials: string;
  readonly basis: ReturnBasis;
  /** As they stand in the row: they show whether it is still in one piece. */
  readonly ref: string;
  readonly words: string;
  /** `K7`, by column. */
  readonly cells: ReadonlyMap<ReturnColumn, string>;
}

export interface MilestoneRow extends ReturnRow {
  readonly kind: 'milestone';
  readonly answer: Answer;
}

export interface IndicatorRow extends ReturnRow {
  readonly kind: 'indicator';
  readonly answer: IndicatorAnswer;
  /** The figure where its cell holds a number, not a text: of `79.2%` a workbook keeps 0.792. */
  readonly number: number | undefined;
}

/** What one cell of a return sheet cannot be read as. */
export interface CellProblem {
  readonly sheet: string;
  readonly cell: string;
  readonly ref: string;
  readonly given: string;
  readonly fault: 'no-key' | 'no-choice' | 'no-day' | 'no-yes-or-no';
  /** What would be accepted, where that is one of a few. */
  readonly accepted: readonly string[];
}

export type ReturnSheetsRefusal =
  | { readonly reason: 'no-sheet' }
  | { readonly reason: 'no-columns'; readonly sheet: string; readonly missing: readonly string[] }
  | { readonly reason: 'cells'; readonly problems: readonly CellProblem[] };
