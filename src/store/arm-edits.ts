import { and, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import type { Transaction } from './database.ts';
import { delivery } from './schema/remind.ts';

/** Several answers within this time make one edit. */
const GATHER_MS = 15_000;
/** An edit that is on its way may show what was before; the next one goes when its call has ended for certain. */
const AFTER_RUNNING_MS = 30_000;

/**
 * Has the overviews of a window drawn anew, in the transaction that changed what they show. One edit for each message: one
 * that waits already is enough, one that is done or given up begins anew.
 */
export function armDigestEdits(
  tx: Transaction,
  { windowId, at }: { readonly windowId: string; readonly at: Date },
): void {
  const digests = tx
    .select({ id: delivery.id, key: delivery.key })
    .from(delivery)
    .where(
      and(
        gte(delivery.key, 'desk-digest-'),
        lt(delivery.key, 'desk-digest.'),
        inArray(delivery.state, ['sending', 'unclear', 'sent']),
        sql`json_extract(${delivery.payload}, '$.windowId') = ${windowId}`,
      ),
    )
    .all();
  for (const digest of digests) armEdit(tx, digest, at);
}

function armEdit(tx: Transaction, target: { readonly id: number; readonly key: string }, at: Date): void {
  const key = `edit-${target.key}`;
  const known = tx
    .select({ state: delivery.state, dueAt: delivery.dueAt })
    .from(delivery)
    .where(eq(delivery.key, key))
    .get();
  // One whose time has come may be composed this moment, from what was before: moving it makes that claim fail.
  if (known?.state === 'pending' && known.dueAt > at) return;
  const isRunning = known?.state === 'sending' || known?.state === 'unclear';
  const fresh = {
    state: 'pending' as const,
    dueAt: new Date(at.getTime() + (isRunning ? AFTER_RUNNING_MS : GATHER_MS)),
    attempts: 0,
    lookups: 0,
    leaseUntil: null,
    unclearSince: null,
    problem: null,
  };
  if (known !== undefined) {
    tx.update(delivery).set(fresh).where(eq(delivery.key, key)).run();
    return;
  }
  const payload = { windows: [], milestoneIds: [] };
  tx.insert(delivery)
    .values({ ...fresh, key, kind: 'edit', methodClass: 'update', targetId: target.id, payload, createdAt: at })
    .run();
}
