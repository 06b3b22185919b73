import { asc, eq, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type {
  Area,
  Department,
  Directorate,
  EqualityAction,
  Indicator,
  Milestone,
  Person,
  Plan,
  Risk,
} from '../../core/plan/plan.ts';
import type { StoredEntry } from '../../core/plan/stored-plan.ts';
import type { Reader } from '../prepare-once.ts';
import {
  area,
  directorate,
  directorateRole,
  indicator,
  milestone,
  milestoneContributor,
  person,
  type plan,
  planEntry,
} from '../schema/plan.ts';
import {
  rowToArea,
  rowToDepartment,
  rowToDirectorate,
  rowToEqualityAction,
  rowToIndicator,
  rowToMilestone,
  rowToPerson,
  rowToRisk,
} from './plan-rows.ts';

/** Everything of one plan in its order, retired entries included. */
export interface PlanEntries {
  readonly areas: readonly StoredEntry<Area>[];
  readonly milestones: readonly StoredEntry<Milestone>[];
  readonly indicators: readonly StoredEntry<Indicator>[];
  readonly risks: readonly StoredEntry<Risk>[];
  readonly equalityActions: readonly StoredEntry<EqualityAction>[];
  readonly departments: readonly StoredEntry<Department>[];
}

export function readDirectorates(from: Reader): readonly Directorate[] {
  const roles = from.select().from(directorateRole).orderBy(asc(directorateRole.position)).all();
  const rows = from.select().from(directorate).orderBy(asc(directorate.code)).all();
  return rows.map((row) => {
    const withRole = (role: 'officer' | 'approver') =>
      roles.filter((one) => one.directorateId === row.id && one.role === role).map((one) => one.personId);
    return rowToDirectorate(row, { officerIds: withRole('officer'), approverIds: withRole('approver') });
  });
}

export function readPeople(from: Reader): readonly StoredEntry<Person>[] {
  const rows = from
    .select()
    .from(person)
    .orderBy(asc(sql`lower(${person.initials})`))
    .all();
  return rows.map((row) => ({ entry: rowToPerson(row), imported: asFields(row.imported), isRetired: false }));
}

export function readPlanEntries(from: Reader, planId: string): PlanEntries {
  const ofPlan = from
    .select()
    .from(planEntry)
    .where(eq(planEntry.planId, planId))
    .orderBy(asc(planEntry.position))
    .all();
  const ofKind = (kind: (typeof ofPlan)[number]['kind']) => ofPlan.filter((row) => row.kind === kind);
  return {
    areas: from
      .select()
      .from(area)
      .where(eq(area.planId, planId))
      .orderBy(asc(area.position))
      .all()
      // Areas are changed by imports only, so what stands is what was imported.
      .map((row) => asStored({ ...row, imported: { name: row.name } }, rowToArea(row))),
    milestones: readMilestones(from, planId),
    indicators: from
      .select()
      .from(indicator)
      .where(eq(indicator.planId, planId))
      .orderBy(asc(indicator.position))
      .all()
      .map((row) => asStored(row, rowToIndicator(row))),
    risks: ofKind('risk').map((row) => asStored(row, rowToRisk(row))),
    equalityActions: ofKind('equality-action').map((row) => asStored(row, rowToEqualityAction(row))),
    departments: ofKind('department').map((row) => asStored(row, rowToDepartment(row))),
  };
}

function readMilestones(from: Reader, planId: string): readonly StoredEntry<Milestone>[] {
  const contributors = new Map<string, string[]>();
  const links = from
    .select({ milestoneId: milestoneContributor.milestoneId, personId: milestoneContributor.personId })
    .from(milestoneContributor)
    .innerJoin(milestone, eq(milestone.id, milestoneContributor.milestoneId))
    .where(eq(milestone.planId, planId))
    .orderBy(asc(sql`${milestoneContributor}.rowid`))
    .all();
  for (const { milestoneId, personId } of links) {
    contributors.set(milestoneId, [...(contributors.get(milestoneId) ?? []), personId]);
  }
  const rows = from.select().from(milestone).where(eq(milestone.planId, planId)).orderBy(asc(milestone.position)).all();
  return rows.map((row) => asStored(row, rowToMilestone(row, contributors.get(row.id) ?? [])));
}

export function assemblePlan(from: Reader, row: typeof plan.$inferSelect): Plan {
  const entries = readPlanEntries(from, row.id);
  return {
    id: row.id,
    directorateId: row.directorateId,
    startYear: row.startYear,
    version: row.version,
    areas: inForce(entries.areas),
    milestones: inForce(entries.milestones),
    indicators: inForce(entries.indicators),
    risks: inForce(entries.risks),
    equalityActions: inForce(entries.equalityActions),
    departments: inForce(entries.departments),
    sectionTexts: row.sectionTexts,
  };
}

/** What the ids are that exist anywhere: `a milestone of another plan`. */
export function findIds(
  from: Reader,
  ids: readonly string[],
  ownPlanId: string | undefined,
): ReadonlyMap<string, string> {
  const isGiven = (column: SQLiteColumn) => sql`${column} in (select value from json_each(${JSON.stringify(ids)}))`;
  const found = new Map<string, string>();
  for (const { id } of from.select({ id: person.id }).from(person).where(isGiven(person.id)).all()) {
    found.set(id, 'a person');
  }
  for (const { id } of from.select({ id: directorate.id }).from(directorate).where(isGiven(directorate.id)).all()) {
    found.set(id, 'another directorate');
  }
  const inPlans = [
    ...from.select({ id: area.id, planId: area.planId }).from(area).where(isGiven(area.id)).all(),
    ...from.select({ id: indicator.id, planId: indicator.planId }).from(indicator).where(isGiven(indicator.id)).all(),
    ...from.select({ id: planEntry.id, planId: planEntry.planId }).from(planEntry).where(isGiven(planEntry.id)).all(),
  ];
  for (const { id, planId } of inPlans) {
    found.set(id, planId === ownPlanId ? 'an entry of another kind' : 'an entry of another plan');
  }
  const milestones = from.select({ id: milestone.id, planId: milestone.planId }).from(milestone);
  for (const { id, planId } of milestones.where(isGiven(milestone.id)).all()) {
    found.set(id, planId === ownPlanId ? 'an entry of another kind' : 'a milestone of another plan');
  }
  return found;
}

function asStored<Entry>(
  row: { readonly imported?: unknown; readonly retiredAt: Date | null },
  entry: Entry,
): StoredEntry<Entry> {
  return { entry, imported: asFields(row.imported), isRetired: row.retiredAt !== null };
}

function asFields(imported: unknown): Readonly<Record<string, unknown>> | undefined {
  const isObject = typeof imported === 'object' && imported !== null && !Array.isArray(imported);
  return isObject ? { ...imported } : undefined;
}

function inForce<Entry>(entries: readonly StoredEntry<Entry>[]): readonly Entry[] {
  return entries.filter(({ isRetired }) => !isRetired).map(({ entry }) => entry);
}
