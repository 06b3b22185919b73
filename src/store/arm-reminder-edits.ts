import { and, desc, eq, inArray, isNotNull, lt, type SQL } from 'drizzle-orm';
import type { Transaction } from './database.ts';
import { delivery } from './schema/remind.ts';

/*
 * A message that stands in Slack and no longer says what is so has an edit in the ledger, one for each message. It is
 * armed in the transaction of the change, drawn from what is stored when it is sent, and armed again by the next change.
 */

/** Longer than a call to Slack may last: an edit that is running must not overwrite the one that is armed meanwhile. */
const RUNNING_CALL_MS = 30_000;

interface Target {
  readonly id: number;
  readonly key: string;
  readonly personId: string | null;
}

/** When the edit is to go out. */
export interface ArmOptions {
  readonly at: Date;
  /** So long it waits, to gather several changes. */
  readonly delayMs?: number;
  /** `after-posts`: a message that nobody waits for yields to every new one. */
  readonly turn?: 'at-once' | 'after-posts';
}

export function armEdit(tx: Transaction, target: Target, { at, delayMs = 0, turn = 'at-once' }: ArmOptions): void {
  const key = `edit-${target.key}`;
  const dueAt = new Date(at.getTime() + delayMs);
  const payload = { isLazy: turn === 'after-posts' };
  const standing = tx.select().from(delivery).where(eq(delivery.key, key)).get();
  if (standing === undefined) {
    tx.insert(delivery)
      .values({
        key,
        kind: 'edit',
        methodClass: 'update',
        personId: target.personId,
        targetId: target.id,
        payload,
        state: 'pending',
        dueAt,
        createdAt: at,
      })
      .run();
    return;
  }
  const isRunning = standing.state === 'sending';
  const earliest = isRunning ? new Date(dueAt.getTime() + RUNNING_CALL_MS) : dueAt;
  const isWaiting = standing.state === 'pending' || standing.state === 'unclear';
  tx.update(delivery)
    .set({
      state: 'pending',
      dueAt: isWaiting && standing.dueAt < earliest ? standing.dueAt : earliest,
      leaseUntil: null,
      attempts: 0,
      problem: null,
      payload,
    })
    .where(eq(delivery.id, standing.id))
    .run();
}

/** The message that this person reads now. */
export function armNewestReminder(tx: Transaction, personId: string, at: Date): void {
  const [newest] = sentReminders(tx, eq(delivery.personId, personId));
  if (newest !== undefined) armEdit(tx, newest, { at });
}

export function armNewestReminders(tx: Transaction, personIds: readonly string[], at: Date): void {
  for (const personId of new Set(personIds)) armNewestReminder(tx, personId, at);
}

/** Earlier messages of somebody who has just got a new one shrink when nothing more urgent is left to send. */
export function armEarlierReminder(tx: Transaction, newer: Target, at: Date): void {
  if (newer.personId === null) return;
  const [earlier] = sentReminders(tx, and(eq(delivery.personId, newer.personId), lt(delivery.id, newer.id)));
  if (earlier !== undefined) armEdit(tx, earlier, { at, turn: 'after-posts' });
}

/** Everybody's message about a window that has closed or opened again. */
export function armRemindersOfWindow(tx: Transaction, windowId: string, at: Date): void {
  const newest = new Map<string, Target>();
  for (const row of sentReminders(tx, isNotNull(delivery.personId))) {
    if (row.personId === null || newest.has(row.personId)) continue;
    newest.set(row.personId, row);
    if (JSON.stringify(row.payload).includes(JSON.stringify(windowId))) armEdit(tx, row, { at, turn: 'after-posts' });
  }
}

/** Newest first. */
function sentReminders(tx: Transaction, isMeant: SQL | undefined) {
  return tx
    .select({ id: delivery.id, key: delivery.key, personId: delivery.personId, payload: delivery.payload })
    .from(delivery)
    .where(and(isMeant, eq(delivery.kind, 'reminder'), inArray(delivery.state, ['sent']), isNotNull(delivery.ts)))
    .orderBy(desc(delivery.id))
    .all();
}
