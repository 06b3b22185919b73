import { and, asc, desc, eq, getTableColumns, isNull } from 'drizzle-orm';
import type { EntryKey } from '../../core/collect/entry.ts';
import { isSameEntry } from '../../core/remind/asked-entry.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type {
  DraftingStore,
  NewDraftRequests,
  NewHandedDraft,
  NewSendingBack,
} from '../../usecases/collect/drafting/drafting-ports.ts';
import type { Patience, WriteRefusal } from '../../usecases/ports.ts';
import type { Database, Transaction } from '../database.ts';
import { rememberReads } from '../remember-read.ts';
import { armDigestEdits } from '../remind/arm-digest-edits.ts';
import { armNewestReminders, armRemindersOfOwner } from '../remind/arm-reminder-edits.ts';
import { audit } from '../schema/audit.ts';
import { collectionWindow } from '../schema/collect.ts';
import { draftRequest, handedDraft } from '../schema/drafting.ts';
import { delivery } from '../schema/remind.ts';
import { closeDraft } from './draft-store.ts';
import { contentToRow, rowToHanded, rowToMark, rowToRequest } from './drafting-rows.ts';
import { isStillCollecting } from './is-still-collecting.ts';
import { newestUpdateId } from './newest-update.ts';

/** Who drafts what for its owner, in SQLite. */
export function createDraftingStore(database: Database): DraftingStore {
  const { orm } = database;
  const {
    content: _content,
    formNonce: _nonce,
    contentHash: _hash,
    submissionId: _submission,
    ...mark
  } = getTableColumns(handedDraft);
  // Every click on an entry asks for these, and few entries are drafted by somebody else.
  const requests = rememberReads(database, [draftRequest], (quarter: string) =>
    orm
      .select()
      .from(draftRequest)
      .where(eq(draftRequest.quarter, quarter))
      .orderBy(asc(draftRequest.id))
      .all()
      .map(rowToRequest),
  );
  const handedMarks = rememberReads(database, [handedDraft], (quarter: string) =>
    orm
      .select(mark)
      .from(handedDraft)
      .where(eq(handedDraft.quarter, quarter))
      .orderBy(asc(handedDraft.id))
      .all()
      .map(rowToMark),
  );
  return {
    requests,
    requestOf: async (entry, quarter) => (await requests(quarter)).findLast((one) => isSameEntry(one.entry, entry)),
    handedMarks,
    handed: async (id) => {
      const row = orm.select().from(handedDraft).where(eq(handedDraft.id, id)).get();
      return row && rowToHanded(row);
    },
    handedOf: async ({ kind, id }, quarter) => {
      const marks = await handedMarks(quarter);
      if (!marks.some((one) => isSameEntry(one.entry, { kind, id }))) return [];
      return orm
        .select()
        .from(handedDraft)
        .where(and(eq(handedDraft.entryKind, kind), eq(handedDraft.entryId, id), eq(handedDraft.quarter, quarter)))
        .orderBy(asc(handedDraft.id))
        .all()
        .map(rowToHanded);
    },
    handedByForm: async (formNonce) =>
      orm
        .select()
        .from(handedDraft)
        .where(eq(handedDraft.formNonce, formNonce))
        .orderBy(desc(handedDraft.id))
        .all()
        .map((row) => ({ handed: rowToHanded(row), contentHash: row.contentHash, submissionId: row.submissionId })),
    request: (asked, patience) => writeWhole(database, patience, (tx) => addRequests(tx, asked)),
    hand: async (handed, patience) => {
      const row = await writeWhole(database, patience, (tx) => addHanded(tx, handed));
      return row.ok ? done(rowToHanded(row.value)) : row;
    },
    sendBack: (back, patience) => writeWhole(database, patience, (tx) => sendBack(tx, back)),
  };
}

/** Nothing is stored where the work finds that what it rests on has changed. */
async function writeWhole<Value>(
  database: Database,
  patience: Patience,
  work: (tx: Transaction) => Result<Value, 'changed'>,
): Promise<Result<Value, WriteRefusal>> {
  const written = await database.write(patience, work);
  return written.ok ? written.value : written;
}

