import { and, eq } from 'drizzle-orm';
import { isSameValue } from '../../core/plan/merge-entry.ts';
import type {
  Department,
  Directorate,
  EqualityAction,
  Milestone,
  Organisation,
  Person,
  Risk,
} from '../../core/plan/plan.ts';
import { changesSomething, type EntryChange, type PlanChanges } from '../../core/plan/plan-changes.ts';
import type { SaveOptions } from '../../usecases/plan/ports.ts';
import type { Transaction } from '../database.ts';
import { armDesksOfPlan, armOverviewsOfAll } from '../remind/arm-digest-edits.ts';
import {
  area,
  directorate,
  directorateRole,
  indicator,
  milestone,
  milestoneContributor,
  organisation,
  person,
  plan,
  planEntry,
} from '../schema/plan.ts';
import { writeAudit } from './plan-audit.ts';
import { indicatorToRow, milestoneToRow, personToRow, rowToPerson } from './plan-rows.ts';

/** Writes an import inside one transaction: the plan's new version, or `changed` before anything is written. */
export function writePlan(tx: Transaction, changes: PlanChanges, options: SaveOptions): number | 'changed' {
  const version = tx.select({ version: plan.version }).from(plan).where(eq(plan.id, changes.planId)).get()?.version;
  if (version !== changes.basedOn) return 'changed';
  if (changes.people.some((change) => isOutdated(tx, change))) return 'changed';
  const isSeen = changesSomething(changes);
  const next = isSeen ? (version ?? 0) + 1 : (version ?? 1);
  if (isSeen) {
    writeOrganisation(tx, changes.organisation);
    writeDirectorateRow(tx, changes.directorate);
  }
  for (const change of changes.people) writePerson(tx, change);
  if (isSeen) {
    writeRoles(tx, changes.directorate);
    writePlanRow(tx, changes, next);
  }
  writeEntries(tx, changes, options.at);
  if (isSeen) {
    writeOrder(tx, changes.order);
    writeAudit(tx, changes, { ...options, version: next });
    armDesksOfPlan(tx, changes.planId, options.at);
    // People may own something in the plan of another directorate.
    if (changes.people.length > 0) armOverviewsOfAll(tx, options.at);
  }
  return next;
}

function isOutdated(tx: Transaction, { before }: EntryChange<Person>): boolean {
  if (before === undefined) return false;
  const row = tx.select().from(person).where(eq(person.id, before.id)).get();
  return row === undefined || !isSameValue(rowToPerson(row), before);
}

function writeOrganisation(tx: Transaction, value: Organisation): void {
  const row = {
    name: value.name,
    nation: value.nation,
    timeZone: value.timeZone,
    closureDays: value.closureDays,
    ragWording: value.ragWording,
  };
  tx.insert(organisation)
    .values({ id: 1, ...row })
    .onConflictDoUpdate({ target: organisation.id, set: row })
    .run();
}

function writeDirectorateRow(tx: Transaction, value: Directorate): void {
  const row = {
    code: value.code,
    name: value.name,
    channelId: value.channelId ?? null,
    officersChannelId: value.officersChannelId ?? null,
    nation: value.nation ?? null,
    closureDays: value.closureDays,
    ladder: value.ladder,
    parts: value.parts ?? null,
    commentaryRule: value.commentaryRule,
    riskQuarters: value.riskQuarters,
    report: value.report,
    checks: value.checks,
  };
  tx.insert(directorate)
    .values({ id: value.id, ...row })
    .onConflictDoUpdate({ target: directorate.id, set: row })
    .run();
}

function writeRoles(tx: Transaction, { id: directorateId, officerIds, approverIds }: Directorate): void {
  tx.delete(directorateRole).where(eq(directorateRole.directorateId, directorateId)).run();
  const rows = [
    ...officerIds.map((personId, position) => ({ directorateId, personId, role: 'officer' as const, position })),
    ...approverIds.map((personId, position) => ({ directorateId, personId, role: 'approver' as const, position })),
  ];
  if (rows.length > 0) tx.insert(directorateRole).values(rows).run();
}

