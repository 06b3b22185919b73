import { writePlanFile } from '../../core/plan/write-plan-file.ts';
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

/** Writes the plan of one directorate and year. Who may export is the caller's question (`export-plan` in access.ts). */
export async function exportPlan(
  store: PlanExportStore,
  { directorateCode, startYear }: ExportRequest,
): Promise<Result<ExportReceipt, ExportRefusal>> {
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
  const text = writePlanFile({ organisation, directorate, plan, people });
  return done({ text, directorateCode: directorate.code, startYear: plan.startYear });
}
