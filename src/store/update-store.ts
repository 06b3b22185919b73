import { and, desc, eq, inArray, lt, max } from 'drizzle-orm';
import { parseLocalDate } from '../core/calendar/local-date.ts';
import type { MilestoneUpdate } from '../core/collect/update.ts';
import { done, type Result, refuse } from '../core/result.ts';
import type { NewUpdate, Patience, UpdateStore, WriteRefusal } from '../usecases/ports.ts';
import { type AnsweredEntry, answerReturns, openReturnId } from './answer-returns.ts';
import { armDigestEdits } from './arm-digest-edits.ts';
import { armRemindersOfOwner } from './arm-reminder-edits.ts';
import type { Database, Transaction } from './database.ts';
import { isStillCollecting } from './is-still-collecting.ts';
import { audit } from './schema/audit.ts';
import { milestoneUpdate } from './schema/collect.ts';

/** SQLite takes a limited number of values in one statement. */
const MOST_IDS = 500;

export function createUpdateStore(database: Database): UpdateStore {
  const { orm } = database;
  return {
    standing: async (quarter, milestoneIds) => readNewest(database, milestoneIds, eq(milestoneUpdate.quarter, quarter)),
    standingBefore: async (quarter, milestoneIds) =>
      readNewest(database, milestoneIds, lt(milestoneUpdate.quarter, quarter)),
    history: async (milestoneId) =>
      orm
        .select()
        .from(milestoneUpdate)
        .where(eq(milestoneUpdate.milestoneId, milestoneId))
        .orderBy(milestoneUpdate.quarter, milestoneUpdate.id)
        .all()
        .map(toUpdate),
    ofForm: async (formNonce) =>
      orm
        .select()
        .from(milestoneUpdate)
        .where(eq(milestoneUpdate.formNonce, formNonce))
        .orderBy(desc(milestoneUpdate.id))
        .all()
        .map((row) => ({ update: toUpdate(row), contentHash: row.contentHash, submissionId: row.submissionId })),
    append: (update, patience) => append(database, update, patience),
  };
}

/** One transaction: is what the decision rested on still so, the update, the audit row, and the overviews to draw anew. */
async function append(
  database: Database,
  update: NewUpdate,
  patience: Patience,
): Promise<Result<MilestoneUpdate, WriteRefusal>> {
  const written = await database.write(patience, (tx) => {
    if (!stillHolds(tx, update)) return undefined;
    const row = tx.insert(milestoneUpdate).values(toRow(update)).returning().get();
    tx.insert(audit)
      .values({
        at: update.at,
        actor: update.author.actor,
        onBehalfOf: update.author.onBehalfOf,
        action: 'answer-milestone',
        subject: 'milestone',
        subjectId: update.milestoneId,
        before: update.basedOn === undefined ? null : { updateId: update.basedOn },
        after: { updateId: row.id, quarter: update.quarter },
      })
      .run();
    answerReturns(tx, entryOf(update), update.at);
    armRemindersOfOwner(tx, update);
    armDigestEdits(tx, update);
    return toUpdate(row);
  });
  if (!written.ok) return written;
  return written.value === undefined ? refuse('changed') : done(written.value);
}

function entryOf({ milestoneId, quarter }: NewUpdate): AnsweredEntry {
  return { entry: { kind: 'milestone', id: milestoneId }, quarter };
}

function stillHolds(tx: Transaction, update: NewUpdate): boolean {
  if (!isStillCollecting(tx, update)) return false;
  if (openReturnId(tx, entryOf(update)) !== update.returnId) return false;
  const newest = tx
    .select({ id: max(milestoneUpdate.id) })
    .from(milestoneUpdate)
    .where(and(eq(milestoneUpdate.milestoneId, update.milestoneId), eq(milestoneUpdate.quarter, update.quarter)))
    .get();
  return (newest?.id ?? undefined) === update.basedOn;
}

function readNewest(
  database: Database,
  milestoneIds: readonly string[],
  inQuarters: ReturnType<typeof eq>,
): ReadonlyMap<string, MilestoneUpdate> {
  const newest = new Map<string, MilestoneUpdate>();
  for (let start = 0; start < milestoneIds.length; start += MOST_IDS) {
    const ids = milestoneIds.slice(start, start + MOST_IDS);
    const rows = database.orm
      .select()
      .from(milestoneUpdate)
      .where(and(inArray(milestoneUpdate.milestoneId, ids), inQuarters))
      .orderBy(milestoneUpdate.quarter, milestoneUpdate.id)
      .all();
    for (const row of rows) newest.set(row.milestoneId, toUpdate(row));
  }
  return newest;
}

function toUpdate(row: typeof milestoneUpdate.$inferSelect): MilestoneUpdate {
  return {
    id: row.id,
    milestoneId: row.milestoneId,
    quarter: row.quarter,
    kind: row.kind,
    status: {
      progress: row.progress,
      rag: row.rag ?? undefined,
      amberReason: row.amberReason ?? undefined,
      completedOn: toDate(row.completedOn),
    },
    commentary: row.commentary,
    action: row.action,
    actionBy: toDate(row.actionBy),
    ownerId: row.ownerId,
    enteredById: row.enteredById ?? undefined,
    at: row.at,
  };
}

function toDate(text: string | null) {
  return text === null ? undefined : parseLocalDate(text);
}

function toRow(update: NewUpdate): typeof milestoneUpdate.$inferInsert {
  const { status, ...words } = update.content;
  return {
    ...words,
    ...status,
    milestoneId: update.milestoneId,
    quarter: update.quarter,
    kind: update.kind,
    ownerId: update.ownerId,
    enteredById: update.enteredById,
    at: update.at,
    formNonce: update.formNonce,
    contentHash: update.contentHash,
    submissionId: update.submissionId,
  };
}
