import { type Actor, may } from '../../../core/access.ts';
import type { FinanceNarrative, FinanceVersion } from '../../../core/collect/finance/finance-book.ts';
import { compareFinanceRows, type FinanceChange } from '../../../core/collect/finance/finance-changes.ts';
import { findDepartment } from '../../../core/collect/finance/finance-department.ts';
import type { Department, Organisation } from '../../../core/plan/plan.ts';
import { done, type Result, refuse } from '../../../core/result.ts';
import type { FinanceReaderPorts } from './finance-ports.ts';
import { type FinanceRequest, readFinanceSituation } from './finance-situation.ts';
import { type FinanceDoorRefusal, unknownDepartment } from './write-finance-narrative.ts';

export interface ReadFinanceRequest extends FinanceRequest {
  readonly by: Actor;
  /** Name or id; undefined for all. */
  readonly department: string | undefined;
}

/** A version with what it changed of the one before. */
export interface ReadFinanceVersion {
  readonly version: FinanceVersion;
  readonly changes: readonly FinanceChange[];
}

export interface DepartmentFinance {
  readonly department: Department;
  /** Oldest first; empty where nothing was handed in. */
  readonly versions: readonly ReadFinanceVersion[];
  readonly narrative: FinanceNarrative | undefined;
}

export interface ReadFinance {
  readonly organisation: Organisation;
  /** In the plan's order. */
  readonly departments: readonly DepartmentFinance[];
}

/** What finance handed in for a quarter, with every version. */
export async function readFinance(
  ports: FinanceReaderPorts,
  request: ReadFinanceRequest,
): Promise<Result<ReadFinance, FinanceDoorRefusal>> {
  const read = await readFinanceSituation(ports, request);
  if (!read.ok) return read;
  const { plan, directorate, organisation, book } = read.value;
  const wanted = request.department === undefined ? undefined : findDepartment(request.department, plan.departments);
  if (request.department !== undefined && wanted === undefined) {
    return refuse(unknownDepartment(request.department, plan.departments));
  }
  const departments = wanted === undefined ? plan.departments : [wanted];
  for (const { contactId } of departments) {
    const permission = may(request.by, 'read-finance', { directorateId: directorate.id, financeContactId: contactId });
    if (!permission.allowed) return refuse({ reason: 'not-allowed', permission });
  }
  return done({
    organisation,
    departments: departments.map((department) => ({
      department,
      versions: withChanges(book.versions.get(department.id) ?? []),
      narrative: book.narratives.get(department.id),
    })),
  });
}

function withChanges(versions: readonly FinanceVersion[]): readonly ReadFinanceVersion[] {
  return versions.map((version, index) => {
    const before = versions[index - 1];
    return { version, changes: before === undefined ? [] : compareFinanceRows(before.rows, version.rows) };
  });
}
