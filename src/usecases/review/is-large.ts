import { parseQuarter } from '../../core/calendar/quarter.ts';
import type { PlanReader } from '../ports.ts';

/** Checking so many takes a noticeable part of the three seconds that a click has. Unit: milestones and indicators. */
const LARGE_FROM = 250;

/** Is the report of this quarter so long that reading it through takes longer than a form may take to open? */
export async function isLarge(
  { plans }: { readonly plans: Pick<PlanReader, 'plan'> },
  { directorateId, quarter: code }: { readonly directorateId: string; readonly quarter: string },
): Promise<boolean> {
  const quarter = parseQuarter(code);
  const plan = quarter && (await plans.plan(directorateId, quarter.startYear));
  return plan !== undefined && plan.milestones.length + plan.indicators.length >= LARGE_FROM;
}
