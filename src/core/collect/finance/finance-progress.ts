import type { Department } from '../../plan/plan.ts';
import { type FinanceBook, type FinanceVersion, standingVersion } from './finance-book.ts';

/** How far the figures of one department are. */
export interface DepartmentProgress {
  readonly department: Department;
  /** Undefined while none is in. */
  readonly version: FinanceVersion | undefined;
}

/** In the plan's order. */
export function financeProgress(departments: readonly Department[], book: FinanceBook): readonly DepartmentProgress[] {
  return departments.map((department) => ({ department, version: standingVersion(book, department.id) }));
}

/** Who hands in what is not in yet; each once, in the plan's order. */
export function awaitedContacts(progress: readonly DepartmentProgress[]): readonly string[] {
  const awaited = progress.filter(({ version }) => version === undefined);
  return [...new Set(awaited.flatMap(({ department }) => department.contactId ?? []))];
}
