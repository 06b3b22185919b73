import type { LocalDate } from '../calendar/local-date.ts';
import { done, type Result, refuse } from '../result.ts';

/** What a meeting that read a published report asked of somebody. */
export interface MeetingAction {
  /** `ma-7k3q9dx` */
  readonly id: string;
  readonly directorateId: string;
  /** The published quarter that was read: `2026-27/Q1`. */
  readonly quarter: string;
  /** The first quarter in whose report it stands what was done. */
  readonly askedFrom: string;
  readonly text: string;
  /** As printed, `3.2`; undefined where it is about the whole report. */
  readonly paragraph: string | undefined;
  readonly personId: string;
  readonly by: LocalDate | undefined;
  /** Where it is written down. */
  readonly minute: string | undefined;
  readonly at: Date;
}

/** Whether it is finished, as the person or an officer says. */
export const MEETING_PROGRESS = ['done', 'in-hand'] as const;
export type MeetingProgress = (typeof MEETING_PROGRESS)[number];

/** What was said of an action, appended and never changed; the newest of its sort stands. */
export interface MeetingWord {
  readonly actionId: string;
  readonly kind: MeetingProgress | 'withdrawn' | 'restored';
  /** The quarter in whose report it is printed. */
  readonly quarter: string;
  /** Empty when it was withdrawn or restored. */
  readonly words: string;
}

/** All actions of a directorate, and what was said of them, oldest first. */
export interface MeetingBook {
  readonly actions: readonly MeetingAction[];
  readonly words: readonly MeetingWord[];
  /** Grows with each: what a decision rests on. */
  readonly mark: number;
}

export const EMPTY_MEETING_BOOK: MeetingBook = { actions: [], words: [], mark: 0 };

export function isActionWithdrawn({ words }: MeetingBook, actionId: string): boolean {
  const newest = words.findLast(
    ({ actionId: id, kind }) => id === actionId && (kind === 'withdrawn' || kind === 'restored'),
  );
  return newest?.kind === 'withdrawn';
}

export interface AskedAction {
  readonly action: MeetingAction;
  /** What was said for that quarter's report; undefined while nothing was. */
  readonly said: SaidOfAction | undefined;
}

export interface SaidOfAction extends Pick<MeetingWord, 'words'> {
  readonly progress: MeetingProgress;
}

/** What is asked about in a quarter: an action comes again until it was done in the report before. */
export function actionsAskedIn(book: MeetingBook, quarter: string): readonly AskedAction[] {
  return book.actions
    .filter(({ id, askedFrom }) => askedFrom <= quarter && !isActionWithdrawn(book, id) && !wasDone(book, id, quarter))
    .map((action) => ({ action, said: saidIn(book, action.id, quarter) }));
}

/** Undone where a later word says that it is in hand after all. */
function wasDone({ words }: MeetingBook, actionId: string, before: string): boolean {
  const said = words.filter((word) => word.actionId === actionId && word.quarter < before && isProgress(word.kind));
  return said.at(-1)?.kind === 'done';
}

export function saidIn({ words }: MeetingBook, actionId: string, quarter: string): SaidOfAction | undefined {
  const newest = words.findLast(
    (word) => word.actionId === actionId && word.quarter === quarter && isProgress(word.kind),
  );
  if (newest === undefined || !isProgress(newest.kind)) return undefined;
  return { progress: newest.kind, words: newest.words };
}

function isProgress(kind: MeetingWord['kind']): kind is MeetingProgress {
  return kind === 'done' || kind === 'in-hand';
}

/** Unit: UTF-16 code units. */
export const LONGEST_ACTION = 500;
export const LONGEST_SAID = 1000;
export const LONGEST_MINUTE = 100;
const PARAGRAPH = /^\d{1,2}(\.\d{1,3}){0,2}$/u;

/** As typed. */
export interface TypedAction {
  readonly text: string;
  readonly paragraph: string;
  readonly minute: string;
}

export type ActionFault =
  | { readonly field: 'text'; readonly fault: 'missing' | 'too-long' }
  | { readonly field: 'paragraph'; readonly fault: 'no-number' }
  | { readonly field: 'minute'; readonly fault: 'too-long' };

/** All faults at once. */
export function checkAction(
  typed: TypedAction,
): Result<Pick<MeetingAction, 'text' | 'paragraph' | 'minute'>, readonly ActionFault[]> {
  const [text, paragraph, minute] = [typed.text.trim(), typed.paragraph.trim(), typed.minute.trim()];
  const faults: ActionFault[] = [];
  if (text === '') faults.push({ field: 'text', fault: 'missing' });
  if (text.length > LONGEST_ACTION) faults.push({ field: 'text', fault: 'too-long' });
  if (paragraph !== '' && !PARAGRAPH.test(paragraph)) faults.push({ field: 'paragraph', fault: 'no-number' });
  if (minute.length > LONGEST_MINUTE) faults.push({ field: 'minute', fault: 'too-long' });
  if (faults.length > 0) return refuse(faults);
  return done({ text, paragraph: paragraph || undefined, minute: minute || undefined });
}

export type SaidFault = 'missing' | 'too-long';

/** What was done is said in words, also where it is finished: councillors read it. */
export function checkSaid(words: string): Result<string, SaidFault> {
  const said = words.trim();
  if (said === '') return refuse('missing');
  return said.length > LONGEST_SAID ? refuse('too-long') : done(said);
}
