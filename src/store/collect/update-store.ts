import type { MilestoneUpdate } from '../../core/collect/milestone/update.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type { NewUpdate, Patience, UpdateStore, WriteRefusal } from '../../usecases/ports.ts';
import type { Database, Transaction } from '../database.ts';
import { readLineage, withPast } from '../plan/milestone-lineage.ts';
import { planReceipt } from '../plan/plan-receipt.ts';
import { prepareInsert } from '../prepare-insert.ts';
import { armDigestEdits } from '../remind/arm-digest-edits.ts';
import { armNewestReminders, armRemindersOfOwner } from '../remind/arm-reminder-edits.ts';
import { armWordingNotices } from '../remind/arm-wording-notices.ts';
import { type AnsweredEntry, answerReturns, openReturnId } from '../review/answer-returns.ts';
import { audit } from '../schema/audit.ts';
import { milestoneUpdate } from '../schema/collect.ts';
import { decideHanded, isStillWaiting } from './decide-handed.ts';
import { closeDraft } from './draft-store.ts';
import { isStillCollecting } from './is-still-collecting.ts';
import { newestUpdateId } from './newest-update.ts';
import { type History, rememberHistories, type StoredUpdate } from './remember-histories.ts';
import { prepareUpdateReads, type UpdateReads } from './update-reads.ts';
import { toRow, toUpdate, type UpdateRow } from './update-rows.ts';

/** Longer lists are those of a large report or of the clock, which ask once; a Save compares its text with those of 250. */
const MOST_AT_ONCE = 260;

export function createUpdateStore(database: Database): UpdateStore {
  const { orm } = database;
  const reads = prepareUpdateReads(database);
  const lineage = readLineage(database);
  const histories = rememberHistories(database, (past, milestoneIds) => {
    const rows = withPast(past, milestoneIds, reads.histories).map((row) => toStored(orm, row));
    return Map.groupBy(rows, ({ update }) => update.milestoneId);
  });
  const historyOf = async (milestoneId: string) => histories(await lineage(), [milestoneId]).get(milestoneId) ?? [];
  const newest = (
    read: UpdateReads['ofQuarter'],
    find: (history: History, quarter: string) => StoredUpdate | undefined,
  ): UpdateStore['standing'] => {
    return async (quarter, milestoneIds) => {
      const past = await lineage();
      if (milestoneIds.length > MOST_AT_ONCE)
        return newestOf(
          database,
          withPast(past, milestoneIds, (ids) => read(quarter, ids)),
        );
      const found = new Map<string, MilestoneUpdate>();
      for (const [id, history] of histories(past, milestoneIds)) {
        const stored = find(history, quarter);
        if (stored !== undefined) found.set(id, stored.update);
      }
      return found;
    };
  };
  return {
    standing: newest(reads.ofQuarter, (history, quarter) =>
      history.findLast((each) => each.update.quarter === quarter),
    ),
    standingBefore: newest(reads.before, (history, quarter) =>
      history.findLast((each) => each.update.quarter < quarter),
    ),
    history: async (milestoneId) => (await historyOf(milestoneId)).map(({ update }) => update),
    ofForm: async ({ milestoneId, formNonce }) =>
      (await historyOf(milestoneId)).filter((stored) => stored.formNonce === formNonce).toReversed(),
    append: async (update, patience) => {
      const appended = await append(database, [update], patience);
      if (!appended.ok) return appended;
      const [stored] = appended.value;
      return stored === undefined ? refuse('changed') : done(stored);
    },
    appendAll: (updates, patience) => append(database, updates, patience),
  };
}

/**
 * One transaction: is what the decision rested on still so, the updates, the audit rows, and the overviews to draw anew.
 */
async function append(
  database: Database,
  updates: readonly NewUpdate[],
  patience: Patience,
): Promise<Result<readonly MilestoneUpdate[], WriteRefusal>> {
  const written = await database.write(patience, (tx) => {
    if (!updates.every((update) => isUpdateStillRight(tx, update))) return undefined;
    return insertUpdates(tx, updates).map((row) => toUpdate(tx, row));
  });
  if (!written.ok) return written;
  return written.value === undefined ? refuse('changed') : done(written.value);
}

