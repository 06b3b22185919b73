import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Snapshot } from '../../core/publish/snapshot.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type { AskedChange } from '../../core/review/asked-change.ts';
import type { SignOffBook, SignOffRecord } from '../../core/review/sign-off.ts';
import type { Patience, WriteRefusal } from '../../usecases/ports.ts';
import type { SignOffStore } from '../../usecases/publish/sign-off-ports.ts';
import type { NewDelivery } from '../../usecases/remind/delivery-ports.ts';
import type { Database, Transaction } from '../database.ts';
import { planDeliveries } from '../plan/plan-deliveries.ts';
import { armDigestEdits } from '../remind/arm-digest-edits.ts';
import { armFinanceEdits } from '../remind/arm-finance-edits.ts';
import { armSignOffEdits } from '../remind/arm-sign-off-edits.ts';
import { audit } from '../schema/audit.ts';
import { collectionWindow } from '../schema/collect.ts';
import { signOffAnswer, signOffChange, signOffChangeMark, signOffDraft, signOffVoid } from '../schema/review.ts';

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
        const { draftId, approverId, byId, kind, words, at, changes } = answer;
        const values = { draftId, approverId, byId, kind, words, at };
        const { id: answerId } = tx.insert(signOffAnswer).values(values).returning({ id: signOffAnswer.id }).get();
        for (const change of changes)
          tx.insert(signOffChange)
            .values({ ...change, answerId })
            .run();
        return { action: kind === 'signed' ? 'sign-report' : 'ask-for-changes', draftId, after: { approverId } };
      }),
    markChange: async (marked, patience) =>
      change(marked, patience, (tx) => {
        const { changeId, draftId, kind, why, byId, at } = marked;
        tx.insert(signOffChangeMark).values({ changeId, kind, why, byId, at }).run();
        return { action: MARK_ACTIONS[kind], draftId, after: { changeId } };
      }),
    void: async (voided, patience) =>
      change({ ...voided, stateAfter: 'review' }, patience, (tx) => {
        const { draftId, changed, at } = voided;
        tx.insert(signOffVoid).values({ draftId, changed, at }).run();
        return { action: 'void-sign-off', draftId, after: { changed } };
      }),
  };
}

const MARK_ACTIONS = {
  done: 'make-asked-change',
  'will-not': 'refuse-asked-change',
  open: 'reopen-asked-change',
} as const;

interface Made extends Place {
  readonly windowId: string;
  readonly author: { readonly actor: string; readonly onBehalfOf?: string };
  readonly at: Date;
  readonly basedOn: number;
  readonly deliveries: readonly NewDelivery[];
  /** Left out where the window stays as it is. */
  readonly stateAfter?: 'review' | 'signed-off';
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
    const moved = stateAfter === undefined ? {} : moveWindow(tx, windowId, stateAfter);
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
    if (stateAfter !== undefined) armFinanceEdits(tx, { windowId, at });
    return true;
  });
  if (!written.ok) return written;
  return written.value ? done(undefined) : refuse('changed');
}

/** A window that has closed is signed off, or in review again. Answers what is new, for the record. */
function moveWindow(tx: Transaction, windowId: string, state: 'review' | 'signed-off'): { readonly state?: string } {
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
  return readRecord(tx, place).mark;
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
  if (ids.length === 0) return { drafts, answers: [], voids: [], changes: [], mark: 0 };
  const ofDrafts = inArray(signOffAnswer.draftId, ids);
  const answers = orm.select().from(signOffAnswer).where(ofDrafts).orderBy(asc(signOffAnswer.id)).all();
  const voids = orm.select().from(signOffVoid).where(inArray(signOffVoid.draftId, ids)).all();
  const { changes, marks } = readChanges(
    orm,
    answers.map(({ id }) => id),
  );
  const mark = drafts.length + answers.length + voids.length + marks;
  return { drafts, answers, voids, changes, mark };
}

function readChanges(
  orm: Database['orm'] | Transaction,
  answerIds: readonly number[],
): { readonly changes: readonly AskedChange[]; readonly marks: number } {
  if (answerIds.length === 0) return { changes: [], marks: 0 };
  const isMeant = inArray(signOffChange.answerId, [...answerIds]);
  const rows = orm.select().from(signOffChange).where(isMeant).orderBy(asc(signOffChange.id)).all();
  const ids = rows.map(({ id }) => id);
  const ofChanges = inArray(signOffChangeMark.changeId, ids);
  const marks =
    ids.length === 0
      ? []
      : orm.select().from(signOffChangeMark).where(ofChanges).orderBy(asc(signOffChangeMark.id)).all();
  return {
    changes: rows.map(({ place, ...row }) => ({
      ...row,
      place: place ?? undefined,
      mark: marks.findLast(({ changeId }) => changeId === row.id),
    })),
    marks: marks.length,
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
  };
}
