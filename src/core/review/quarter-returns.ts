import type { CollectionWindow } from '../collect/collection-window.ts';
import type { Person } from '../plan/plan.ts';
import { type Returned, type ReturnStand, returnOf, standOf, staysOpen } from './returned.ts';

/** What officers asked about what was said of one entry in one quarter. */
export interface QuarterReturns {
  /** Newest first. */
  readonly returns: readonly (Returned & { readonly askedBy: Person | undefined; readonly stand: ReturnStand })[];
  /** What the reader, an officer, may do about it now. */
  readonly officerMay: 'return' | 'close' | undefined;
}

export interface ReturnFacts {
  /** All of the entry, oldest first. */
  readonly returns: readonly Returned[];
  /** Of its directorate. */
  readonly windows: readonly Pick<CollectionWindow, 'quarter' | 'state'>[];
  readonly people: readonly Person[];
  /** The reader may send back what its owner said; without an owner nobody would answer. */
  readonly mayReturn: boolean;
}

/** @param quarter in which something was said, e.g. `2026-27/Q1` */
export function quarterReturns(quarter: string, { returns, windows, people, mayReturn }: ReturnFacts): QuarterReturns {
  const window = windows.find((each) => each.quarter === quarter);
  const isAsked = window !== undefined && window.state !== 'planned';
  const hasOpenQuestion = window !== undefined && staysOpen(window, returnOf(returns, quarter));
  const acts = [...(hasOpenQuestion ? (['close'] as const) : []), 'return' as const];
  return {
    returns: returns
      .filter((each) => each.quarter === quarter)
      .map((each) => ({
        ...each,
        askedBy: people.find(({ id }) => id === each.askedById),
        stand: standOf(each, window),
      }))
      .toReversed(),
    officerMay: isAsked && mayReturn ? acts.at(0) : undefined,
  };
}
