import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import type { DraftRequest, HandedMark } from '../collect/draft-request.ts';
import type { EntryKey, EntryKind } from '../collect/entry.ts';
import type { Status } from '../collect/milestone/status.ts';
import { isOutstanding, type Said } from '../collect/outstanding.ts';
import { askedDueText } from '../plan/due-text.ts';
import type { Milestone } from '../plan/plan.ts';
import { isWaiting, type Returned } from '../review/returned.ts';

/** What a window asks for, whatever its kind, with as much of it as people are reminded by. */
export interface AskedEntry {
  readonly entry: EntryKey;
  readonly ref: string;
  readonly words: string;
  readonly ownerId: string | undefined;
  /** As people read it: `To be done by 31 March 2027`, `Was due on 31 May 2026`; undefined when it has no date. */
  readonly due: string | undefined;
  /** What was said of it for the window's quarter; undefined while nothing was. */
  readonly answer: EntryWord | undefined;
  /** What was said of it last, in an earlier quarter. */
  readonly earlier: EntryWord | undefined;
  /** Completed, dropped or no longer collected before this quarter: never asked for again. */
  readonly isFinished: boolean;
  /** It waits, and may be recorded as on course without a text: see whyTextIsDue. */
  readonly mayStayOnCourse?: boolean;
  /** An officer sent it back with a question that waits for an answer. */
  readonly isReturned?: boolean;
  /** The answer says that it comes later: on this day it is asked for again. */
  readonly askAgainOn?: LocalDate | undefined;
  /** Who drafts it for the owner, or supplies the figure, by the plan and in its order: asked before the owner. */
  readonly contributorIds?: readonly string[];
  /** Somebody was asked by hand to draft it. */
  readonly request?: DraftRequest | undefined;
  /** The newest draft of this quarter that was handed to the owner. */
  readonly handed?: HandedMark | undefined;
}

/** Everybody who may be asked to draft it, or was. */
export function possibleContributors(
  asked: Pick<AskedEntry, 'contributorIds' | 'request' | 'handed'>,
): readonly string[] {
  const { contributorIds = [], request, handed } = asked;
  if (contributorIds.length === 0 && request === undefined && handed === undefined) return [];
  const ids = [...contributorIds, request?.contributorId, handed?.contributorId];
  return [...new Set(ids)].filter((id) => id !== undefined);
}

/** Names what somebody is asked for: an entry, or an action from a meeting. */
export interface AskKey {
  readonly kind: EntryKind | 'meeting-action';
  readonly id: string;
  /** Which one it is, where one entry is asked for more than once. */
  readonly ask?: string | undefined;
}

/** What was said of an entry in one quarter. */
export interface EntryWord {
  readonly at: Date;
  /** Undefined for what has none: data without a target, a risk. */
  readonly status: Status | undefined;
  /** A value as printed: `84.2%`. */
  readonly figure?: string | undefined;
}

/** Does this entry still wait for its owner? */
export function isAwaited({ answer, isFinished, isReturned = false }: AskedEntry): boolean {
  return isReturned || (answer === undefined && !isFinished);
}

/** The same on a day, with what was announced for it. */
export function isAwaitedOn(asked: AskedEntry, today: () => LocalDate): boolean {
  return isAwaited(asked) || (asked.askAgainOn !== undefined && compareDates(asked.askAgainOn, today()) <= 0);
}

/** Marks what waits for an answer to an officer's question. @param returns of the same quarter. */
export function markReturned<Entry extends AskedEntry>(
  entries: readonly Entry[],
  returns: readonly Returned[],
): readonly Entry[] {
  const waiting = new Set(returns.filter(isWaiting).map(({ entry }) => nameEntry(entry)));
  return entries.map((each) => ({ ...each, isReturned: waiting.has(nameEntry(each.entry)) }));
}

/** @param quarter the one that is asked about, e.g. `2026-27/Q1` */
export function askMilestone(milestone: Milestone, { update, earlier }: Said, quarter: string): AskedEntry {
  const { id, ref, words, ownerId, due, contributorIds } = milestone;
  return {
    entry: { kind: 'milestone', id },
    ref,
    words,
    ownerId,
    due: askedDueText(due, quarter),
    answer: update && { at: update.at, status: update.status },
    earlier: earlier && { at: earlier.at, status: earlier.status },
    isFinished: !isOutstanding(milestone, { update: undefined, earlier }),
    contributorIds,
  };
}

/** Where refs are listed, an action from a meeting stands among them. */
export const ACTION_REF = 'Action from the meeting';

/** One text for one ask, to look it up among others: `milestone/m-1/request-3`. */
export function nameAsk({ kind, id, ask }: AskKey): string {
  return ask === undefined ? nameEntry({ kind, id }) : `${nameEntry({ kind, id })}/${ask}`;
}

/** The same for the entry alone: `milestone/m-1`. */
export function nameEntry({ kind, id }: AskKey): string {
  return `${kind}/${id}`;
}

export function isSameEntry(one: AskKey, other: AskKey): boolean {
  return one.kind === other.kind && one.id === other.id;
}

/** How many of each kind. */
export type EntryCounts = Partial<Readonly<Record<EntryKind, number>>>;

export function countEntries(entries: readonly { readonly entry: EntryKey }[]): EntryCounts {
  const counts: Partial<Record<EntryKind, number>> = {};
  for (const { entry } of entries) counts[entry.kind] = (counts[entry.kind] ?? 0) + 1;
  return counts;
}
