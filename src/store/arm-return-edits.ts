import { and, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import type { EntryKey } from '../core/collect/entry.ts';
import { armEdit } from './arm-edit.ts';
import type { Transaction } from './database.ts';
import { delivery } from './schema/remind.ts';

/** What is asked about an entry of a quarter has been answered or closed: the messages that asked say so. */
export function armReturnEdits(
  tx: Transaction,
  { entry, quarter }: { readonly entry: EntryKey; readonly quarter: string },
  at: Date,
): void {
  const field = (path: string) => sql`json_extract(${delivery.payload}, ${`$.returned.${path}`})`;
  const asking = tx
    .select({ id: delivery.id, key: delivery.key, personId: delivery.personId })
    .from(delivery)
    .where(
      and(
        gte(delivery.key, 'notice-'),
        lt(delivery.key, 'notice.'),
        inArray(delivery.state, ['sending', 'unclear', 'sent']),
        eq(field('entry.id'), entry.id),
        eq(field('entry.kind'), entry.kind),
        eq(field('quarter'), quarter),
      ),
    )
    .all();
  for (const message of asking) armEdit(tx, message, { at });
}
