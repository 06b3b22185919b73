import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { EntryKey } from '../../core/collect/entry.ts';
import type { Returned } from '../../core/review/returned.ts';
import type { Transaction } from '../database.ts';
import { prepareOnce } from '../prepare-once.ts';
import { armReturnEdits } from '../remind/arm-return-edits.ts';
import { returned } from '../schema/review.ts';

/** An entry in a quarter. */
export interface AnsweredEntry {
  readonly entry: EntryKey;
  readonly quarter: string;
}

const IS_IT = and(
  eq(returned.entryKind, sql.placeholder('entryKind')),
  eq(returned.entryId, sql.placeholder('entryId')),
  eq(returned.quarter, sql.placeholder('quarter')),
);
const answer = prepareOnce((reader) =>
  reader
    .update(returned)
    .set({ answeredAt: sql`${sql.placeholder('at')}` })
    .where(and(IS_IT, isNull(returned.answeredAt), isNull(returned.closedAt)))
    .prepare(),
);
const newestOpen = prepareOnce((reader) =>
  reader
    .select({ id: returned.id })
    .from(returned)
    .where(and(IS_IT, isNull(returned.closedAt)))
    .orderBy(desc(returned.id))
    .limit(1)
    .prepare(),
);

/** Called in the transaction that stores an update of the entry: whatever an officer asked before is answered by it. */
export function answerReturns(tx: Transaction, answered: AnsweredEntry, at: Date): void {
  const { changes } = answer(tx).run({ ...nameOf(answered), at: at.getTime() });
  if (changes > 0) armReturnEdits(tx, answered, at);
}

/** Id of the newest return that the officer has not closed. A writer says which one its decision knew. */
export function openReturnId(tx: Transaction, entry: AnsweredEntry): number | undefined {
  return newestOpen(tx).get(nameOf(entry))?.id;
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

function nameOf({ entry, quarter }: AnsweredEntry) {
  return { entryKind: entry.kind, entryId: entry.id, quarter };
}
