import { createHash } from 'node:crypto';
import { and, desc, eq, max } from 'drizzle-orm';
import type { Snapshot } from '../../core/publish/snapshot.ts';
import type { AttachmentPayload, SummaryPayload } from '../../core/remind/delivery.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type { Patience, WriteRefusal } from '../../usecases/ports.ts';
import type { Correction, KeyedMessage, Publication, Revision, RevisionStore } from '../../usecases/publish/ports.ts';
import type { Database, Transaction } from '../database.ts';
import { armDigestEdits } from '../remind/arm-digest-edits.ts';
import { armEdit } from '../remind/arm-edit.ts';
import { armFinanceEdits } from '../remind/arm-finance-edits.ts';
import { armReturnEditsOf } from '../remind/arm-return-edits.ts';
import { armSignOffEdits } from '../remind/arm-sign-off-edits.ts';
import { audit } from '../schema/audit.ts';
import { collectionWindow } from '../schema/collect.ts';
import { revision, revisionAnnex, revisionFile } from '../schema/publish.ts';
import { delivery } from '../schema/remind.ts';
import { insertShares } from './insert-shares.ts';
import { isAsCompiled } from './is-as-compiled.ts';

type RevisionRow = typeof revision.$inferSelect;

export function createRevisionStore(database: Database): RevisionStore {
  const { orm } = database;
  return {
    list: async () => listNewest(orm),
    latest: async (directorateId, quarter) => {
      const row = orm
        .select()
        .from(revision)
        .where(and(eq(revision.directorateId, directorateId), eq(revision.quarter, quarter)))
        .orderBy(desc(revision.number))
        .get();
      return row && toRevision(row);
    },
    ofQuarter: async (directorateId, quarter) =>
      orm
        .select()
        .from(revision)
        .where(and(eq(revision.directorateId, directorateId), eq(revision.quarter, quarter)))
        .orderBy(revision.number)
        .all()
        .map(toRevision),
    file: async (revisionId, format) => {
      const row = orm
        .select()
        .from(revisionFile)
        .where(and(eq(revisionFile.revisionId, revisionId), eq(revisionFile.format, format)))
        .get();
      return row && { name: row.name, format, bytes: row.bytes };
    },
    annex: async (revisionId) =>
      orm
        .select()
        .from(revisionAnnex)
        .where(eq(revisionAnnex.revisionId, revisionId))
        .orderBy(revisionAnnex.format)
        .all()
        .map(({ name, format, bytes }) => ({ name, format, bytes })),
    publish: (publication, patience) => publish(database, publication, patience),
  };
}

function listNewest(orm: Database['orm']) {
  const { id, directorateId, quarter, number, publishedAt } = revision;
  const rows = orm.select({ id, directorateId, quarter, number, publishedAt }).from(revision).orderBy(number).all();
  const newest = new Map(rows.map((row) => [`${row.directorateId} ${row.quarter}`, row]));
  return [...newest.values()];
}

async function publish(
  database: Database,
  publication: Publication,
  patience: Patience,
): Promise<Result<Revision, WriteRefusal>> {
  const written = await database.write(patience, (tx) => {
    if (!isAsCompiled(tx, publication)) return undefined;
    const row = insertRevision(tx, publication);
    insertFiles(tx, row.id, publication);
    insertAnnex(tx, row.id, publication);
    insertShares(tx, publication, insertSummary(tx, publication, row.id));
    publishWindow(tx, publication);
    armSignOffEdits(tx, publication);
    armReturnEditsOf(tx, publication.windowId, publication.at);
    armFinanceEdits(tx, publication);
    armDigestEdits(tx, publication);
    return row;
  });
  if (!written.ok) return written;
  return written.value === undefined ? refuse('changed') : done(toRevision(written.value));
}

function insertRevision(tx: Transaction, publication: Publication): RevisionRow {
  const { directorateId, quarter, number, at, author } = publication;
  const snapshot = JSON.stringify(publication.snapshot);
  return tx
    .insert(revision)
    .values({
      directorateId,
      quarter,
      number,
      snapshot,
      sha256: sha256(snapshot),
      publishedAt: at,
      publishedBy: author.actor,
    })
    .returning()
    .get();
}

function insertFiles(tx: Transaction, revisionId: number, { files }: Publication): void {
  for (const { name, format, bytes } of files) {
    tx.insert(revisionFile)
      .values({ revisionId, name, format, bytes: Buffer.from(bytes), sha256: sha256(bytes) })
      .run();
  }
}

