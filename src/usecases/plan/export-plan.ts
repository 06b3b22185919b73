import { planToSheets, type WrittenPlanSheet } from '../../core/plan/plan-to-sheets.ts';
import { type ExportedPlan, writePlanFile } from '../../core/plan/write-plan-file.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type { PlanExportStore } from './ports.ts';

export interface ExportRequest {
  /** Matched without regard to case. */
  readonly directorateCode: string;
  /** Calendar year in which the financial year begins; undefined for the newest plan that there is. */
  readonly startYear: number | undefined;
}

export type ExportRefusal =
  | { readonly reason: 'unknown-directorate'; readonly known: readonly string[] }
  | { readonly reason: 'no-plan'; readonly startYears: readonly number[] };

export interface ExportReceipt {
  /** A plan file with ids, YAML. Importing it changes nothing. */
  readonly text: string;
  readonly directorateCode: string;
  readonly startYear: number;
}

export interface SheetsReceipt extends Omit<ExportReceipt, 'text'> {
  /** The sheets of a workbook, with ids. Importing them changes nothing. */
  readonly sheets: readonly WrittenPlanSheet[];
}

/** Writes the plan of one directorate and year. Who may export is the caller's question (`export-plan` in access.ts). */
export async function exportPlan(
  store: PlanExportStore,
  request: ExportRequest,
): Promise<Result<ExportReceipt, ExportRefusal>> {
  const found = await findPlan(store, request);
  return found.ok ? done({ ...namesOf(found.value), text: writePlanFile(found.value) }) : found;
}

/** The same as sheets of a workbook. */
export async function exportPlanSheets(
  store: PlanExportStore,
  request: ExportRequest,
): Promise<Result<SheetsReceipt, ExportRefusal>> {
  const found = await findPlan(store, request);
  return found.ok ? done({ ...namesOf(found.value), sheets: planToSheets(found.value) }) : found;
}

function namesOf({ directorate, plan }: ExportedPlan) {
  return { directorateCode: directorate.code, startYear: plan.startYear };
}

/** The plan that is asked for, with everything that its file names. */
export async function findPlan(
  store: PlanExportStore,
  { directorateCode, startYear }: ExportRequest,
): Promise<Result<ExportedPlan, ExportRefusal>> {
  const [organisation, directorates, people] = await Promise.all([
    store.organisation(),
    store.directorates(),
    store.people(),
  ]);
  const directorate = directorates.find(({ code }) => code.toLowerCase() === directorateCode.toLowerCase());
  if (directorate === undefined || organisation === undefined) {
    return refuse({ reason: 'unknown-directorate', known: directorates.map(({ code }) => code) });
  }
  const plans = (await store.plans()).filter((plan) => plan.directorateId === directorate.id);
  const startYears = plans.map((plan) => plan.startYear);
  const plan = plans.find((one) => one.startYear === (startYear ?? Math.max(...startYears)));
  if (plan === undefined) return refuse({ reason: 'no-plan', startYears });
  return done({ organisation, directorate, plan, people });
}