/** Within a transaction that knows that all of them are still right: see isUpdateStillRight. */
export function insertUpdates(tx: Transaction, updates: readonly NewUpdate[]): readonly UpdateRow[] {
  const rows = updates.map((update) => insert(tx, update));
  for (const update of updates) {
    if (update.draft !== undefined) closeDraft(tx, update.draft);
    answerReturns(tx, entryOf(update), update.at);
    armWordingNotices(tx, entryOf(update), update.at);
    armRemindersOfOwner(tx, update);
    planReceipt(tx, update);
    armDigestEdits(tx, update);
  }
  return rows;
}

const insertUpdate = prepareInsert(milestoneUpdate);
const insertAudit = prepareInsert(audit);

/** The update, and one for each milestone that its text covers. */
function insert(tx: Transaction, update: NewUpdate): UpdateRow {
  const stored = toRow(update);
  const row = { ...stored, id: insertUpdate(tx, stored) };
  auditAnswer(tx, update, { milestoneId: update.milestoneId, basedOn: update.basedOn, updateId: row.id });
  decideDrafts(tx, update, { milestoneId: update.milestoneId, updateId: row.id });
  for (const { milestoneId, basedOn, answer } of update.covers ?? []) {
    const covered = {
      ...toRow({ ...update, content: { ...answer, commentary: '' } }),
      milestoneId,
      kind: 'covered',
      coveredById: row.id,
      // What the form itself stored is looked up by its nonce and its submission; these are found through it.
      formNonce: `${update.formNonce}/${milestoneId}`,
      submissionId: `${update.submissionId}/${milestoneId}`,
    } as const;
    const id = insertUpdate(tx, covered);
    auditAnswer(tx, update, { milestoneId, basedOn, updateId: id });
    decideDrafts(tx, update, { milestoneId, updateId: id });
  }
  return row;
}

/** What contributors had handed in for it has become this, or is no longer needed. */
function decideDrafts(
  tx: Transaction,
  { quarter, approves, enteredById, ownerId, at }: NewUpdate,
  { milestoneId, updateId }: Pick<NewUpdate, 'milestoneId'> & { readonly updateId: number },
): void {
  const contributorIds = decideHanded(tx, {
    ...entryOf({ milestoneId, quarter }),
    updateId,
    approvedId: approves?.handedId,
    byId: approves?.byId ?? enteredById ?? ownerId,
    at,
  });
  armNewestReminders(tx, contributorIds, at);
}

function auditAnswer(
  tx: Transaction,
  { at, author, quarter, howItCame }: NewUpdate,
  { milestoneId, basedOn, updateId }: Pick<NewUpdate, 'milestoneId' | 'basedOn'> & { readonly updateId: number },
): void {
  insertAudit(tx, {
    at,
    actor: author.actor,
    onBehalfOf: author.onBehalfOf,
    action: 'answer-milestone',
    subject: 'milestone',
    subjectId: milestoneId,
    before: basedOn === undefined ? null : { updateId: basedOn },
    after: { updateId, quarter, ...(howItCame === undefined ? {} : { howItCame }) },
  });
}

function entryOf({ milestoneId, quarter }: Pick<NewUpdate, 'milestoneId' | 'quarter'>): AnsweredEntry {
  return { entry: { kind: 'milestone', id: milestoneId }, quarter };
}

/** Is what the decision to store it rested on still so? */
export function isUpdateStillRight(tx: Transaction, update: NewUpdate): boolean {
  if (!isStillCollecting(tx, update)) return false;
  if (update.approves !== undefined && !isStillWaiting(tx, update.approves.handedId)) return false;
  const { quarter, covers = [] } = update;
  // What was sent back is answered by itself, never covered.
  const covered = covers.map(({ milestoneId, basedOn }) => ({ milestoneId, basedOn, returnId: undefined }));
  return [update, ...covered].every(({ milestoneId, basedOn, returnId }) => {
    if (openReturnId(tx, entryOf({ milestoneId, quarter })) !== returnId) return false;
    return newestUpdateId(tx, { kind: 'milestone', id: milestoneId }, quarter) === basedOn;
  });
}

function toStored(orm: Database['orm'], row: UpdateRow): StoredUpdate {
  const { formNonce, contentHash, submissionId } = row;
  return { update: toUpdate(orm, row), formNonce, contentHash, submissionId };
}

function newestOf({ orm }: Database, oldestFirst: readonly UpdateRow[]): ReadonlyMap<string, MilestoneUpdate> {
  const newest = new Map(oldestFirst.map((row) => [row.milestoneId, row]));
  return new Map([...newest].map(([milestoneId, row]) => [milestoneId, toUpdate(orm, row)]));
}
