import { eq, sql } from 'drizzle-orm';
import { staysOpen } from '../../core/review/returned.ts';
import type { CollectionBasis } from '../../usecases/ports.ts';
import type { Transaction } from '../database.ts';
import { prepareOnce } from '../prepare-once.ts';
import { readReturned } from '../review/answer-returns.ts';
import { collectionWindow } from '../schema/collect.ts';
import { plan } from '../schema/plan.ts';

const windowById = prepareOnce((reader) =>
  reader
    .select()
    .from(collectionWindow)
    .where(eq(collectionWindow.id, sql.placeholder('id')))
    .prepare(),
);
const planVersion = prepareOnce((reader) =>
  reader
    .select({ version: plan.version })
    .from(plan)
    .where(eq(plan.id, sql.placeholder('id')))
    .prepare(),
);

/**
 * The window collects, or is in review and an officer enters it, or what was returned keeps the entry open beyond that, and nothing has changed in it or in the
 * plan since the decision.
 */
export function isStillCollecting(tx: Transaction, basis: CollectionBasis): boolean {
  const window = windowById(tx).get({ id: basis.windowId });
  if (window === undefined) return false;
  const isOpen = window.state === 'collecting' || (basis.isEntered === true && window.state === 'review');
  if (!isOpen && !staysOpen(window, readReturned(tx, basis.returnId))) return false;
  return window.version === basis.windowVersion && isSamePlan(tx, basis);
}

/** Nothing has changed in the window or in the plan since the decision, whatever the window's state. */
export function isUnchanged(tx: Transaction, basis: CollectionBasis): boolean {
  const window = windowById(tx).get({ id: basis.windowId });
  return window?.version === basis.windowVersion && isSamePlan(tx, basis);
}

function isSamePlan(tx: Transaction, basis: CollectionBasis): boolean {
  const current = planVersion(tx).get({ id: basis.planId });
  return current?.version === basis.planVersion;
}
