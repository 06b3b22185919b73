import { and, eq, like } from 'drizzle-orm';
import { enteredKey, enteredPrefix } from '../../core/remind/desk-keys.ts';
import type { Transaction } from '../database.ts';
import { delivery } from '../schema/remind.ts';

/** Somebody who types several answers of one letter is not to send as many messages. Unit: milliseconds. */
const TOGETHER_MS = 5 * 60_000;

export interface EnteredAnswer {
  readonly windowId: string;
  readonly ownerId: string;
  readonly enteredById: string | undefined;
  readonly howItCame?: string | undefined;
  readonly at: Date;
}

/** The owner hears of what was entered for them: one message for all of it that is not sent yet. */
export function planReceipt(tx: Transaction, { windowId, ownerId, enteredById, howItCame, at }: EnteredAnswer): void {
  if (howItCame === undefined || enteredById === undefined) return;
  const waiting = tx
    .select({ id: delivery.id })
    .from(delivery)
    .where(and(like(delivery.key, `${enteredPrefix(windowId, ownerId)}%`), eq(delivery.state, 'pending')))
    .get();
  if (waiting !== undefined) return;
  tx.insert(delivery)
    .values({
      key: enteredKey(windowId, ownerId, at),
      kind: 'entered',
      methodClass: 'post',
      personId: ownerId,
      payload: { windowId, ownerId },
      state: 'pending',
      dueAt: new Date(at.getTime() + TOGETHER_MS),
      createdAt: at,
    })
    .onConflictDoNothing()
    .run();
}