/** Once for each opening of the form. Looked up: the guards refuse a second row before a conflict could be passed over. */
function addRequest(tx: Transaction, asked: NewDraftRequests, { kind, id }: EntryKey): boolean {
  const { quarter, contributorId, askedById, by, note, at, nonce } = asked;
  const same = and(eq(draftRequest.nonce, nonce), eq(draftRequest.entryKind, kind), eq(draftRequest.entryId, id));
  if (tx.select({ id: draftRequest.id }).from(draftRequest).where(same).get() !== undefined) return false;
  const row = { entryKind: kind, entryId: id, quarter, contributorId, askedById, byDay: by, note, at, nonce };
  tx.insert(draftRequest).values(row).run();
  const after = { contributorId, by, quarter };
  tx.insert(audit)
    .values({ at, ...actorOf(asked), action: 'ask-to-draft', subject: kind, subjectId: id, before: null, after })
    .run();
  return true;
}

function addRequests(tx: Transaction, asked: NewDraftRequests): Result<void, 'changed'> {
  if (!isStillCollecting(tx, asked)) return refuse('changed');
  const { contributorId, askedById, at } = asked;
  const added = asked.entries.filter((entry) => addRequest(tx, asked, entry));
  if (added.length === 0) return done(undefined);
  for (const ownerId of new Set(asked.ownerIds)) armRemindersOfOwner(tx, { ownerId, enteredById: askedById, at });
  armNewestReminders(tx, [contributorId], at);
  armDigestEdits(tx, asked);
  return done(undefined);
}

function addHanded(tx: Transaction, handed: NewHandedDraft): Result<typeof handedDraft.$inferSelect, 'changed'> {
  // The same press, delivered again while the first was being stored.
  const delivered = tx.select().from(handedDraft).where(eq(handedDraft.submissionId, handed.submissionId)).get();
  if (delivered !== undefined) return done(delivered);
  if (!isStillCollecting(tx, handed)) return refuse('changed');
  if (newestUpdateId(tx, handed.entry, handed.quarter) !== handed.basedOn) return refuse('changed');
  const { entry, quarter, contributorId, content, at, formNonce, contentHash, submissionId, ownerId } = handed;
  const row = tx
    .insert(handedDraft)
    .values({
      entryKind: entry.kind,
      entryId: entry.id,
      quarter,
      contributorId,
      content: contentToRow(content),
      at,
      formNonce,
      contentHash,
      submissionId,
    })
    .returning()
    .get();
  const change = { action: 'hand-in-draft', subject: entry.kind, subjectId: entry.id };
  tx.insert(audit)
    .values({ at, ...actorOf(handed), ...change, before: null, after: { handedId: row.id, quarter } })
    .run();
  closeDraft(tx, handed.draft);
  armRemindersOfOwner(tx, { ownerId, enteredById: contributorId, at });
  armDigestEdits(tx, handed);
  return done(row);
}

function sendBack(tx: Transaction, back: NewSendingBack): Result<void, 'changed'> {
  const { handed, question, byId, at, ownerId } = back;
  const window = tx.select().from(collectionWindow).where(eq(collectionWindow.id, back.windowId)).get();
  if (window?.state !== 'collecting' || window.version !== back.windowVersion) return refuse('changed');
  const { changes } = tx
    .update(handedDraft)
    .set({ decision: 'sent-back', decidedById: byId, decidedAt: at, question })
    .where(and(eq(handedDraft.id, handed.id), isNull(handedDraft.decision)))
    .run();
  if (changes === 0) return refuse('changed');
  const { entry, contributorId, quarter } = handed;
  const change = { action: 'send-back-draft', subject: entry.kind, subjectId: entry.id };
  tx.insert(audit)
    .values({ at, ...actorOf(back), ...change, before: { handedId: handed.id, quarter }, after: { question } })
    .run();
  tx.insert(delivery)
    .values({
      key: `sent-back-${handed.id}`,
      kind: 'sent-back',
      methodClass: 'post',
      personId: contributorId,
      payload: { handedId: handed.id },
      state: 'pending',
      dueAt: back.tellAt,
      createdAt: at,
    })
    .run();
  armRemindersOfOwner(tx, { ownerId, enteredById: contributorId, at });
  armDigestEdits(tx, back);
  return done(undefined);
}

function actorOf({ author }: Pick<NewSendingBack, 'author'>) {
  return { actor: author.actor, onBehalfOf: author.onBehalfOf };
}
