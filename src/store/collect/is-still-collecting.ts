import { eq, sql } from 'drizzle-orm';
import { staysOpen } from '../../core/review/returned.ts';
import type { CollectionBasis } from '../../usecases/ports.ts';
import type { Transaction } from '../database.ts';
import { prepareOnce } from '../prepare-once.ts';
import { readReturned } from '../review/answer-returns.ts';
import { collectionWindow } from '../schema/collect.ts';
import { plan } from '../schema/plan.ts';

/** No more than is asked: every Save reads it, and a window has dates and steps to be put together. */
const basisOf = prepareOnce((reader) =>
  reader
    .select({ state: collectionWindow.state, version: collectionWindow.version, planVersion: plan.version })
    .from(collectionWindow)
    .innerJoin(plan, eq(plan.id, sql.placeholder('planId')))
    .where(eq(collectionWindow.id, sql.placeholder('windowId')))
    .prepare(),
);

/**
 * The window collects, or is in review and an officer enters it, or what was returned keeps the entry open beyond that, and nothing has changed in it or in the
 * plan since the decision.
 */
export function isStillCollecting(tx: Transaction, basis: CollectionBasis): boolean {
  const window = readUnchanged(tx, basis);
  if (window === undefined) return false;
  const isOpen = window.state === 'collecting' || (basis.isEntered === true && window.state === 'review');
  return isOpen || staysOpen(window, readReturned(tx, basis.returnId));
}

/** Nothing has changed in the window or in the plan since the decision, whatever the window's state. */
export function isUnchanged(tx: Transaction, basis: CollectionBasis): boolean {
  return readUnchanged(tx, basis) !== undefined;
}

/** Undefined where the window or the plan has changed, or is gone. */
function readUnchanged(tx: Transaction, { windowId, windowVersion, planId, planVersion }: CollectionBasis) {
  const found = basisOf(tx).get({ windowId, planId });
  return found?.version === windowVersion && found.planVersion === planVersion ? found : undefined;
}
