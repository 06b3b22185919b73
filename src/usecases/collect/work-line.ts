import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import type { Draft } from '../../core/collect/draft.ts';
import type { Plan } from '../../core/plan/plan.ts';
import type { AskedEntry } from '../../core/remind/asked-entry.ts';

/** One line of somebody's work: an entry of any kind, with what was said of it. */
export interface WorkLine extends AskedEntry {
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  readonly areaName: string;
  /** What the person whose work this is has begun and not sent. */
  readonly draft?: Draft | undefined;
  /** Somebody else drafts it: their name. `ready`: the text waits for the reader. */
  readonly drafter?: { readonly kind: 'asked' | 'ready'; readonly name: string } | undefined;
  /** Until that text is there, and no longer than until last call, it is not the reader's turn: Start goes past it. */
  readonly isDraftedFirst?: boolean | undefined;
  /** The reader supplies its figure, and its owner confirms it. */
  readonly isToSupply?: boolean;
  /** Given, and not to be changed any more: a late figure that is final. */
  readonly isFixed?: boolean;
  /** The milestone whose text this one reads. */
  readonly coveredBy?: { readonly ref: string; readonly words: string };
}

/** What one window asks of some owners. */
export interface AskedOf {
  readonly plan: Plan;
  readonly window: CollectionWindow;
  /** Person ids: somebody and those they stand in for. */
  readonly owners: readonly string[];
}