function writePlanRow(tx: Transaction, changes: PlanChanges, version: number): void {
  const { planId: id, startYear, sectionTexts } = changes;
  tx.insert(plan)
    .values({ id, directorateId: changes.directorate.id, startYear, version, sectionTexts })
    .onConflictDoUpdate({ target: plan.id, set: { version, sectionTexts } })
    .run();
}

function writePerson(tx: Transaction, { action, after, imported }: EntryChange<Person>): void {
  const row = { ...personToRow(after), imported };
  if (action === 'added')
    tx.insert(person)
      .values({ id: after.id, ...row })
      .run();
  else tx.update(person).set(row).where(eq(person.id, after.id)).run();
}

function writeEntries(tx: Transaction, changes: PlanChanges, at: Date): void {
  const { planId } = changes;
  for (const { action, after } of changes.areas) {
    const row = { name: after.name, board: after.board ?? null, retiredAt: retiredAt(action, at) };
    if (action === 'added')
      tx.insert(area)
        .values({ id: after.id, planId, position: 0, ...row })
        .run();
    else tx.update(area).set(row).where(eq(area.id, after.id)).run();
  }
  for (const change of changes.milestones) writeMilestone(tx, change, { planId, at });
  for (const { action, after, imported } of changes.indicators) {
    const row = { ...indicatorToRow(after), imported, retiredAt: retiredAt(action, at) };
    if (action === 'added')
      tx.insert(indicator)
        .values({ id: after.id, planId, position: 0, ...row })
        .run();
    else tx.update(indicator).set(row).where(eq(indicator.id, after.id)).run();
  }
  for (const change of [...changes.risks, ...changes.equalityActions, ...changes.departments]) {
    writePlanEntry(tx, change, { planId, at });
  }
}

interface Target {
  readonly planId: string;
  readonly at: Date;
}

function writeMilestone(tx: Transaction, change: EntryChange<Milestone>, { planId, at }: Target): void {
  const { action, before, after, imported } = change;
  const row = { ...milestoneToRow(after), imported, retiredAt: retiredAt(action, at) };
  if (action === 'added')
    tx.insert(milestone)
      .values({ id: after.id, planId, position: 0, ...row })
      .run();
  else tx.update(milestone).set(row).where(eq(milestone.id, after.id)).run();
  if (isSameValue(before?.contributorIds ?? [], after.contributorIds)) return;
  tx.delete(milestoneContributor).where(eq(milestoneContributor.milestoneId, after.id)).run();
  for (const personId of after.contributorIds) {
    tx.insert(milestoneContributor).values({ milestoneId: after.id, personId }).run();
  }
}

function writePlanEntry(
  tx: Transaction,
  { kind, action, after, imported }: EntryChange<Risk | EqualityAction | Department>,
  { planId, at }: Target,
): void {
  if (kind !== 'risk' && kind !== 'equality-action' && kind !== 'department') return;
  const { id, ...body } = after;
  const row = { body, imported, retiredAt: retiredAt(action, at) };
  if (action === 'added')
    tx.insert(planEntry)
      .values({ id, planId, kind, position: 0, ...row })
      .run();
  else
    tx.update(planEntry)
      .set(row)
      .where(and(eq(planEntry.id, id), eq(planEntry.kind, kind)))
      .run();
}

/** What is retired was in force until now; what stands in the file is in force. */
function retiredAt(action: EntryChange<unknown>['action'], at: Date): Date | null {
  return action === 'retired' ? at : null;
}

function writeOrder(tx: Transaction, order: PlanChanges['order']): void {
  const write = (
    table: typeof area | typeof milestone | typeof indicator | typeof planEntry,
    ids: readonly string[],
  ) => {
    for (const [position, id] of ids.entries()) tx.update(table).set({ position }).where(eq(table.id, id)).run();
  };
  write(area, order.area);
  write(milestone, order.milestone);
  write(indicator, order.indicator);
  write(planEntry, order.risk);
  write(planEntry, order['equality-action']);
  write(planEntry, order.department);
}
