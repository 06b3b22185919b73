import type { CollectionWindow } from '../collect/collection-window.ts';
import type { Person } from '../plan/plan.ts';
import { type Returned, type ReturnStand, returnOf, standOf, staysOpen } from './returned.ts';
import type { Wording } from './wording.ts';

/** What officers asked about what was said of one entry in one quarter. */
export interface QuarterReturns {
  /** Newest first. */
  readonly returns: readonly (Returned & { readonly askedBy: Person | undefined; readonly stand: ReturnStand })[];
  /** What officers edited of it, took back, and what its owner says to that, newest first. */
  readonly wordings: readonly (Wording & { readonly by: Person | undefined })[];
  /** What the reader, an officer, may do about it now. */
  readonly officerMay: 'return' | 'close' | undefined;
}

export interface ReturnFacts {
  /** All of the entry, oldest first. */
  readonly returns: readonly Returned[];
  /** All of the entry, oldest first. */
  readonly wordings: readonly Wording[];
  /** Of its directorate. */
  readonly windows: readonly Pick<CollectionWindow, 'quarter' | 'state'>[];
  readonly people: readonly Person[];
  /** The reader may send back what its owner said; without an owner nobody would answer. */
  readonly mayReturn: boolean;
}

/** @param quarter in which something was said, e.g. `2026-27/Q1` */
export function quarterReturns(quarter: string, facts: ReturnFacts): QuarterReturns {
  const { returns, wordings, people, mayReturn } = facts;
  const window = facts.windows.find((each) => each.quarter === quarter);
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
    wordings: wordings
      .filter((each) => each.quarter === quarter)
      .map((each) => ({ ...each, by: people.find(({ id }) => id === each.byId) }))
      .toReversed(),
    officerMay: isAsked && mayReturn ? acts.at(0) : undefined,
  };
}
