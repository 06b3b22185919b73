import type { CollectionWindow } from '../collect/collection-window.ts';
import type { EntryKey } from '../collect/entry.ts';
import { done, type Result, refuse } from '../result.ts';

/** An update that an officer sent back with a question. */
export interface Returned {
  /** Grows with every return of the installation. */
  readonly id: number;
  readonly entry: EntryKey;
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  /** The update that was sent back; the id is one of the entry's own kind. */
  readonly updateId: number;
  /** As typed, line breaks kept. */
  readonly question: string;
  /** Person id of the officer; undefined from the command line. */
  readonly askedById: string | undefined;
  readonly at: Date;
  /** When the next update was stored. */
  readonly answeredAt: Date | undefined;
  /** When the officer closed it, answered or not. */
  readonly closedAt: Date | undefined;
  /** Asked when the quarter was published: its answer is for the next revision. */
  readonly isCorrection?: boolean;
}

/** Its question waits for an answer: the entry is outstanding again. Source: glossary, "Returned". */
export function isWaiting({ answeredAt, closedAt }: Pick<Returned, 'answeredAt' | 'closedAt'>): boolean {
  return answeredAt === undefined && closedAt === undefined;
}

/**
 * What was returned stays open to its owner until the officer closes it, whatever the date, answered or not; a report
 * that is published is not changed by it. Then only what was returned since is open, for one answer.
 * @param returned the newest return of the entry in the window's quarter.
 */
export function staysOpen(window: Pick<CollectionWindow, 'state'>, returned: Returned | undefined): boolean {
  if (returned === undefined || returned.closedAt !== undefined) return false;
  if (window.state === 'published') return returned.isCorrection === true && isWaiting(returned);
  return window.state !== 'planned';
}

/** A question that nobody answered before its report was published does not stand in the way of a correction. */
export function standsInTheWay(window: Pick<CollectionWindow, 'state'>, returned: Returned | undefined): boolean {
  if (returned === undefined || !isWaiting(returned)) return false;
  return window.state !== 'published' || returned.isCorrection === true;
}

/** "Still on course" is not enough any more once an officer has asked, whatever became of the question. */
export function wasReturned(returns: readonly Returned[], quarter: string): boolean {
  return returns.some((returned) => returned.quarter === quarter);
}

/** The question as it stands above a form. */
export interface FormQuestion {
  /** Of the return. */
  readonly id: number;
  readonly question: string;
  /** Name of the officer; undefined from the command line. */
  readonly askedBy: string | undefined;
  readonly at: Date;
  readonly isWaiting: boolean;
}

/** Undefined where nothing was asked, or the officer has closed it. */
export function toFormQuestion(
  returned: Returned | undefined,
  people: readonly { readonly id: string; readonly name: string }[],
): FormQuestion | undefined {
  if (returned === undefined || returned.closedAt !== undefined) return undefined;
  const { id, question, askedById, at } = returned;
  const askedBy = people.find((person) => person.id === askedById)?.name;
  return { id, question, askedBy, at, isWaiting: isWaiting(returned) };
}

/** A question that came while somebody typed: it is shown before anything is stored. */
export function isUnseen(question: FormQuestion | undefined, seenId: number | undefined): question is FormQuestion {
  return question?.isWaiting === true && question.id !== seenId;
}

/** The newest return of a quarter. */
export function returnOf(returns: readonly Returned[], quarter: string | undefined): Returned | undefined {
  return returns.findLast((returned) => returned.quarter === quarter);
}

/**
 * Where a question stands: it waits, was answered and may be answered anew, or is closed. Once the report is published:
 * it waits for the one answer that a correction needs, has it, or is over with what was asked before.
 */
export type ReturnStand = 'waits' | 'answered' | 'closed' | 'waits-for-correction' | 'corrected' | 'over';

export function standOf(
  { answeredAt, closedAt, isCorrection = false }: Pick<Returned, 'answeredAt' | 'closedAt' | 'isCorrection'>,
  window: Pick<CollectionWindow, 'state'> | undefined,
): ReturnStand {
  if (closedAt !== undefined) return 'closed';
  if (window?.state !== 'published') return answeredAt === undefined ? 'waits' : 'answered';
  if (!isCorrection) return 'over';
  return answeredAt === undefined ? 'waits-for-correction' : 'corrected';
}

/** What somebody reads when a text of theirs comes back. */
export interface ReturnNotice {
  readonly entry: EntryKey;
  readonly quarter: string;
  readonly ref: string;
  readonly words: string;
  readonly question: string;
  /** Undefined from the command line. */
  readonly officerName?: string | undefined;
  /** Name of the owner, where the reader stands in. */
  readonly insteadOf?: string | undefined;
  /** Who says that what was entered for them is wrong; then the reader is an officer. */
  readonly disputedBy?: string | undefined;
}

/** Unit: UTF-16 code units. Above it the form with the question on top would not fit. */
export const LONGEST_QUESTION = 1000;

export type QuestionFault = 'missing' | 'too-long';

/** The question as it is stored. */
export function checkQuestion(typed: string): Result<string, QuestionFault> {
  const question = typed.trim();
  if (question === '') return refuse('missing');
  return question.length > LONGEST_QUESTION ? refuse('too-long') : done(question);
}
