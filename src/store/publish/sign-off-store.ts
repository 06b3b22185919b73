import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Snapshot } from '../../core/publish/snapshot.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type { SignOffBook, SignOffRecord } from '../../core/review/sign-off.ts';
import type { Patience, WriteRefusal } from '../../usecases/ports.ts';
import type { SignOffStore } from '../../usecases/publish/sign-off-ports.ts';
import type { NewDelivery } from '../../usecases/remind/delivery-ports.ts';
import type { Database, Transaction } from '../database.ts';
import { planDeliveries } from '../plan/plan-deliveries.ts';
import { armDigestEdits } from '../remind/arm-digest-edits.ts';
import { armSignOffEdits } from '../remind/arm-sign-off-edits.ts';
import { audit } from '../schema/audit.ts';
import { collectionWindow } from '../schema/collect.ts';
import { signOffAnswer, signOffDraft, signOffVoid } from '../schema/review.ts';

interface Place {
  readonly directorateId: string;
  readonly quarter: string;
}

export function createSignOffStore(database: Database): SignOffStore {
  const change = (made: Made, patience: Patience, write: (tx: Transaction) => Written) =>
    writeChange(database, made, { patience, write });
  return {
    ofQuarter: async (directorateId, quarter) => readBook(database.orm, { directorateId, quarter }),
    record: async (directorateId, quarter) => readRecord(database.orm, { directorateId, quarter }),
    ask: async ({ basedOn, deliveries, windowId, snapshot, ...draft }, patience) =>
      change({ ...draft, basedOn, deliveries, windowId, stateAfter: 'review' }, patience, (tx) => {
        const values = { ...draft, snapshot: JSON.stringify(snapshot), actor: draft.author.actor };
        const row = tx.insert(signOffDraft).values(values).returning({ id: signOffDraft.id }).get();
        return { action: 'ask-for-sign-off', draftId: row.id, after: { number: draft.number } };
      }),
    answer: async (answer, patience) =>
      change(answer, patience, (tx) => {
        const { draftId, approverId, byId, kind, words, at } = answer;
        tx.insert(signOffAnswer).values({ draftId, approverId, byId, kind, words, at }).run();
        return { action: kind === 'signed' ? 'sign-report' : 'ask-for-changes', draftId, after: { approverId } };
      }),
    void: async (voided, patience) =>
      change({ ...voided, stateAfter: 'review' }, patience, (tx) => {
        const { draftId, changed, at } = voided;
        tx.insert(signOffVoid).values({ draftId, changed, at }).run();
        return { action: 'void-sign-off', draftId, after: { changed } };
      }),
  };
}

interface Made extends Place {
  readonly windowId: string;
  readonly author: { readonly actor: string; readonly onBehalfOf?: string };
  readonly at: Date;
  readonly basedOn: number;
  readonly deliveries: readonly NewDelivery[];
  readonly stateAfter: 'review' | 'signed-off';
}

/** What the record says of a row that was added. */
interface Written {
  readonly action: string;
  readonly draftId: number;
  readonly after: object;
}

async function writeChange(
  database: Database,
  made: Made,
  { patience, write }: { readonly patience: Patience; readonly write: (tx: Transaction) => Written },
): Promise<Result<void, WriteRefusal>> {
  const { basedOn, deliveries, author, at, windowId, stateAfter } = made;
  const written = await database.write(patience, (tx) => {
    if (readSignOffMark(tx, made) !== basedOn) return false;
    const { action, draftId, after } = write(tx);
    planDeliveries(tx, deliveries);
    const moved = moveWindow(tx, windowId, stateAfter);
    tx.insert(audit)
      .values({
        at,
        actor: author.actor,
        onBehalfOf: author.onBehalfOf,
        action,
        subject: 'draft',
        subjectId: String(draftId),
        before: null,
        after: { ...after, ...moved },
      })
      .run();
    armSignOffEdits(tx, { windowId, at });
    armDigestEdits(tx, { windowId, at });
    return true;
  });
  if (!written.ok) return written;
  return written.value ? done(undefined) : refuse('changed');
}

/** A window that has closed is signed off, or in review again. Answers what is new, for the record. */
function moveWindow(tx: Transaction, windowId: string, state: Made['stateAfter']): { readonly state?: string } {
  const from = state === 'review' ? 'signed-off' : 'review';
  const isMeant = and(eq(collectionWindow.id, windowId), eq(collectionWindow.state, from));
  const window = tx.select().from(collectionWindow).where(isMeant).get();
  if (window === undefined) return {};
  tx.update(collectionWindow)
    .set({ state, version: window.version + 1 })
    .where(isMeant)
    .run();
  return { state };
}

/** The mark grows with each row; 0 when there is none. */
export function readSignOffMark(tx: Transaction, place: Place): number {
  return markOf(readRecord(tx, place));
}

function markOf({ drafts, answers, voids }: SignOffRecord): number {
  return drafts.length + answers.length + voids.length;
}

/** What is in a draft is long, and read only where it matters. */
const BRIEF = {
  id: signOffDraft.id,
  number: signOffDraft.number,
  contentHash: signOffDraft.contentHash,
  at: signOffDraft.at,
};

function readRecord(orm: Database['orm'] | Transaction, { directorateId, quarter }: Place): SignOffRecord {
  const isMeant = and(eq(signOffDraft.directorateId, directorateId), eq(signOffDraft.quarter, quarter));
  const drafts = orm.select(BRIEF).from(signOffDraft).where(isMeant).orderBy(asc(signOffDraft.id)).all();
  const ids = drafts.map(({ id }) => id);
  if (ids.length === 0) return { drafts, answers: [], voids: [] };
  return {
    drafts,
    answers: orm
      .select()
      .from(signOffAnswer)
      .where(inArray(signOffAnswer.draftId, ids))
      .orderBy(asc(signOffAnswer.id))
      .all(),
    voids: orm.select().from(signOffVoid).where(inArray(signOffVoid.draftId, ids)).all(),
  };
}

function readBook(orm: Database['orm'], place: Place): SignOffBook {
  const record = readRecord(orm, place);
  const ids = record.drafts.map(({ id }) => id);
  const rows =
    ids.length === 0
      ? []
      : orm
          .select({ id: signOffDraft.id, snapshot: signOffDraft.snapshot })
          .from(signOffDraft)
          .where(inArray(signOffDraft.id, ids))
          .all();
  const snapshots = new Map(rows.map(({ id, snapshot }) => [id, snapshot]));
  return {
    ...record,
    // Our own text: whoever changes it in the file changes what was signed.
    drafts: record.drafts.map((draft) => ({
      ...draft,
      snapshot: JSON.parse(snapshots.get(draft.id) ?? 'null') as Snapshot,
    })),
    mark: markOf(record),
  };
}
