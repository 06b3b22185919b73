import { and, asc, eq, isNull, type SQL } from 'drizzle-orm';
import type { EntryKey } from '../../core/collect/entry.ts';
import { done, refuse } from '../../core/result.ts';
import { type Returned, standsInTheWay } from '../../core/review/returned.ts';
import type { NewDelivery } from '../../usecases/remind/delivery-ports.ts';
import type { NewReturn, ReturnStore } from '../../usecases/review/return-ports.ts';
import { newestUpdateId } from '../collect/newest-update.ts';
import type { Database, Transaction } from '../database.ts';
import { rememberRead, rememberReads } from '../remember-read.ts';
import { armDigestEdits } from '../remind/arm-digest-edits.ts';
import { armNewestReminders } from '../remind/arm-reminder-edits.ts';
import { armReturnEdits } from '../remind/arm-return-edits.ts';
import { audit } from '../schema/audit.ts';
import { collectionWindow } from '../schema/collect.ts';
import { delivery } from '../schema/remind.ts';
import { returned } from '../schema/review.ts';
import { openReturnId, readReturned, toReturned } from './answer-returns.ts';

export function createReturnStore(database: Database): ReturnStore {
  const read = (isMeant: SQL | undefined) =>
    database.orm.select().from(returned).where(isMeant).orderBy(asc(returned.id)).all().map(toReturned);
  // Every click on an entry asks for these.
  const byEntry = rememberRead(database, [returned], () => Map.groupBy(read(undefined), ({ entry }) => nameOf(entry)));
  const ofQuarter = rememberReads(database, [returned], (quarter: string) => read(eq(returned.quarter, quarter)));
  return {
    waiting: rememberRead(database, [returned], () =>
      read(and(isNull(returned.answeredAt), isNull(returned.closedAt))),
    ),
    ofEntry: async (entry) => (await byEntry()).get(nameOf(entry)) ?? [],
    ofQuarter,
    ofForm: async (nonce) => read(eq(returned.nonce, nonce))[0],
    add: async (added, patience) => {
      const written = await database.write(patience, (tx) => (stillHolds(tx, added) ? add(tx, added) : undefined));
      if (!written.ok) return written;
      return written.value === undefined ? refuse('changed') : done(written.value);
    },
    close: async (before, { author, at, windowId, readerIds }, patience) => {
      const written = await database.write(patience, (tx) => {
        const isStill = and(eq(returned.id, before.id), isNull(returned.closedAt));
        if (tx.update(returned).set({ closedAt: at }).where(isStill).run().changes === 0) return false;
        writeAudit(tx, { returned: before, action: 'close-return', author, at });
        armReaders(tx, { readerIds, windowId, at });
        armReturnEdits(tx, before, at);
        return true;
      });
      if (!written.ok) return written;
      return written.value ? done(undefined) : refuse('changed');
    },
  };
}

function nameOf({ kind, id }: EntryKey): string {
  return `${kind} ${id}`;
}

function stillHolds(tx: Transaction, { entry, quarter, updateId, windowId, windowVersion }: NewReturn): boolean {
  const window = tx.select().from(collectionWindow).where(eq(collectionWindow.id, windowId)).get();
  if (window?.version !== windowVersion) return false;
  const standing = readReturned(tx, openReturnId(tx, { entry, quarter }));
  if (standsInTheWay(window, standing)) return false;
  return newestUpdateId(tx, entry, quarter) === updateId;
}

/** An answered question that is still open gives way to the new one. */
function add(tx: Transaction, added: NewReturn): Returned {
  const { entry, quarter, updateId, question, askedById, at, nonce, author } = added;
  const isOfEntry = and(eq(returned.entryKind, entry.kind), eq(returned.entryId, entry.id));
  tx.update(returned)
    .set({ closedAt: at })
    .where(and(isOfEntry, eq(returned.quarter, quarter), isNull(returned.closedAt)))
    .run();
  const window = tx.select().from(collectionWindow).where(eq(collectionWindow.id, added.windowId)).get();
  const isCorrection = window?.state === 'published';
  const row = tx
    .insert(returned)
    .values({
      entryKind: entry.kind,
      entryId: entry.id,
      quarter,
      updateId,
      question,
      askedById,
      at,
      nonce,
      isCorrection,
    })
    .returning()
    .get();
  writeAudit(tx, { returned: toReturned(row), action: 'return-update', author, at });
  if (added.notice !== undefined) insertNotice(tx, added.notice);
  armReaders(tx, added);
  return toReturned(row);
}

function insertNotice(tx: Transaction, { content, ...notice }: NewDelivery): void {
  tx.insert(delivery)
    .values({ ...notice, kind: content.kind, payload: content.payload, state: 'pending' })
    .onConflictDoNothing()
    .run();
}

function armReaders(
  tx: Transaction,
  { readerIds, windowId, at }: { readonly readerIds: readonly string[]; readonly windowId: string; readonly at: Date },
): void {
  armNewestReminders(tx, readerIds, at);
  armDigestEdits(tx, { windowId, at });
}

interface AuditedReturn {
  readonly returned: Returned;
  readonly action: 'return-update' | 'close-return';
  readonly author: NewReturn['author'];
  readonly at: Date;
}

function writeAudit(
  tx: Transaction,
  { returned: { id, entry, quarter, updateId }, action, author, at }: AuditedReturn,
) {
  tx.insert(audit)
    .values({
      at,
      actor: author.actor,
      onBehalfOf: author.onBehalfOf,
      action,
      subject: entry.kind,
      subjectId: entry.id,
      before: null,
      after: { returnId: id, quarter, updateId },
    })
    .run();
}
