import type { LadderStep } from './ladder.ts';

/** The parts of a window, in the order in which they are named. */
export const WINDOW_PARTS = ['texts', 'values', 'items', 'risks', 'equality', 'finance'] as const;

export type WindowPart = (typeof WINDOW_PARTS)[number];

/** The parts that have a due, a close or both of their own; the others have the window's. */
export type PartLadders = Partial<Readonly<Record<WindowPart, readonly LadderStep[]>>>;

/** When collecting ends: once these have closed the report is reviewed. Finance may come until it is signed. */
export const COLLECTED_PARTS: readonly WindowPart[] = ['texts', 'values', 'items', 'risks', 'equality'];
