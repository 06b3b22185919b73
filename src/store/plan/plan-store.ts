import SqliteDatabase from 'better-sqlite3';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Milestone, Organisation, Plan } from '../../core/plan/plan.ts';
import { indexOf } from '../../core/plan/plan-index.ts';
import type { StoredPlan } from '../../core/plan/stored-plan.ts';
import { type Result, refuse } from '../../core/result.ts';
import type { PlanImportStore, PlanSelector } from '../../usecases/plan/ports.ts';
import type { PlanReader, WriteRefusal } from '../../usecases/ports.ts';
import type { Database } from '../database.ts';
import type { Reader } from '../prepare-once.ts';
import { rememberRead } from '../remember-read.ts';
import {
  directorate,
  directorateRole,
  milestone,
  milestoneContributor,
  organisation,
  person,
  plan,
} from '../schema/plan.ts';
import { assemblePlan, findIds, readDirectorates, readPeople, readPlanEntries } from './plan-queries.ts';
import { rowToMilestone, rowToOrganisation } from './plan-rows.ts';
import { writePlan } from './plan-writer.ts';

/** Plans in SQLite. */
export function createPlanStore(database: Database): PlanReader & PlanImportStore {
  const { orm } = database;
  const assemble = rememberPlans();
  // Whatever changes a plan raises its version, in its own row.
  const plans = rememberRead(database, [plan], () => orm.transaction((tx) => readPlans(tx, assemble)));
  return {
    organisation: rememberRead(database, [organisation], () => readOrganisation(orm)),
    directorates: rememberRead(database, [directorate, directorateRole], () => readDirectorates(orm)),
    people: rememberRead(database, [person], () => readPeople(orm).map(({ entry }) => entry)),
    plan: async (directorateId, startYear) =>
      (await plans()).find((each) => each.directorateId === directorateId && each.startYear === startYear),
    plans,
    milestone: async (id) => findInForce(await plans(), id) ?? orm.transaction((tx) => readMilestone(tx, id, assemble)),
    storedPlan: async (selector) => orm.transaction((tx) => readStoredPlan(tx, selector)),
    savePlan: async (changes, options, patience) => {
      try {
        const written = await database.write(patience, (tx) => writePlan(tx, changes, options));
        if (!written.ok) return written;
        const { value } = written;
        return value === 'changed' ? refuse('changed') : { ok: true, value };
      } catch (error) {
        return refuseTaken(error);
      }
    },
  };
}

type Assemble = (from: Reader, row: typeof plan.$inferSelect) => Plan;

/**
 * A plan is read with every click and changes a few times a year. Whatever changes it raises its version, so a plan that
 * was assembled for a version serves until there is another: assembling a large one takes longer than all the rest of a
 * click.
 */
function rememberPlans(): Assemble {
  const remembered = new Map<string, Plan>();
  return (from, row) => {
    const known = remembered.get(row.id);
    if (known?.version === row.version) return known;
    const assembled = assemblePlan(from, row);
    remembered.set(row.id, assembled);
    return assembled;
  };
}

/** Initials, code or id taken since the decision: deciding again finds them. */
function refuseTaken(error: unknown): Result<never, WriteRefusal> {
  const isTaken =
    error instanceof SqliteDatabase.SqliteError &&
    ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'].includes(error.code);
  if (isTaken) return refuse('changed');
  throw error;
}

function readOrganisation(from: Reader): Organisation | undefined {
  const row = from.select().from(organisation).get();
  return row === undefined ? undefined : rowToOrganisation(row);
}

function readPlanRow(from: Reader, directorateId: string, startYear: number) {
  return from
    .select()
    .from(plan)
    .where(and(eq(plan.directorateId, directorateId), eq(plan.startYear, startYear)))
    .get();
}

function readPlans(from: Reader, assemble: Assemble): readonly Plan[] {
  const rows = from.select().from(plan).orderBy(asc(plan.startYear), asc(plan.directorateId)).all();
  return rows.map((row) => assemble(from, row));
}

function findInForce(plans: readonly Plan[], id: string): { milestone: Milestone; plan: Plan } | undefined {
  for (const each of plans) {
    const found = indexOf(each).milestone(id);
    if (found !== undefined) return { milestone: found, plan: each };
  }
  return undefined;
}

function readMilestone(from: Reader, id: string, assemble: Assemble): { milestone: Milestone; plan: Plan } | undefined {
  const found = from
    .select()
    .from(milestone)
    .innerJoin(plan, eq(plan.id, milestone.planId))
    .where(eq(milestone.id, id))
    .get();
  if (found === undefined) return undefined;
  const contributors = from
    .select({ personId: milestoneContributor.personId })
    .from(milestoneContributor)
    .where(eq(milestoneContributor.milestoneId, id))
    .orderBy(asc(sql`rowid`))
    .all();
  const contributorIds = contributors.map(({ personId }) => personId);
  return { milestone: rowToMilestone(found.milestone, contributorIds), plan: assemble(from, found.plan) };
}

function readStoredPlan(from: Reader, selector: PlanSelector): StoredPlan {
  const { directorateId, directorateCode, startYear, ids } = selector;
  const directorates = readDirectorates(from);
  const directorate =
    directorates.find(({ id }) => id === directorateId) ??
    directorates.find(({ code }) => code.toLowerCase() === directorateCode.toLowerCase());
  const head = directorate === undefined ? undefined : readPlanRow(from, directorate.id, startYear);
  return {
    organisation: readOrganisation(from),
    directorate,
    otherCodes: directorates.filter((other) => other !== directorate).map(({ code }) => code),
    plan: head,
    people: readPeople(from),
    ...readPlanEntries(from, head?.id ?? ''),
    elsewhere: findIds(from, ids, head?.id),
  };
}
