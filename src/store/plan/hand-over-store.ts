import { and, eq, sql } from 'drizzle-orm';
import { done, refuse } from '../../core/result.ts';
import type { HandOverStore, NewHandOver } from '../../usecases/plan/reassign-ports.ts';
import type { Database, Transaction } from '../database.ts';
import { armOverviewsOfPlan } from '../remind/arm-digest-edits.ts';
import { armNewestReminders } from '../remind/arm-reminder-edits.ts';
import { audit } from '../schema/audit.ts';
import { indicator, milestone, person, plan, planEntry } from '../schema/plan.ts';
import { planDeliveries } from './plan-deliveries.ts';

export function createHandOverStore(database: Database): HandOverStore {
  return {
    handOver: async (handOver, patience) => {
      const written = await database.write(patience, (tx) => isCurrent(tx, handOver) && write(tx, handOver));
      if (!written.ok) return written;
      return written.value ? done(undefined) : refuse('changed');
    },
  };
}

function isCurrent(tx: Transaction, { planId, planVersion }: NewHandOver): boolean {
  return tx.select({ version: plan.version }).from(plan).where(eq(plan.id, planId)).get()?.version === planVersion;
}

function write(tx: Transaction, handOver: NewHandOver): true {
  const { from, to, planId, planVersion, at, notices } = handOver;
  changeOwner(tx, handOver);
  tx.update(plan)
    .set({ version: planVersion + 1 })
    .where(eq(plan.id, planId))
    .run();
  insertAudit(tx, handOver);
  planDeliveries(tx, notices);
  armNewestReminders(
    tx,
    [from, to].filter((id) => id !== undefined),
    at,
  );
  armOverviewsOfPlan(tx, planId, at);
  return true;
}

/** What was imported stays as it was, so that an import that says otherwise meets a conflict. */
function changeOwner(tx: Transaction, { entry: { kind, id }, to: ownerId }: NewHandOver): void {
  switch (kind) {
    case 'milestone':
      tx.update(milestone).set({ ownerId }).where(eq(milestone.id, id)).run();
      return;
    case 'indicator':
      tx.update(indicator).set({ ownerId }).where(eq(indicator.id, id)).run();
      return;
    case 'risk':
    case 'equality-action':
      tx.update(planEntry)
        .set({ body: sql`json_set(${planEntry.body}, '$.leadId', ${ownerId})` })
        .where(and(eq(planEntry.id, id), eq(planEntry.kind, kind)))
        .run();
  }
}

function insertAudit(tx: Transaction, { entry, from, to, author, at }: NewHandOver): void {
  const ownerOf = (id: string | undefined) => ({ ownerId: id ?? null, owner: initialsOf(tx, id) });
  tx.insert(audit)
    .values({
      at,
      actor: author.actor,
      onBehalfOf: author.onBehalfOf,
      action: 'reassign-entry',
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
