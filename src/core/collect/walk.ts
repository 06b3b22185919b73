import { type AskedEntry, isAwaited, isSameEntry } from '../remind/asked-entry.ts';
import type { EntryKey } from './entry.ts';

/**
 * One way through everything that waits, from Start to the closing card. Where it stands follows from what was sent
 * since it began, so that nothing is asked twice and nothing new is missed.
 */
export interface Walk {
  readonly startedAt: Date;
  /** `3` of `8`. */
  readonly position: number;
  readonly total: number;
  /** Nothing waits behind it. */
  readonly isLast: boolean;
}

/** One entry of the way, in the order of the plan. */
export interface WalkLine extends AskedEntry {
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  /** Somebody else is asked for a draft first: it is not its owner's turn yet. */
  readonly isDraftedFirst?: boolean | undefined;
  /** Given, and not to be changed any more: it counts, but no step leads to it. */
  readonly isFixed?: boolean;
}

/**
 * `here`: the entry itself. `start`: the entry if it still waits, else the first that does. `next`: the first that waits
 * behind it. `back`: the one before it, sent or not.
 */
export type Step = 'here' | 'start' | 'next' | 'back';

export interface Stand {
  readonly startedAt: Date;
  readonly entry: EntryKey;
  readonly quarter: string | undefined;
  /** Where the entry stood in the way; it may have gone since. */
  readonly position: number;
}

/** The entry that a step leads to; undefined where there is none. */
export function stepWalk<Line extends WalkLine>(
  lines: readonly Line[],
  stand: Stand,
  step: Step,
): { readonly line: Line; readonly walk: Walk } | undefined {
  const way = lines.filter((line) => isOnTheWay(line) || isSentSince(line, stand.startedAt));
  const line = lineOf(way, stand, step);
  if (line === undefined) return undefined;
  const index = way.indexOf(line);
  const isLast = !way.slice(index + 1).some(isOnTheWay);
  return { line, walk: { startedAt: stand.startedAt, position: index + 1, total: way.length, isLast } };
}

/** It waits for its owner now. */
export function isOnTheWay(line: Omit<WalkLine, 'quarter'>): boolean {
  return isAwaited(line) && line.isDraftedFirst !== true;
}

export function isSentSince(line: Pick<WalkLine, 'answer'>, startedAt: Date): boolean {
  return line.answer !== undefined && line.answer.at >= startedAt;
}

function lineOf<Line extends WalkLine>(way: readonly Line[], stand: Stand, step: Step): Line | undefined {
  const found = way.findIndex((line) => isAt(line, stand));
  // What was taken out of the plan meanwhile has no place: the next one has moved up to where it stood.
  const index = found === -1 ? stand.position - 1 : found;
  const behind = found === -1 ? index : index + 1;
  switch (step) {
    case 'here':
      return way[found];
    case 'start':
      return way.slice(Math.max(found, 0), found + 1).find(isOnTheWay) ?? way.find(isOnTheWay);
    case 'next':
      return way.slice(behind).find(isOnTheWay);
    case 'back':
      return way.slice(0, Math.max(index, 0)).findLast(({ isFixed = false }) => !isFixed);
  }
}

function isAt(line: WalkLine, { entry, quarter }: Stand): boolean {
  return isSameEntry(line.entry, entry) && (quarter === undefined || line.quarter === quarter);
}
