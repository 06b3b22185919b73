import { eq, inArray, sql } from 'drizzle-orm';
import { isSameValue } from '../../core/plan/merge-entry.ts';
import type { Person } from '../../core/plan/plan.ts';
import { done, refuse } from '../../core/result.ts';
import type { NewPersonChange, PersonStore } from '../../usecases/plan/people-ports.ts';
import type { Database, Transaction } from '../database.ts';
import { armDesksOfPlan } from '../remind/arm-digest-edits.ts';
import { armNewestReminders } from '../remind/arm-reminder-edits.ts';
import { audit } from '../schema/audit.ts';
import { person, plan } from '../schema/plan.ts';
import { planDeliveries } from './plan-deliveries.ts';
import { rowToPerson } from './plan-rows.ts';
import { takeBackNotices } from './take-back-notices.ts';

export function createPersonStore(database: Database): PersonStore {
  return {
    changePerson: async (change, patience) => {
      const written = await database.write(patience, (tx) => isCurrent(tx, change) && write(tx, change));
      if (!written.ok) return written;
      return written.value ? done(undefined) : refuse('changed');
    },
  };
}

function isCurrent(tx: Transaction, { basis }: NewPersonChange): boolean {
  return basis.every((read) => {
    const row = tx.select().from(person).where(eq(person.id, read.id)).get();
    return row !== undefined && isSameValue(rowToPerson(row), read);
  });
}

function write(tx: Transaction, change: NewPersonChange): true {
  const { before, after, planIds, notices, takesBack, at } = change;
  tx.update(person).set(rowOf(after)).where(eq(person.id, after.id)).run();
  // A plan file that was exported before is older than what stands now.
  const next = { version: sql`${plan.version} + 1` };
  tx.update(plan)
    .set(next)
    .where(inArray(plan.id, [...planIds]))
    .run();
  insertAudit(tx, change);
  planDeliveries(tx, takesBack === undefined ? notices : takeBackNotices(tx, takesBack, { notices, at }));
  const concerned = [after.id, before.deputyId, after.deputyId].filter((id) => id !== undefined);
  armNewestReminders(tx, concerned, at);
  for (const id of planIds) armDesksOfPlan(tx, id, at);
  return true;
}

function rowOf({ deputyId, assistantId, from, until }: Person) {
  return {
    deputyId: deputyId ?? null,
    assistantId: assistantId ?? null,
    fromDate: from ?? null,
    untilDate: until ?? null,
  };
}

function insertAudit(tx: Transaction, { before, after, author, at, takesBack }: NewPersonChange): void {
  tx.insert(audit)
    .values({
      at,
      actor: author.actor,
      onBehalfOf: author.onBehalfOf,
      action: takesBack === undefined ? 'change-person' : 'change-person-back',
      subject: 'person',
      subjectId: after.id,
      before: termsOf(tx, before),
      after: termsOf(tx, after),
    })
    .run();
}

/** The deputy and the assistant by initials, too: the record is read by people. */
function termsOf(tx: Transaction, { deputyId, assistantId, from, until }: Person) {
  const initialsOf = (id: string | undefined) =>
    id === undefined ? null : (tx.select().from(person).where(eq(person.id, id)).get()?.initials ?? null);
  return {
    deputyId: deputyId ?? null,
    deputy: initialsOf(deputyId),
    assistantId: assistantId ?? null,
    assistant: initialsOf(assistantId),
    firstDay: from ?? null,
    lastDay: until ?? null,
  };
}
