import type { EntryKey } from '../collect/entry.ts';
import type { IndicatorUpdate } from '../collect/indicator/indicator-update.ts';
import type { LedUpdate } from '../collect/led/led-entry.ts';
import type { MilestoneUpdate } from '../collect/milestone/update.ts';
import type { Indicator } from '../plan/plan.ts';

/** What was said of an entry in one quarter, whichever kind it is. */
export type Said =
  | { readonly kind: 'milestone'; readonly update: MilestoneUpdate }
  /** A figure is written in the way of its indicator. */
  | { readonly kind: 'indicator'; readonly update: IndicatorUpdate; readonly indicator: Indicator }
  | { readonly kind: 'led'; readonly update: LedUpdate };

/** One update, by the table of its kind. */
export interface UpdateKey {
  readonly entry: EntryKey;
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  readonly updateId: number;
}
