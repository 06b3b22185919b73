import { and, gte, inArray, lt, sql } from 'drizzle-orm';
import type { Transaction } from '../database.ts';
import { delivery } from '../schema/remind.ts';
import { armEdit } from './arm-edit.ts';

/** Has the messages that ask for the figures of a window drawn anew, in the transaction that takes some in. */
export function armFinanceEdits(
  tx: Transaction,
  { windowId, at }: { readonly windowId: string; readonly at: Date },
): void {
  const asks = tx
    .select({ id: delivery.id, key: delivery.key, personId: delivery.personId })
    .from(delivery)
    .where(
      and(
        gte(delivery.key, 'finance-'),
        lt(delivery.key, 'finance.'),
        inArray(delivery.state, ['sending', 'unclear', 'sent']),
        sql`json_extract(${delivery.payload}, '$.windowId') = ${windowId}`,
      ),
    )
    .all();
  for (const ask of asks) armEdit(tx, ask, { at });
}
