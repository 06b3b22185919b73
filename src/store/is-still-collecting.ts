import { eq } from 'drizzle-orm';
import type { CollectionBasis } from '../usecases/ports.ts';
import type { Transaction } from './database.ts';
import { collectionWindow } from './schema/collect.ts';
import { plan } from './schema/plan.ts';

/** The window collects, and nothing has changed in it or in the plan since the decision. */
export function isStillCollecting(tx: Transaction, basis: CollectionBasis): boolean {
  const window = tx.select().from(collectionWindow).where(eq(collectionWindow.id, basis.windowId)).get();
  if (window?.state !== 'collecting' || window.version !== basis.windowVersion) return false;
  const current = tx.select({ version: plan.version }).from(plan).where(eq(plan.id, basis.planId)).get();
  return current?.version === basis.planVersion;
}
