import type { LadderDates } from '../calendar/ladder.ts';
import type { OwnPartDates } from '../calendar/part-dates.ts';
import { COLLECTED_PARTS } from '../calendar/window-part.ts';

/** The quarter's life. */
export type WindowState = 'planned' | 'collecting' | 'review' | 'signed-off' | 'published';

/**
 * What happens to a planned window when its opening time comes: it opens by itself, or it waits for the officer's Start,
 * because it is the first of the installation (`waits`) or was held. Once it collects, it is `by-itself`.
 */
export type WindowStart = 'by-itself' | 'waits' | 'held';

/** One quarter's collection for one directorate. */
export interface CollectionWindow {
  readonly id: string;
  readonly directorateId: string;
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  readonly state: WindowState;
  readonly start: WindowStart;
  /** Instants; due and close fall in the directorate's zone. They are those of every part that has none of its own. */
  readonly opensAt: Date;
  readonly dueAt: Date;
  readonly closesAt: Date;
  /** Local dates and times of the ladder; reminders use them in each person's own zone. */
  readonly steps: LadderDates;
  /** Dates of parts that have their own. What is due, open or closed is asked of the part: see windowOfPart. */
  readonly parts?: OwnPartDates | undefined;
  /** Grows by one with every change; a writer says which version its decision rested on. */
  readonly version: number;
}

/** Collecting has ended, and nothing is published: a draft can be asked for, signed, and found to be void. */
export function isBeforePublication({ state }: Pick<CollectionWindow, 'state'>): boolean {
  return state === 'review' || state === 'signed-off';
}

/** Nothing can be sent in it any more, whether or not the sweep has come round since. */
export function isOver(window: Pick<CollectionWindow, 'state' | 'closesAt' | 'parts'>, now: Date): boolean {
  return window.state !== 'planned' && (window.state !== 'collecting' || endsAt(window) <= now);
}

/** When collecting ends: with the last of texts, values, items, risks and equality actions. */
export function endsAt({ closesAt, parts }: Pick<CollectionWindow, 'closesAt' | 'parts'>): Date {
  if (parts === undefined) return closesAt;
  return new Date(Math.max(...COLLECTED_PARTS.map((part) => (parts[part]?.closesAt ?? closesAt).getTime())));
}
