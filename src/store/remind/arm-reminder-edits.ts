import { and, desc, eq, isNotNull, lt, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../database.ts';
import { prepareOnce, type Reader } from '../prepare-once.ts';
import { person } from '../schema/plan.ts';
import { delivery } from '../schema/remind.ts';
import { armEdit, type EditTarget } from './arm-edit.ts';

/** The message that this person reads now. */
export function armNewestReminder(tx: Transaction, personId: string, at: Date): void {
  const newest = newestOf(tx).get({ personId });
  if (newest !== undefined) armEdit(tx, newest, { at });
}

export function armNewestReminders(tx: Transaction, personIds: readonly string[], at: Date): void {
  for (const personId of new Set(personIds)) armNewestReminder(tx, personId, at);
}

/** Whoever was asked for it reads what is left: the owner, who typed it, and the owner's deputy. */
export function armRemindersOfOwner(
  tx: Transaction,
  {
    ownerId,
    enteredById,
    at,
  }: { readonly ownerId: string; readonly enteredById: string | undefined; readonly at: Date },
): void {
  const owner = deputyOf(tx).get({ ownerId });
  const readers = [ownerId, enteredById, owner?.deputyId].filter((id) => typeof id === 'string');
  armNewestReminders(tx, readers, at);
}

/** Earlier messages of somebody who has just got a new one shrink when nothing more urgent is left to send. */
export function armEarlierReminder(tx: Transaction, newer: EditTarget, at: Date): void {
  if (newer.personId === null) return;
  const earlier = newestBefore(tx).get({ personId: newer.personId, id: newer.id });
  if (earlier !== undefined) armEdit(tx, earlier, { at, turn: 'after-posts' });
}

/** What everybody who was told of a window reads now that it has closed or opened again, also where that is about another. */
export function armRemindersOfWindow(tx: Transaction, windowId: string, at: Date): void {
  const newest = new Map<string, EditTarget>();
  const told = new Set<string>();
  for (const row of sentReminders(tx, isNotNull(delivery.personId)).all()) {
    if (row.personId === null || told.has(row.personId)) continue;
    const standing = newest.get(row.personId) ?? row;
    newest.set(row.personId, standing);
    if (!JSON.stringify(row.payload).includes(JSON.stringify(windowId))) continue;
    told.add(row.personId);
    armEdit(tx, standing, { at, turn: 'after-posts' });
  }
}

/** Newest first. */
function sentReminders(reader: Reader, isMeant: SQL | undefined) {
  return reader
    .select({ id: delivery.id, key: delivery.key, personId: delivery.personId, payload: delivery.payload })
    .from(delivery)
    .where(and(isMeant, eq(delivery.kind, 'reminder'), eq(delivery.state, 'sent'), isNotNull(delivery.ts)))
    .orderBy(desc(delivery.id));
}

const IS_THEIRS = eq(delivery.personId, sql.placeholder('personId'));
const newestOf = prepareOnce((reader) => sentReminders(reader, IS_THEIRS).limit(1).prepare());
const newestBefore = prepareOnce((reader) =>
  sentReminders(reader, and(IS_THEIRS, lt(delivery.id, sql.placeholder('id'))))
    .limit(1)
    .prepare(),
);
const deputyOf = prepareOnce((reader) =>
  reader
    .select({ deputyId: person.deputyId })
    .from(person)
    .where(eq(person.id, sql.placeholder('ownerId')))
    .prepare(),
);
