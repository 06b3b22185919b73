import { and, desc, eq, inArray } from 'drizzle-orm';
import type { ItemBook, ItemVersion } from '../../core/collect/item/item.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type { FormItem, ItemChange, ItemStore } from '../../usecases/collect/item/item-ports.ts';
import type { Patience, WriteRefusal } from '../../usecases/ports.ts';
import type { Database, Transaction } from '../database.ts';
import { planDeliveries } from '../plan/plan-deliveries.ts';
import type { Reader } from '../prepare-once.ts';
import { rememberReads } from '../remember-read.ts';
import { armDigestEdits } from '../remind/arm-digest-edits.ts';
import { armNewestReminders } from '../remind/arm-reminder-edits.ts';
import { planItemNotices } from '../remind/plan-item-notices.ts';
import { audit } from '../schema/audit.ts';
import { issueOutcome, itemOrder, itemVersion, nilReturn } from '../schema/items.ts';
import { person } from '../schema/plan.ts';
import { isUnchanged } from './is-still-collecting.ts';
import { closeItemDraft } from './item-draft-store.ts';

export function createItemStore(database: Database): ItemStore {
  const { orm } = database;
  const bookOf = rememberReads(database, [itemVersion, nilReturn, issueOutcome, itemOrder], (key: BookKey) =>
    readBook(orm, key),
  );
  return {
    book: (directorateId, quarter) => bookOf({ directorateId, quarter }),
    item: async (itemId) => {
      const isIt = eq(itemVersion.itemId, itemId);
      const row = orm.select().from(itemVersion).where(isIt).orderBy(desc(itemVersion.id)).get();
      return row && toVersion(row);
    },
    ofForm: async (formNonce) =>
      orm
        .select()
        .from(itemVersion)
        .where(eq(itemVersion.formNonce, formNonce))
        .orderBy(desc(itemVersion.id))
        .all()
        .map(toFormItem),
    history: async (itemId) =>
      orm
        .select()
        .from(itemVersion)
        .where(eq(itemVersion.itemId, itemId))
        .orderBy(itemVersion.id)
        .all()
        .map(toFormItem),
    wasPressed: async (submissionId) => wasPressed(orm, submissionId),
    save: (change, patience) => save(database, change, patience),
  };
}

function wasPressed(from: Reader, submissionId: string): boolean {
  const version = from.select().from(itemVersion).where(eq(itemVersion.submissionId, submissionId)).get();
  const order = from.select().from(itemOrder).where(eq(itemOrder.submissionId, submissionId)).get();
  return version !== undefined || order !== undefined;
}

interface BookKey {
  readonly directorateId: string;
  readonly quarter: string;
}

/** All rows of a quarter are few, and read together so that the mark belongs to what was read. */
export function readBook(from: Reader, { directorateId, quarter }: BookKey): ItemBook {
  const inBook = (table: typeof itemVersion | typeof nilReturn | typeof issueOutcome | typeof itemOrder) =>
    and(eq(table.directorateId, directorateId), eq(table.quarter, quarter));
  const versions = from.select().from(itemVersion).where(inBook(itemVersion)).orderBy(itemVersion.id).all();
  const returns = from.select().from(nilReturn).where(inBook(nilReturn)).orderBy(nilReturn.id).all();
  const outcomes = from.select().from(issueOutcome).where(inBook(issueOutcome)).orderBy(issueOutcome.id).all();
  const order = from.select().from(itemOrder).where(inBook(itemOrder)).orderBy(desc(itemOrder.id)).get();
  // A map keeps the place of a key that is set again: the order of the first versions.
  const items = new Map(versions.map((row) => [row.itemId, toVersion(row)]));
  const newestReturns = new Map(returns.map((row) => [row.personId, row]));
  const newestOutcomes = new Map(outcomes.map((row) => [row.issueId, row]));
  return {
    items: inOrder([...items.values()], order?.itemIds ?? []),
    nilReturns: [...newestReturns.values()]
      .filter(({ isNothing }) => isNothing)
      .map(({ personId, enteredById, at }) => ({ personId, enteredById, at })),
    outcomes: [...newestOutcomes.values()].map(({ issueId, outcome, enteredById, at }) => ({
      issueId,
      outcome,
      enteredById,
      at,
    })),
    // Ids only grow, so their sum does with every row.
    mark: (versions.at(-1)?.id ?? 0) + (returns.at(-1)?.id ?? 0) + (outcomes.at(-1)?.id ?? 0) + (order?.id ?? 0),
  };
}

