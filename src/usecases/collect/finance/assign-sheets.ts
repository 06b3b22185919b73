import { type FinanceSheet, findDepartment } from '../../../core/collect/finance/finance-department.ts';
import type { Department } from '../../../core/plan/plan.ts';
import { done, type Result, refuse } from '../../../core/result.ts';

export interface SheetChoice {
  readonly sheets: readonly FinanceSheet[];
  readonly sheet: string | undefined;
  readonly department: string | undefined;
  readonly narrative: string | undefined;
}

export interface AssignedSheet {
  readonly sheet: FinanceSheet;
  readonly department: Department;
}

export type SheetRefusal =
  | { readonly reason: 'unknown-department'; readonly given: string; readonly known: readonly string[] }
  | { readonly reason: 'no-sheet'; readonly given: string; readonly known: readonly string[] }
  | { readonly reason: 'which-sheet'; readonly known: readonly string[] }
  /** Sheets that are not named as a department of the plan is. */
  | { readonly reason: 'unnamed-sheets'; readonly sheets: readonly string[]; readonly known: readonly string[] }
  | { readonly reason: 'department-twice'; readonly department: string; readonly sheets: readonly string[] }
  /** A narrative is of one department. */
  | { readonly reason: 'narrative-of-several' };

/** Which sheet is which department's: as it was said, or by the sheets' names. Empty sheets are passed over. */
export function assignSheets(
  choice: SheetChoice,
  departments: readonly Department[],
): Result<readonly AssignedSheet[], SheetRefusal> {
  const filled = choice.sheets.filter(({ rows }) => rows.length > 0);
  const known = departments.map(({ name }) => name);
  const picked = pickSheets(filled, choice.sheet);
  if (!picked.ok) return picked;
  if (choice.department !== undefined) {
    const department = findDepartment(choice.department, departments);
    if (department === undefined) return refuse({ reason: 'unknown-department', given: choice.department, known });
    return assignOne(picked.value, department, departments);
  }
  const unnamed = picked.value.filter(({ name }) => findDepartment(name, departments) === undefined);
  if (unnamed.length > 0 || picked.value.length === 0) {
    return refuse({ reason: 'unnamed-sheets', sheets: unnamed.map(({ name }) => name), known });
  }
  const assigned = picked.value.flatMap((sheet) => {
    const department = findDepartment(sheet.name, departments);
    return department === undefined ? [] : [{ sheet, department }];
  });
  if (choice.narrative !== undefined && assigned.length > 1) return refuse({ reason: 'narrative-of-several' });
  return refuseDoubles(assigned);
}

function pickSheets(
  sheets: readonly FinanceSheet[],
  wanted: string | undefined,
): Result<readonly FinanceSheet[], SheetRefusal> {
  if (wanted === undefined) return done(sheets);
  const found = sheets.find(({ name }) => isSameSheet(name, wanted));
  if (found !== undefined) return done([found]);
  return refuse({ reason: 'no-sheet', given: wanted, known: sheets.map(({ name }) => name) });
}

/** Whether this is the sheet that somebody named. */
export function isSameSheet(name: string, wanted: string): boolean {
  return name.trim().toLowerCase() === wanted.trim().toLowerCase();
}

function assignOne(
  sheets: readonly FinanceSheet[],
  department: Department,
  departments: readonly Department[],
): Result<readonly AssignedSheet[], SheetRefusal> {
  const named = sheets.filter(({ name }) => findDepartment(name, departments)?.id === department.id);
  const [sheet, ...others] = named.length > 0 ? named : sheets;
  if (sheet === undefined || others.length > 0) {
    return refuse({ reason: 'which-sheet', known: sheets.map(({ name }) => name) });
  }
  return done([{ sheet, department }]);
}

function refuseDoubles(assigned: readonly AssignedSheet[]): Result<readonly AssignedSheet[], SheetRefusal> {
  for (const { department } of assigned) {
    const sheets = assigned.filter((other) => other.department.id === department.id).map(({ sheet }) => sheet.name);
    if (sheets.length > 1) return refuse({ reason: 'department-twice', department: department.name, sheets });
  }
  return done(assigned);
}
