import { and, desc, eq } from 'drizzle-orm';
import type { Proposal } from '../../core/plan/proposal.ts';
import type { NewUndo } from '../../usecases/plan/proposal-ports.ts';
import type { Transaction } from '../database.ts';
import { armOverviewsOfPlan } from '../remind/arm-digest-edits.ts';
import { audit } from '../schema/audit.ts';
import { milestone, plan } from '../schema/plan.ts';
import { proposal } from '../schema/proposal.ts';
import { planDeliveries } from './plan-deliveries.ts';

/** The proposal stands again as it did before, and so does the plan. `plan-changed` where that says something else by now. */
export function undoDecision(tx: Transaction, undone: NewUndo): 'undone' | 'plan-changed' {
  const { basedOn, before, author, at, notice, planId, planVersion } = undone;
  const isChange = basedOn.state === 'agreed' && basedOn.kind === 'change';
  const restored = isChange ? restorable(tx, basedOn) : undefined;
  if (isChange && restored === undefined) return 'plan-changed';
  const row = insertState(tx, undone);
  tx.insert(audit)
    .values({
      at,
      actor: author.actor,
      onBehalfOf: author.onBehalfOf,
      action: 'undo-proposal-decision',
      subject: 'milestone',
      subjectId: basedOn.milestoneId,
      before: { stateId: basedOn.stateId, state: basedOn.state },
      after: { proposalId: basedOn.id, stateId: row.stateId, state: before.state },
    })
    .run();
  if (restored !== undefined) restorePlan(tx, undone, restored);
  planDeliveries(tx, notice === undefined ? [] : [notice]);
  armOverviewsOfPlan(tx, planId, at);
  if (restored !== undefined)
    tx.update(plan)
      .set({ version: planVersion + 1 })
      .where(eq(plan.id, planId))
      .run();
  return 'undone';
}

function insertState(tx: Transaction, { basedOn, before, enteredById, at, submissionId }: NewUndo) {
  const { milestoneId, ownerId, id, kind, reason, due = null, words = null } = basedOn;
  const again = { milestoneId, ownerId, id, kind, reason, due, words };
  return tx
    .insert(proposal)
    .values({ ...again, state: before.state, enteredById, at, submissionId })
    .returning({ stateId: proposal.stateId })
    .get();
}

type MilestoneRow = typeof milestone.$inferSelect;
type Restored = Partial<Pick<MilestoneRow, 'dueKind' | 'dueDate' | 'dueText' | 'words'>>;

/** What the plan said before; undefined where it does not say any more what was agreed. */
function restorable(tx: Transaction, { milestoneId, due, words, at }: Proposal): Restored | undefined {
  const row = tx.select().from(milestone).where(eq(milestone.id, milestoneId)).get();
  const changed = tx
    .select()
    .from(audit)
    .where(and(eq(audit.subjectId, milestoneId), eq(audit.action, 'change-milestone'), eq(audit.at, at)))
    .orderBy(desc(audit.id))
    .get();
  if (row === undefined || changed === undefined) return undefined;
  const isStill = (due === undefined || row.dueDate === due) && (words === undefined || row.words === words);
  // Our own words, written with the decision.
  const before = changed.before as Restored;
  const { dueKind, dueDate, dueText } = before;
  if (!isStill) return undefined;
  return {
    ...(due !== undefined && { dueKind, dueDate, dueText }),
    ...(words !== undefined && { words: before.words }),
  };
}

function restorePlan(tx: Transaction, { basedOn, author, at }: NewUndo, restored: Restored): void {
  tx.update(milestone).set(restored).where(eq(milestone.id, basedOn.milestoneId)).run();
  tx.insert(audit)
    .values({
      at,
      actor: author.actor,
      action: 'change-milestone',
      subject: 'milestone',
      subjectId: basedOn.milestoneId,
      before: { due: basedOn.due ?? null, words: basedOn.words ?? null },
      after: restored,
    })
    .run();
}