/** What came after the officer's ordering stands behind it. */
function inOrder(items: readonly ItemVersion[], ids: readonly string[]): readonly ItemVersion[] {
  const placeOf = ({ itemId }: ItemVersion) => (ids.includes(itemId) ? ids.indexOf(itemId) : ids.length);
  return items.toSorted((one, other) => placeOf(one) - placeOf(other));
}

async function save(
  database: Database,
  change: ItemChange,
  patience: Patience,
): Promise<Result<readonly ItemVersion[], WriteRefusal>> {
  const written = await database.write(patience, (tx) => {
    // Whether it is open to the writer was decided from the window, whose version says that it has not changed.
    if (!isUnchanged(tx, change) || readBook(tx, change).mark !== change.mark) return undefined;
    const versions = insertRows(tx, change);
    planDeliveries(tx, change.deliveries ?? []);
    planItemNotices(tx, { ...change, authorIds: [...new Set(versions.flatMap(({ authorIds }) => authorIds))] });
    tx.insert(audit)
      .values({
        at: change.at,
        actor: change.author.actor,
        onBehalfOf: change.author.onBehalfOf,
        action: change.action,
        subject: 'directorate',
        subjectId: change.directorateId,
        before: null,
        after: {
          quarter: change.quarter,
          versionIds: versions.map(({ id }) => id),
          nilReturns: change.nilReturns,
          outcomes: change.outcomes,
          ...(change.order && { order: change.order.itemIds, itemId: change.order.movedId }),
          ...(change.reason !== undefined && { reason: change.reason }),
        },
      })
      .run();
    if (change.draft !== undefined) closeItemDraft(tx, change.draft);
    armReaders(tx, change);
    armDigestEdits(tx, change);
    return versions;
  });
  if (!written.ok) return written;
  return written.value === undefined ? refuse('changed') : done(written.value);
}

function insertRows(tx: Transaction, change: ItemChange): readonly ItemVersion[] {
  const { directorateId, quarter, enteredById, at } = change;
  const common = { directorateId, quarter, enteredById, at };
  for (const nil of change.nilReturns) {
    tx.insert(nilReturn)
      .values({ ...nil, ...common })
      .run();
  }
  for (const outcome of change.outcomes) {
    tx.insert(issueOutcome)
      .values({ ...outcome, ...common })
      .run();
  }
  if (change.order !== undefined) {
    tx.insert(itemOrder)
      .values({ ...change.order, ...common })
      .run();
  }
  return change.versions.map((version) =>
    toVersion(
      tx
        .insert(itemVersion)
        .values({ ...common, ...version })
        .returning()
        .get(),
    ),
  );
}

/** Whose message says what they have given: authors, who typed it, and the authors' deputies. */
function armReaders(tx: Transaction, { versions, nilReturns, enteredById, at }: ItemChange): void {
  const ids = [
    enteredById,
    ...versions.flatMap(({ authorIds }) => authorIds),
    ...nilReturns.map(({ personId }) => personId),
  ];
  const deputies = tx.select({ id: person.deputyId }).from(person).where(inArray(person.id, ids)).all();
  armNewestReminders(tx, [...ids, ...deputies.flatMap(({ id }) => id ?? [])], at);
}

function toVersion(row: typeof itemVersion.$inferSelect): ItemVersion {
  return {
    id: row.id,
    itemId: row.itemId,
    directorateId: row.directorateId,
    quarter: row.quarter,
    kind: row.kind,
    title: row.title,
    text: row.text,
    authorIds: row.authorIds,
    followsId: row.followsId ?? undefined,
    isWithdrawn: row.isWithdrawn,
    wentToId: row.wentToId ?? undefined,
    enteredById: row.enteredById,
    at: row.at,
  };
}

function toFormItem(row: typeof itemVersion.$inferSelect): FormItem {
  return { version: toVersion(row), contentHash: row.contentHash, submissionId: row.submissionId };
}
