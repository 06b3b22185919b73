import { and, desc, eq } from 'drizzle-orm';
import { parseLocalDate } from '../../core/calendar/local-date.ts';
import type { MilestoneUpdate } from '../../core/collect/milestone/update.ts';
import type { NewUpdate } from '../../usecases/ports.ts';
import type { Database, Transaction } from '../database.ts';
import { milestoneUpdate } from '../schema/collect.ts';

export type UpdateRow = typeof milestoneUpdate.$inferSelect;

/** A covered one has no text of its own: it reads the newest text of the milestone that covers it. */
export function toUpdate(orm: Database['orm'] | Transaction, row: UpdateRow): MilestoneUpdate {
  const covering = row.kind === 'covered' ? readCovering(orm, row) : undefined;
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
    commentary: covering?.commentary ?? row.commentary,
    action: row.action,
    actionBy: toDate(row.actionBy),
    ownerId: row.ownerId,
    enteredById: row.enteredById ?? undefined,
    ...(row.howItCame === null ? {} : { howItCame: row.howItCame }),
    at: row.at,
    ...(covering === undefined ? {} : { coveredBy: covering.milestoneId }),
  };
}

/**
 * What covers may itself have been covered since, so the way is followed to the text at its end. It always ends: an
 * update covers others only while it has a text of its own.
 */
function readCovering(orm: Database['orm'] | Transaction, row: UpdateRow): UpdateRow {
  let covering = row;
  while (covering.kind === 'covered' && covering.coveredById !== null) {
    const pointedAt = orm.select().from(milestoneUpdate).where(eq(milestoneUpdate.id, covering.coveredById)).get();
    const newest = pointedAt && readNewestOf(orm, pointedAt);
    if (newest === undefined)
      throw new Error(`Update ${covering.id} is covered by ${covering.coveredById}, which is gone.`);
    covering = newest;
  }
  return covering;
}

function readNewestOf(orm: Database['orm'] | Transaction, { milestoneId, quarter }: UpdateRow): UpdateRow | undefined {
  return orm
    .select()
    .from(milestoneUpdate)
    .where(and(eq(milestoneUpdate.milestoneId, milestoneId), eq(milestoneUpdate.quarter, quarter)))
    .orderBy(desc(milestoneUpdate.id))
    .limit(1)
    .get();
}

function toDate(text: string | null) {
  return text === null ? undefined : parseLocalDate(text);
}

export function toRow({ content, ...update }: NewUpdate): Omit<UpdateRow, 'id'> {
  const { status, commentary, action, actionBy } = content;
  return {
    milestoneId: update.milestoneId,
    quarter: update.quarter,
    kind: update.kind,
    progress: status.progress,
    rag: status.rag ?? null,
    amberReason: status.amberReason ?? null,
    completedOn: status.completedOn ?? null,
    commentary,
    action,
    actionBy: actionBy ?? null,
    ownerId: update.ownerId,
    enteredById: update.enteredById ?? null,
    howItCame: update.howItCame ?? null,
    coveredById: null,
    at: update.at,
    formNonce: update.formNonce,
    contentHash: update.contentHash,
    submissionId: update.submissionId,
  };
}
