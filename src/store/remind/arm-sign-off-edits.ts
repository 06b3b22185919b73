import { and, gte, inArray, lt, sql } from 'drizzle-orm';
import type { Transaction } from '../database.ts';
import { delivery } from '../schema/remind.ts';
import { armEdit } from './arm-edit.ts';

/** Whoever was asked about a draft of this window, for a signature or a change, reads there what became of it. */
export function armSignOffEdits(
  tx: Transaction,
  { windowId, at }: { readonly windowId: string; readonly at: Date },
): void {
  const asks = tx
    .select({ id: delivery.id, key: delivery.key, personId: delivery.personId })
    .from(delivery)
    .where(
      and(
        gte(delivery.key, 'sign-off-'),
        lt(delivery.key, 'sign-off.'),
        inArray(delivery.state, ['sending', 'unclear', 'sent']),
        sql`json_extract(${delivery.payload}, '$.windowId') = ${windowId}`,
        sql`coalesce(json_extract(${delivery.payload}, '$.asked.number'), json_extract(${delivery.payload}, '$.changesIn.number')) is not null`,
      ),
    )
    .all();
  for (const ask of asks) armEdit(tx, ask, { at });
}
