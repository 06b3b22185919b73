import { quarterOf } from '../../core/calendar/quarter.ts';
import { collectingWindow } from '../../core/collect/answering-window.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { todayOf } from './milestone/milestone-situation.ts';
import type { CollectPorts } from './ports.ts';
import { readOpenWindows } from './windows-of-work.ts';

/** The plans that a ref is looked up in. */
export interface PlansInView {
  /** Something of them can be answered now: these come first. */
  readonly open: readonly Plan[];
  /** All that are alive, in the order of their years: two in April, while the last quarter of one year is collected. */
  readonly alive: readonly Plan[];
  /** Last year's, no longer alive: a figure of theirs may still be awaited. */
  readonly past: readonly Plan[];
}

/** Of each directorate the plans that are open, and the current year's; where there is neither, the newest. */
export async function readPlansInView(ports: CollectPorts, now: Date): Promise<PlansInView> {
  const [plans, windows, organisation] = await Promise.all([
    ports.plans.plans(),
    ports.windows.windows(),
    ports.plans.organisation(),
  ]);
  if (organisation === undefined) return { open: [], alive: [], past: [] };
  const year = quarterOf(todayOf(organisation, now)).startYear;
  const open: Plan[] = [];
  for (const plan of plans) {
    const isCollecting = collectingWindow(windows, plan, now) !== undefined;
    if (isCollecting || (await readOpenWindows(ports, { plan, windows, now })).length > 0) open.push(plan);
  }
  const byDirectorate = Map.groupBy(plans, ({ directorateId }) => directorateId);
  const alive = [...byDirectorate.values()].flatMap((own) => {
    const living = own.filter((plan) => plan.startYear === year || open.includes(plan));
    return living.length > 0 ? living : own.slice(-1);
  });
  const past = plans.filter((plan) => plan.startYear === year - 1 && !alive.includes(plan));
  return { open, alive, past };
}
