import { eq } from 'drizzle-orm';
import { done, refuse } from '../../core/result.ts';
import type { ContributorStore, NewContributors } from '../../usecases/plan/contributor-ports.ts';
import type { Database, Transaction } from '../database.ts';
import { armDesksOfPlan } from '../remind/arm-digest-edits.ts';
import { armNewestReminders } from '../remind/arm-reminder-edits.ts';
import { audit } from '../schema/audit.ts';
import { milestoneContributor, person, plan } from '../schema/plan.ts';
import { planDeliveries } from './plan-deliveries.ts';
import { takeBackNotices } from './take-back-notices.ts';

export function createContributorStore(database: Database): ContributorStore {
  return {
    changeContributors: async (change, patience) => {
      const written = await database.write(patience, (tx) => isCurrent(tx, change) && write(tx, change));
      if (!written.ok) return written;
      return written.value ? done(undefined) : refuse('changed');
    },
  };
}

function isCurrent(tx: Transaction, { planId, planVersion }: NewContributors): boolean {
  return tx.select({ version: plan.version }).from(plan).where(eq(plan.id, planId)).get()?.version === planVersion;
}

/** What was imported stays as it was, so that an import that says otherwise meets a conflict. */
function write(tx: Transaction, change: NewContributors): true {
  const { milestoneId, before, after, ownerId, planId, planVersion, at, notices, takesBack } = change;
  tx.delete(milestoneContributor).where(eq(milestoneContributor.milestoneId, milestoneId)).run();
  // In the order in which they are asked.
  for (const personId of after) tx.insert(milestoneContributor).values({ milestoneId, personId }).run();
  tx.update(plan)
    .set({ version: planVersion + 1 })
    .where(eq(plan.id, planId))
    .run();
  insertAudit(tx, change);
  planDeliveries(tx, takesBack === undefined ? notices : takeBackNotices(tx, takesBack, { notices, at }));
  armNewestReminders(tx, [...before, ...after, ...(ownerId === undefined ? [] : [ownerId])], at);
  armDesksOfPlan(tx, planId, at);
  return true;
}

function insertAudit(tx: Transaction, { milestoneId, before, after, author, at, takesBack }: NewContributors): void {
  const stateOf = (ids: readonly string[]) => ({
    contributorIds: ids,
    contributors: ids.map((id) => initialsOf(tx, id)).join(', ') || null,
  });
  tx.insert(audit)
    .values({
      at,
      actor: author.actor,
      onBehalfOf: author.onBehalfOf,
      action: takesBack === undefined ? 'change-contributors' : 'change-contributors-back',
      subject: 'milestone',
      subjectId: milestoneId,
      before: stateOf(before),
      after: stateOf(after),
    })
    .run();
}

function initialsOf(tx: Transaction, id: string): string {
  return tx.select({ initials: person.initials }).from(person).where(eq(person.id, id)).get()?.initials ?? id;
}
