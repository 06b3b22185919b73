import { and, eq, inArray, like } from 'drizzle-orm';
import { itemsKey, itemsPrefix } from '../../core/remind/desk-keys.ts';
import type { Transaction } from '../database.ts';
import { person } from '../schema/plan.ts';
import { delivery } from '../schema/remind.ts';

/** So long, what an officer does to several items makes one message. Unit: milliseconds. */
const TOGETHER_MS = 10 * 60_000;

export interface ChangedItems {
  readonly windowId: string;
  /** Person ids of those in whose name the items are printed. */
  readonly authorIds: readonly string[];
  readonly enteredById: string;
  readonly at: Date;
}

/** Authors hear of what somebody else has done to their items: one message for all of it that is not sent yet. */
export function planItemNotices(tx: Transaction, { windowId, authorIds, enteredById, at }: ChangedItems): void {
  for (const personId of strangersTo(tx, authorIds, enteredById)) {
    const key = `${itemsPrefix(windowId, personId)}%`;
    const isWaiting = and(like(delivery.key, key), eq(delivery.state, 'pending'));
    if (tx.select({ id: delivery.id }).from(delivery).where(isWaiting).get() !== undefined) continue;
    tx.insert(delivery)
      .values({
        key: itemsKey(windowId, personId, at),
        kind: 'entered',
        methodClass: 'post',
        personId,
        payload: { windowId, ownerId: personId, about: 'items' },
        state: 'pending',
        dueAt: new Date(at.getTime() + TOGETHER_MS),
        createdAt: at,
      })
      .onConflictDoNothing()
      .run();
  }
}

/** Joint authors and deputies work on a text together; nobody is told of that. */
function strangersTo(tx: Transaction, authorIds: readonly string[], enteredById: string): readonly string[] {
  if (authorIds.length === 0 || authorIds.includes(enteredById)) return [];
  const authors = tx
    .select({ id: person.id, deputyId: person.deputyId })
    .from(person)
    .where(inArray(person.id, [...authorIds]))
    .all();
  return authors.filter(({ deputyId }) => deputyId !== enteredById).map(({ id }) => id);
}
