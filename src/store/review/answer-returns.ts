import { and, desc, eq, isNull, type SQL } from 'drizzle-orm';
import type { EntryKey } from '../../core/collect/entry.ts';
import type { Returned } from '../../core/review/returned.ts';
import type { Transaction } from '../database.ts';
import { armReturnEdits } from '../remind/arm-return-edits.ts';
import { returned } from '../schema/review.ts';

/** An entry in a quarter. */
export interface AnsweredEntry {
  readonly entry: EntryKey;
  readonly quarter: string;
}

/** Called in the transaction that stores an update of the entry: whatever an officer asked before is answered by it. */
export function answerReturns(tx: Transaction, answered: AnsweredEntry, at: Date): void {
  const isWaiting = and(isOf(answered), isNull(returned.answeredAt), isNull(returned.closedAt));
  const { changes } = tx.update(returned).set({ answeredAt: at }).where(isWaiting).run();
  if (changes > 0) armReturnEdits(tx, answered, at);
}

/** Id of the newest return that the officer has not closed. A writer says which one its decision knew. */
export function openReturnId(tx: Transaction, entry: AnsweredEntry): number | undefined {
  return tx
    .select({ id: returned.id })
    .from(returned)
    .where(and(isOf(entry), isNull(returned.closedAt)))
    .orderBy(desc(returned.id))
    .get()?.id;
}

export function readReturned(tx: Transaction, id: number | undefined): Returned | undefined {
  const row = id === undefined ? undefined : tx.select().from(returned).where(eq(returned.id, id)).get();
  return row && toReturned(row);
}

export function toReturned({ entryKind, entryId, nonce: _nonce, ...row }: typeof returned.$inferSelect): Returned {
  return {
    ...row,
    entry: { kind: entryKind, id: entryId },
    askedById: row.askedById ?? undefined,
    answeredAt: row.answeredAt ?? undefined,
    closedAt: row.closedAt ?? undefined,
  };
}

function isOf({ entry, quarter }: AnsweredEntry): SQL | undefined {
  return and(eq(returned.entryKind, entry.kind), eq(returned.entryId, entry.id), eq(returned.quarter, quarter));
}
