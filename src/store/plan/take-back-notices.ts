import { and, eq, gte, lt } from 'drizzle-orm';
import { noticeKey, noticePrefix } from '../../core/remind/desk-keys.ts';
import type { TakenBack } from '../../usecases/plan/people-ports.ts';
import type { NewDelivery } from '../../usecases/remind/delivery-ports.ts';
import type { Transaction } from '../database.ts';
import { armEdit } from '../remind/arm-edit.ts';
import { delivery } from '../schema/remind.ts';

/**
 * Takes back what is not sent yet of the messages about an earlier change, and has the officer's own say what became of it.
 * @returns those of the new messages that still have to be sent
 */
export function takeBackNotices(
  tx: Transaction,
  { submissionId, receipt }: TakenBack,
  { notices, at }: { readonly notices: readonly NewDelivery[]; readonly at: Date },
): readonly NewDelivery[] {
  const prefix = noticePrefix(submissionId);
  const own = receipt && noticeKey(submissionId, receipt.personId);
  const earlier = tx
    .select()
    .from(delivery)
    .where(and(gte(delivery.key, prefix), lt(delivery.key, `${prefix}~`)))
    .all();
  const unheard = earlier.filter(({ key, state }) => key !== own && state === 'pending');
  for (const { id } of unheard) tx.update(delivery).set({ state: 'cancelled' }).where(eq(delivery.id, id)).run();
  const standing = earlier.find(({ key }) => key === own);
  if (receipt !== undefined && standing !== undefined) {
    const payload = { ...(standing.payload as object), message: receipt.message };
    tx.update(delivery).set({ payload }).where(eq(delivery.id, standing.id)).run();
    if (standing.state !== 'pending') armEdit(tx, standing, { at });
  }
  return notices.filter(({ personId }) => !unheard.some((each) => each.personId === personId));
}
