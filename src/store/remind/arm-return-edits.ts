import { and, eq, gte, inArray, isNotNull, lt, type SQL, sql } from 'drizzle-orm';
import type { EntryKey } from '../../core/collect/entry.ts';
import type { Transaction } from '../database.ts';
import { delivery } from '../schema/remind.ts';
import { armEdit } from './arm-edit.ts';

/** What is asked about an entry of a quarter has been answered or closed: the messages that asked say so. */
export function armReturnEdits(
  tx: Transaction,
  { entry, quarter }: { readonly entry: EntryKey; readonly quarter: string },
  at: Date,
): void {
  const asking = tx
    .select({ id: delivery.id, key: delivery.key, personId: delivery.personId })
    .from(delivery)
    .where(
      and(
        isAsking(),
        eq(field('$.returned.entry.id'), entry.id),
        eq(field('$.returned.entry.kind'), entry.kind),
        eq(field('$.returned.quarter'), quarter),
      ),
    )
    .all();
  for (const message of asking) armEdit(tx, message, { at });
}

/** What was asked in a window is over once its report is published: the messages that asked say so. */
export function armReturnEditsOf(tx: Transaction, windowId: string, at: Date): void {
  const asking = tx
    .select({ id: delivery.id, key: delivery.key, personId: delivery.personId })
    .from(delivery)
    .where(and(isAsking(), eq(field('$.windowId'), windowId), isNotNull(field('$.returned'))))
    .all();
  for (const message of asking) armEdit(tx, message, { at });
}

function isAsking(): SQL | undefined {
  const { key, state } = delivery;
  return and(gte(key, 'notice-'), lt(key, 'notice.'), inArray(state, ['sending', 'unclear', 'sent']));
}

function field(path: string): SQL {
  return sql`json_extract(${delivery.payload}, ${path})`;
}
