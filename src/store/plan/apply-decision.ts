import { eq } from 'drizzle-orm';
import { STATE_AFTER } from '../../core/plan/decide-proposal.ts';
import type { NewDecision } from '../../usecases/plan/proposal-ports.ts';
import type { NewUpdate } from '../../usecases/ports.ts';
import { newestUpdateId } from '../collect/newest-update.ts';
import { insertUpdates } from '../collect/update-store.ts';
import type { Transaction } from '../database.ts';
import { armOverviewsOfPlan } from '../remind/arm-digest-edits.ts';
import { audit } from '../schema/audit.ts';
import { collectionWindow } from '../schema/collect.ts';
import { milestone, plan } from '../schema/plan.ts';
import { proposal } from '../schema/proposal.ts';
import { delivery } from '../schema/remind.ts';

type Row = typeof proposal.$inferSelect;

/**
 * A decision on a proposal with everything that becomes true by it, within a transaction that knows that the proposal and
 * the plan are still those. Undefined where the update that it rested on is another.
 */
export function applyDecision(tx: Transaction, decided: NewDecision): Row | undefined {
  const { basedOn, decision, planId, dropped, notice, at } = decided;
  if (dropped !== undefined && !isUpdateUnchanged(tx, dropped)) return undefined;
  const row = insertDecision(tx, decided);
  if (decision.kind === 'agree' && basedOn.kind === 'change') changePlan(tx, decided);
  if (dropped !== undefined) insertUpdates(tx, [dropped]);
  if (notice !== undefined) {
    const { content, ...rest } = notice;
    tx.insert(delivery)
      .values({ ...rest, kind: content.kind, payload: content.payload, state: 'pending' })
      .run();
  }
  armOverviewsOfPlan(tx, planId, at);
  return row;
}

function insertDecision(tx: Transaction, { basedOn, decision, author, ...decided }: NewDecision): Row {
  const { milestoneId, ownerId, id, kind, reason, due = null, words = null } = basedOn;
  const { at, enteredById, submissionId, wasDue } = decided;
  const { kind: verb, ...said } = decision;
  const row = tx
    .insert(proposal)
    .values({
      ...{ milestoneId, ownerId, id, kind, reason, due, words },
      ...said,
      state: STATE_AFTER[verb],
      at,
      enteredById,
      submissionId,
      wasDue,
    })
    .returning()
    .get();
  tx.insert(audit)
    .values({
      at,
      actor: author.actor,
      onBehalfOf: author.onBehalfOf,
      action: `${verb}-proposal`,
      subject: 'milestone',
      subjectId: milestoneId,
      before: { stateId: basedOn.stateId, state: basedOn.state },
      after: { proposalId: id, stateId: row.stateId, state: row.state },
    })
    .run();
  return row;
}

/** What was agreed is what the plan says from now on; an import that says otherwise meets a conflict. */
function changePlan(tx: Transaction, { basedOn, author, planId, planVersion, at }: NewDecision): void {
  const { milestoneId, due, words } = basedOn;
  const isIt = eq(milestone.id, milestoneId);
  const before = tx
    .select({
      dueKind: milestone.dueKind,
      dueDate: milestone.dueDate,
      dueText: milestone.dueText,
      words: milestone.words,
    })
    .from(milestone)
    .where(isIt)
    .get();
  const after = {
    ...(due === undefined ? {} : { dueKind: 'date' as const, dueDate: due, dueText: null }),
    ...(words === undefined ? {} : { words }),
  };
  tx.update(milestone).set(after).where(isIt).run();
  tx.update(plan)
    .set({ version: planVersion + 1 })
    .where(eq(plan.id, planId))
    .run();
  tx.insert(audit)
    .values({
      at,
      actor: author.actor,
      action: 'change-milestone',
      subject: 'milestone',
      subjectId: milestoneId,
      before,
      after,
    })
    .run();
}

function isUpdateUnchanged(
  tx: Transaction,
  { milestoneId, quarter, basedOn, windowId, windowVersion }: NewUpdate,
): boolean {
  const window = tx.select().from(collectionWindow).where(eq(collectionWindow.id, windowId)).get();
  if (window?.version !== windowVersion) return false;
  return newestUpdateId(tx, { kind: 'milestone', id: milestoneId }, quarter) === basedOn;
}
