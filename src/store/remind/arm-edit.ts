import { eq } from 'drizzle-orm';
import { currentClick } from '../../usecases/operate/click-trace.ts';
import type { Transaction } from '../database.ts';
import { delivery } from '../schema/remind.ts';

/*
 * A message that stands in Slack and no longer says what is so has an edit in the ledger, one for each message. It is
 * armed in the transaction of the change, drawn from what is stored when it is sent, and armed again by the next change.
 */

/** Longer than a call to Slack may last: an edit that is running must not overwrite the one that is armed meanwhile. */
const RUNNING_CALL_MS = 30_000;

/** A message of the ledger. */
export interface EditTarget {
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
  /** Of what asks for a signature: who is asked now. */
  readonly readerId?: string;
}

export function armEdit(
  tx: Transaction,
  target: EditTarget,
  { at, delayMs = 0, turn = 'at-once', readerId }: ArmOptions,
): void {
  const key = `edit-${target.key}`;
  const known = tx.select().from(delivery).where(eq(delivery.key, key)).get();
  if (known?.state === 'pending' && known.dueAt > at) return;
  const isRunning = known?.state === 'sending' || known?.state === 'unclear';
  const dueAt = at.getTime() + (isRunning ? Math.max(delayMs, RUNNING_CALL_MS) : delayMs);
  const fresh = {
    state: 'pending' as const,
    // One whose time has come may be composed this moment, from what was before: moving it makes that claim fail.
    dueAt: new Date(Math.max(dueAt, known === undefined ? 0 : known.dueAt.getTime() + 1)),
    payload: { isLazy: turn === 'after-posts', ...(readerId !== undefined && { readerId }) },
    attempts: 0,
    lookups: 0,
    leaseUntil: null,
    unclearSince: null,
    problem: null,
    clickId: currentClick() ?? null,
  };
  if (known !== undefined) {
    tx.update(delivery).set(fresh).where(eq(delivery.id, known.id)).run();
    return;
  }
  const { id: targetId, personId } = target;
  tx.insert(delivery)
    .values({ ...fresh, key, kind: 'edit', methodClass: 'update', personId, targetId, createdAt: at })
    .run();
}
