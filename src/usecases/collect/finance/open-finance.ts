import { type Actor, may } from '../../../core/access.ts';
import type { LocalDate } from '../../../core/calendar/local-date.ts';
import { periodOf, type Quarter } from '../../../core/calendar/quarter.ts';
import { standingVersion } from '../../../core/collect/finance/finance-book.ts';
import { findDepartment } from '../../../core/collect/finance/finance-department.ts';
import type { Department } from '../../../core/plan/plan.ts';
import { done, type Result, refuse } from '../../../core/result.ts';
import type { FinanceReaderPorts } from './finance-ports.ts';
import { type FinanceRequest, type FinanceSituation, readFinanceSituation } from './finance-situation.ts';
import { type FinanceDoorRefusal, unknownDepartment, whyNoFinance } from './write-finance-narrative.ts';

export interface OpenFinanceRequest extends FinanceRequest {
  readonly by: Actor;
  /** Name or id; undefined for all that this person may hand in. */
  readonly department: string | undefined;
  readonly now: Date;
}

/** How a department stands before anything is handed in. */
export interface FinancePlace {
  readonly department: Department;
  /** The version that stands; undefined where none is in. */
  readonly version: { readonly number: number; readonly asAt: LocalDate; readonly at: Date } | undefined;
  readonly narrative: string | undefined;
}

export interface OpenedFinance {
  readonly directorateCode: string;
  readonly directorateName: string;
  readonly quarter: Quarter;
  /** As at which day figures are where nobody says otherwise. */
  readonly lastDay: LocalDate;
  /** IANA. */
  readonly timeZone: string;
  /** In the plan's order; one at least. */
  readonly places: readonly FinancePlace[];
}

/** What this person may hand in for a quarter now, and what stands there. */
export async function openFinance(
  ports: FinanceReaderPorts,
  request: OpenFinanceRequest,
): Promise<Result<OpenedFinance, FinanceDoorRefusal>> {
  const read = await readFinanceSituation(ports, request);
  if (!read.ok) return read;
  const situation = read.value;
  const meant = departmentsMeant(situation, request);
  if (!meant.ok) return meant;
  const closed = whyNoFinance(situation, { by: request.by, departments: meant.value, now: request.now });
  if (closed !== undefined) return refuse(closed);
  const { directorate, organisation, book } = situation;
  return done({
    directorateCode: directorate.code,
    directorateName: directorate.name,
    quarter: request.quarter,
    lastDay: periodOf(request.quarter).last,
    timeZone: organisation.timeZone,
    places: meant.value.map((department) => ({
      department,
      version: standingVersion(book, department.id),
      narrative: book.narratives.get(department.id)?.text,
    })),
  });
}

/** The one that is named; else those that are this person's, or all, so that the refusal is one of these. */
function departmentsMeant(
  { plan, directorate }: FinanceSituation,
  { by, department }: OpenFinanceRequest,
): Result<readonly Department[], FinanceDoorRefusal> {
  const { departments } = plan;
  if (departments.length === 0) return refuse({ reason: 'no-departments' });
  if (department !== undefined) {
    const found = findDepartment(department, departments);
    return found === undefined ? refuse(unknownDepartment(department, departments)) : done([found]);
  }
  const theirs = departments.filter(
    ({ contactId }) =>
      may(by, 'hand-in-finance', { directorateId: directorate.id, financeContactId: contactId }).allowed,
  );
  return done(theirs.length > 0 ? theirs : departments);
}
