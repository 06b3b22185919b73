import { and, eq, sql } from 'drizzle-orm';
import { done, refuse } from '../../core/result.ts';
import type { HandedEntry, HandOverStore, NewHandOver } from '../../usecases/plan/hand-over-ports.ts';
import type { Database, Transaction } from '../database.ts';
import { armDesksOfPlan } from '../remind/arm-digest-edits.ts';
import { armNewestReminders } from '../remind/arm-reminder-edits.ts';
import { audit } from '../schema/audit.ts';
import { indicator, milestone, person, plan, planEntry } from '../schema/plan.ts';
import { planDeliveries } from './plan-deliveries.ts';
import { takeBackNotices } from './take-back-notices.ts';

export function createHandOverStore(database: Database): HandOverStore {
  return {
    handOver: async (handOver, patience) => {
      const written = await database.write(patience, (tx) => isCurrent(tx, handOver) && write(tx, handOver));
      if (!written.ok) return written;
      return written.value ? done(undefined) : refuse('changed');
    },
  };
}

function isCurrent(tx: Transaction, { plans }: NewHandOver): boolean {
  return plans.every(({ planId, version }) => {
    return tx.select({ version: plan.version }).from(plan).where(eq(plan.id, planId)).get()?.version === version;
  });
}

function write(tx: Transaction, handOver: NewHandOver): true {
  const { entries, plans, at, notices, takesBack } = handOver;
  for (const handed of entries) {
    changeOwner(tx, handed);
    insertAudit(tx, handOver, handed);
  }
  for (const { planId, version } of plans) {
    tx.update(plan)
      .set({ version: version + 1 })
      .where(eq(plan.id, planId))
      .run();
  }
  planDeliveries(tx, takesBack === undefined ? notices : takeBackNotices(tx, takesBack, { notices, at }));
  const owners = entries.flatMap(({ from, to }) => [from, to]).filter((id) => id !== undefined);
  armNewestReminders(tx, owners, at);
  for (const { planId } of plans) armDesksOfPlan(tx, planId, at);
  return true;
}

/** What was imported stays as it was, so that an import that says otherwise meets a conflict. */
function changeOwner(tx: Transaction, { entry: { kind, id }, to: ownerId }: HandedEntry): void {
  switch (kind) {
    case 'milestone':
      tx.update(milestone)
        .set({ ownerId: ownerId ?? null })
        .where(eq(milestone.id, id))
        .run();
      return;
    case 'indicator':
      tx.update(indicator)
        .set({ ownerId: ownerId ?? null })
        .where(eq(indicator.id, id))
        .run();
      return;
    case 'risk':
    case 'equality-action':
      tx.update(planEntry)
        .set({
          body:
            ownerId === undefined
              ? sql`json_remove(${planEntry.body}, '$.leadId')`
              : sql`json_set(${planEntry.body}, '$.leadId', ${ownerId})`,
        })
        .where(and(eq(planEntry.id, id), eq(planEntry.kind, kind)))
        .run();
  }
}

function insertAudit(tx: Transaction, { author, at, takesBack }: NewHandOver, { entry, from, to }: HandedEntry): void {
  const ownerOf = (id: string | undefined) => ({ ownerId: id ?? null, owner: initialsOf(tx, id) });
  tx.insert(audit)
    .values({
      at,
      actor: author.actor,
      onBehalfOf: author.onBehalfOf,
      action: takesBack === undefined ? 'reassign-entry' : 'reassign-entry-back',
      subject: entry.kind,
      subjectId: entry.id,
      before: ownerOf(from),
      after: ownerOf(to),
    })
    .run();
}

function initialsOf(tx: Transaction, id: string | undefined): string | null {
  if (id === undefined) return null;
  return tx.select({ initials: person.initials }).from(person).where(eq(person.id, id)).get()?.initials ?? null;
}