function insertAnnex(tx: Transaction, revisionId: number, { annex }: Publication): void {
  for (const { name, format, bytes } of annex) {
    if (format !== 'docx' && format !== 'pdf') throw new Error(`An annex is Word or PDF, not ${format}.`);
    tx.insert(revisionAnnex)
      .values({ revisionId, name, format, bytes: Buffer.from(bytes), sha256: sha256(bytes) })
      .run();
  }
}

/** Each part waits for the one before it, and all of them hang on the root, whose id is the answer; those of a correction on the first one's. */
function insertSummary(tx: Transaction, publication: Publication, revisionId: number): number | undefined {
  const standing = publication.correction && correctRoot(tx, publication.correction, publication.at);
  if (publication.correction !== undefined) markParts(tx, publication.correction, publication.at);
  let rootId = standing?.rootId;
  let beforeId = standing?.lastId;
  for (const post of publication.summary) {
    const id = insertPost(tx, publication, {
      ...contentOf(post, publication, revisionId),
      key: post.key,
      rootId,
      beforeId,
    });
    rootId ??= id;
    beforeId = id;
  }
  return rootId;
}

/** Undefined where the thread is not there: then the correction begins one. */
function correctRoot(tx: Transaction, { rootKey, root }: Correction, at: Date) {
  const row = tx.select().from(delivery).where(eq(delivery.key, rootKey)).get();
  if (row === undefined) return undefined;
  const payload: SummaryPayload = { message: root };
  tx.update(delivery).set({ payload }).where(eq(delivery.id, row.id)).run();
  armEdit(tx, row, { at });
  const last = tx
    .select({ id: max(delivery.id) })
    .from(delivery)
    .where(eq(delivery.threadOfId, row.id))
    .get();
  return { rootId: row.id, lastId: last?.id ?? row.id };
}

/** What is not sent yet is sent with its mark. */
function markParts(tx: Transaction, { marked, correctedOn }: Correction, at: Date): void {
  for (const { key, message: part } of marked) {
    const row = tx.select().from(delivery).where(eq(delivery.key, key)).get();
    if (row === undefined) continue;
    const payload: SummaryPayload = { ...toSummaryPayload(part), correctedOn };
    tx.update(delivery).set({ payload }).where(eq(delivery.id, row.id)).run();
    if (row.state !== 'pending') armEdit(tx, row, { at });
  }
}

function toSummaryPayload({ areaId, ...message }: KeyedMessage['message']): SummaryPayload {
  return { message, ...(areaId === undefined ? {} : { areaId }) };
}

type Content = Pick<typeof delivery.$inferInsert, 'kind' | 'methodClass' | 'payload'>;

function contentOf(post: Publication['summary'][number], { windowId }: Publication, revisionId: number): Content {
  if ('message' in post) {
    return { kind: 'summary-part', methodClass: 'post', payload: toSummaryPayload(post.message) };
  }
  const payload: AttachmentPayload = { ...post.attachment, windowId, revisionId };
  return { kind: 'attachment', methodClass: 'files', payload };
}

interface PlacedPost extends Content {
  readonly key: string;
  readonly rootId: number | undefined;
  readonly beforeId: number | undefined;
}

function insertPost(tx: Transaction, publication: Publication, { rootId, beforeId, ...post }: PlacedPost): number {
  const row = tx
    .insert(delivery)
    .values({
      ...post,
      kind: rootId === undefined ? 'summary-root' : post.kind,
      channelId: publication.channelId,
      threadOfId: rootId,
      afterId: beforeId,
      state: 'pending',
      dueAt: publication.at,
      createdAt: publication.at,
    })
    .returning({ id: delivery.id })
    .get();
  return row.id;
}

function publishWindow(tx: Transaction, publication: Publication): void {
  const { windowId, windowVersion, number, author, at, correction, unsignedWhy } = publication;
  const before = tx
    .select({ state: collectionWindow.state })
    .from(collectionWindow)
    .where(eq(collectionWindow.id, windowId))
    .get();
  tx.update(collectionWindow)
    .set({ state: 'published', version: windowVersion + 1 })
    .where(eq(collectionWindow.id, windowId))
    .run();
  tx.insert(audit)
    .values({
      at,
      actor: author.actor,
      onBehalfOf: author.onBehalfOf,
      action: correction === undefined ? 'publish' : 'amend',
      subject: 'window',
      subjectId: windowId,
      before,
      after: {
        state: 'published',
        revision: number,
        ...(correction && { why: correction.why }),
        ...(unsignedWhy !== undefined && { unsignedWhy }),
      },
    })
    .run();
}

function toRevision({ snapshot, ...row }: RevisionRow): Revision {
  // Our own text: whoever changes it in the file changes its SHA-256 too.
  return { ...row, snapshot: JSON.parse(snapshot) as Snapshot };
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
