import type { EntryKey, EntryKind } from '../collect/entry.ts';
import { isOutstanding, type Said } from '../collect/outstanding.ts';
import type { Status } from '../collect/status.ts';
import { dueText } from '../plan/due-text.ts';
import type { Due, Milestone } from '../plan/plan.ts';
import { isWaiting, type Returned } from '../review/returned.ts';

/** What a window asks for, whatever its kind, with as much of it as people are reminded by. */
export interface AskedEntry {
  readonly entry: EntryKey;
  readonly ref: string;
  readonly words: string;
  readonly ownerId: string | undefined;
  /** When it is to be done: `by 31 March 2027`, `each term`; undefined when it has no date. */
  readonly due: string | undefined;
  /** What was said of it for the window's quarter; undefined while nothing was. */
  readonly answer: EntryWord | undefined;
  /** What was said of it last, in an earlier quarter. */
  readonly earlier: EntryWord | undefined;
  /** Completed, dropped or no longer collected before this quarter: never asked for again. */
  readonly isFinished: boolean;
  /** An officer sent it back with a question that waits for an answer. */
  readonly isReturned?: boolean;
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

/** Marks what waits for an answer to an officer's question. @param returns of the same quarter. */
export function markReturned<Entry extends AskedEntry>(
  entries: readonly Entry[],
  returns: readonly Returned[],
): readonly Entry[] {
  const waiting = new Set(returns.filter(isWaiting).map(({ entry }) => nameEntry(entry)));
  return entries.map((each) => ({ ...each, isReturned: waiting.has(nameEntry(each.entry)) }));
}

export function askMilestone(milestone: Milestone, { update, earlier }: Said): AskedEntry {
  const { id, ref, words, ownerId, due } = milestone;
  return {
    entry: { kind: 'milestone', id },
    ref,
    words,
    ownerId,
    due: milestoneDueText(due),
    answer: update && { at: update.at, status: update.status },
    earlier: earlier && { at: earlier.at, status: earlier.status },
    isFinished: !isOutstanding(milestone, { update: undefined, earlier }),
  };
}

function milestoneDueText(due: Due): string | undefined {
  if (due.kind === 'none') return undefined;
  return due.kind === 'date' ? `by ${dueText(due)}` : dueText(due);
}

/** One text for one entry, to look it up among others: `milestone/m-1`. */
export function nameEntry({ kind, id }: EntryKey): string {
  return `${kind}/${id}`;
}

export function isSameEntry(one: EntryKey, other: EntryKey): boolean {
  return one.kind === other.kind && one.id === other.id;
}

/** How many of each kind. */
export type EntryCounts = Partial<Readonly<Record<EntryKind, number>>>;

export function countEntries(entries: readonly { readonly entry: EntryKey }[]): EntryCounts {
  const counts: Partial<Record<EntryKind, number>> = {};
  for (const { entry } of entries) counts[entry.kind] = (counts[entry.kind] ?? 0) + 1;
  return counts;
}
