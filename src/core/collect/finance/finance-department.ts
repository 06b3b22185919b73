import type { Department } from '../../plan/plan.ts';
import type { FinanceCells } from './finance-cell.ts';
import { normaliseLabel } from './finance-row.ts';

/** A sheet of the file that is handed in. */
export interface FinanceSheet {
  readonly name: string;
  readonly rows: FinanceCells;
}

/** Excel takes no longer name for a sheet. */
const LONGEST_SHEET_NAME = 31;

/** "1. CHILDREN & FAMILIES DEPARTMENT" and "Children and Families" are the same. */
function normaliseName(name: string): string {
  return normaliseLabel(name)
    .replace(/^\d+ /u, '')
    .replace(/^(?:department of|department|dept) /u, '')
    .replace(/ (?:department|dept)$/u, '');
}

/** By its name or id; a sheet's name may have been cut. */
export function findDepartment(name: string, departments: readonly Department[]): Department | undefined {
  const wanted = normaliseName(name);
  const exact = departments.find((each) => each.id === name.trim() || normaliseName(each.name) === wanted);
  if (exact !== undefined || name.trim().length < LONGEST_SHEET_NAME - 1) return exact;
  const [only, ...others] = departments.filter((each) => normaliseName(each.name).startsWith(wanted));
  return others.length === 0 ? only : undefined;
}

/** Which department of the plan the lines above a table name; undefined where they name none. */
export function departmentInTitles(
  titles: readonly string[],
  departments: readonly Department[],
): Department | undefined {
  for (const title of titles) {
    const found = departments.find(({ name }) => normaliseName(name) === normaliseName(title));
    if (found !== undefined) return found;
  }
  return undefined;
}
