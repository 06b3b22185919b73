import { and, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '../database.ts';
import { collectionWindow } from '../schema/collect.ts';
import { plan } from '../schema/plan.ts';
import { armEdit } from './arm-edit.ts';
import { OF_WINDOW, prepareStanding } from './standing-messages.ts';

/** Several answers within this time make one edit. */
const GATHER_MS = 15_000;

const digestsOf = prepareStanding('desk-digest', OF_WINDOW);
const checksOf = prepareStanding('desk-check', OF_WINDOW);

/** Has the overviews of a window drawn anew, in the transaction that changed what they show. */
export function armDigestEdits(
  tx: Transaction,
  { windowId, at }: { readonly windowId: string; readonly at: Date },
): void {
  for (const digest of digestsOf(tx).all({ windowId }))
    armEdit(tx, { ...digest, personId: null }, { at, delayMs: GATHER_MS });
}

/** Those of everything that is being collected: somebody can be asked no more, or again. */
export function armOverviewsOfAll(tx: Transaction, at: Date): void {
  const isCollecting = eq(collectionWindow.state, 'collecting');
  const windows = tx.select({ windowId: collectionWindow.id }).from(collectionWindow).where(isCollecting).all();
  for (const { windowId } of windows) armDigestEdits(tx, { windowId, at });
}

/** Those of whatever the plan’s directorate collects: officers read there of owners and of open proposals. */
export function armOverviewsOfPlan(tx: Transaction, planId: string, at: Date): void {
  const windows = tx
    .select({ windowId: collectionWindow.id })
    .from(collectionWindow)
    .innerJoin(plan, eq(plan.directorateId, collectionWindow.directorateId))
    .where(and(eq(plan.id, planId), inArray(collectionWindow.state, ['collecting', 'review', 'signed-off'])))
    .all();
  for (const { windowId } of windows) armDigestEdits(tx, { windowId, at });
}

/** The overviews, and "Check before it starts" of windows that are planned: both name owners and what nobody can be asked for. */
export function armDesksOfPlan(tx: Transaction, planId: string, at: Date): void {
  armOverviewsOfPlan(tx, planId, at);
  const planned = tx
    .select({ windowId: collectionWindow.id })
    .from(collectionWindow)
    .innerJoin(plan, eq(plan.directorateId, collectionWindow.directorateId))
    .where(and(eq(plan.id, planId), eq(collectionWindow.state, 'planned')))
    .all();
  for (const { windowId } of planned) {
    for (const check of checksOf(tx).all({ windowId })) armEdit(tx, check, { at, delayMs: GATHER_MS });
  }
}
