import type { Actor } from '../../../core/access.ts';
import type { IndicatorFault } from '../../../core/collect/indicator/check-figure-answer.ts';
import type { AnswerFault } from '../../../core/collect/milestone/check-answer.ts';
import type { StatusChoice } from '../../../core/collect/milestone/status-choice.ts';
import type { ReturnColumn } from '../../../core/collect/sheet/return-columns.ts';
import type { ReturnRow } from '../../../core/collect/sheet/return-row.ts';
import type { Person } from '../../../core/plan/plan.ts';
import type { Question } from '../../../core/review/question.ts';
import type { Author } from '../../ports.ts';

/** Why a row cannot be taken. */
export type RowFault =
  /** No such entry is in force. */
  | { readonly fault: 'gone' }
  | { readonly fault: 'twice' }
  /** Ref or words are not those of the entry with the row's id: rows were sorted without their hidden columns. */
  | { readonly fault: 'mixed-up'; readonly wanted: string }
  | { readonly fault: 'other-owner'; readonly initials: string | undefined }
  | { readonly fault: 'not-yours'; readonly initials: string }
  | { readonly fault: 'closed'; readonly quarter: string }
  | { readonly fault: 'day-not-needed' }
  | { readonly fault: 'perhaps-a-share' }
  | { readonly fault: 'not-offered'; readonly offered: readonly StatusChoice[] }
  | { readonly fault: 'answer'; readonly answer: AnswerFault }
  | { readonly fault: 'figure'; readonly figure: IndicatorFault };

export interface RowProblem {
  readonly sheet: string;
  readonly cell: string;
  readonly ref: string;
  readonly what: RowFault;
}

/** Something came since the row was written. Nothing is stored; both are to be shown. */
export interface RowConflict {
  readonly sheet: string;
  readonly cell: string;
  readonly ref: string;
  readonly since:
    | { readonly kind: 'update'; readonly by: string; readonly at: Date; readonly text: string }
    | { readonly kind: 'question'; readonly by: string | undefined; readonly at: Date; readonly text: string }
    | { readonly kind: 'figure'; readonly by: string; readonly at: Date; readonly text: string };
  /** What the row says. */
  readonly given: string;
}

/** What the form would ask once. */
export interface RowQuestions {
  readonly sheet: string;
  readonly cell: string;
  readonly ref: string;
  readonly questions: readonly Question[];
  /** Name of a contributor whose draft waits for the owner, and would no longer be needed. */
  readonly drafter: string | undefined;
}

export type RowDecision<New> =
  | { readonly kind: 'store'; readonly update: New; readonly asked: RowQuestions }
  /** It says what stands already, or what stood when the sheet was written. */
  | { readonly kind: 'already-in' | 'untouched' }
  | { readonly kind: 'conflict'; readonly conflict: RowConflict }
  | { readonly kind: 'problems'; readonly problems: readonly RowProblem[] };

/** Who brings the sheet in, and how it came. */
export interface Entering {
  readonly person: Person;
  /** The rights of that person. */
  readonly actor: Actor;
  /** `e-mail of 3 July` */
  readonly howItCame: string;
  /** For the audit. */
  readonly author: Author;
  readonly now: Date;
}

export function placeOf({ sheet, cells, ref }: ReturnRow, column: ReturnColumn) {
  return { sheet, cell: cells.get(column) ?? '', ref };
}

export function problemsAt(row: ReturnRow, faults: readonly (readonly [ReturnColumn, RowFault])[]) {
  const problems = faults.map(([column, what]): RowProblem => ({ ...placeOf(row, column), what }));
  return { kind: 'problems' as const, problems };
}

/** An earlier entry of the same person from the same source, such as a slip that they now put right: nobody is overwritten. */
export function isOwnEntry(
  { enteredById, howItCame }: { readonly enteredById: string | undefined; readonly howItCame?: string | undefined },
  { person, howItCame: how }: Entering,
): boolean {
  return enteredById === person.id && howItCame === how;
}
