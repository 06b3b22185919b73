import { type EntryChange, entryChanges, type PlanChanges } from '../../core/plan/plan-changes.ts';
import type { SaveOptions } from '../../usecases/plan/ports.ts';
import type { Transaction } from '../database.ts';
import { audit } from '../schema/audit.ts';

/** One row for the import itself and one for everything that it changed: who, when, from what, to what. */
export function writeAudit(tx: Transaction, changes: PlanChanges, options: SaveOptions & { version: number }): void {
  const { author, at, version } = options;
  const who = { at, actor: author.actor, onBehalfOf: author.onBehalfOf ?? null };
  const add = (row: Pick<typeof audit.$inferInsert, 'action' | 'subject' | 'subjectId' | 'before' | 'after'>) =>
    tx
      .insert(audit)
      .values({ ...who, ...row })
      .run();
  const before = changes.basedOn === undefined ? undefined : { version: changes.basedOn };
  add({ action: 'plan-imported', subject: 'plan', subjectId: changes.planId, before, after: { version } });
  for (const { subject, field, before: old, after } of changes.settings) {
    const subjectId = subjectIdOf(changes, subject);
    add({ action: `import-changed-${field}`, subject, subjectId, before: old, after });
  }
  for (const change of entryChanges(changes)) {
    if (change.action === 'noted') continue;
    add({ action: `import-${change.action}`, subject: change.kind, subjectId: change.after.id, ...statesOf(change) });
  }
}

function statesOf({ action, before, after }: EntryChange<unknown>) {
  return action === 'retired' ? { before, after: undefined } : { before, after };
}

function subjectIdOf(changes: PlanChanges, subject: 'organisation' | 'directorate' | 'plan'): string {
  if (subject === 'organisation') return '1';
  return subject === 'directorate' ? changes.directorate.id : changes.planId;
}
