import { formatQuarter, parseQuarter } from '../../core/calendar/quarter.ts';
import type { Indicator, Milestone } from '../../core/plan/plan.ts';
import { type NextPlan, rollForward } from '../../core/plan/roll-forward.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type { IndicatorStore } from '../collect/indicator/indicator-ports.ts';
import type { UpdateStore } from '../ports.ts';
import { type ExportRefusal, type ExportRequest, findPlan } from './export-plan.ts';
import type { PlanExportStore } from './ports.ts';
import type { ProposalStore } from './proposal-ports.ts';

export interface RollForwardPorts {
  readonly plans: PlanExportStore;
  readonly updates: Pick<UpdateStore, 'standingBefore'>;
  readonly indicators: Pick<IndicatorStore, 'history'>;
  readonly proposals: Pick<ProposalStore, 'undecided'>;
}

export type RollForwardRefusal =
  | ExportRefusal
  /** There is a plan for the next year, which is changed and not made anew. */
  | { readonly reason: 'is-there'; readonly startYear: number };

export interface RolledForward extends NextPlan {
  readonly directorateCode: string;
  /** Carried as they are now, though somebody asks for a change that nobody has decided yet. */
  readonly undecided: readonly Milestone[];
}

/** Makes next year's plan file from this year's plan and what was said. Stores nothing. */
export async function rollPlanForward(
  ports: RollForwardPorts,
  request: ExportRequest,
): Promise<Result<RolledForward, RollForwardRefusal>> {
  const found = await findPlan(ports.plans, request);
  if (!found.ok) return found;
  const { plan, directorate } = found.value;
  const startYear = plan.startYear + 1;
  const isThere = (await ports.plans.plans()).some(
    (other) => other.directorateId === directorate.id && other.startYear === startYear,
  );
  if (isThere) return refuse({ reason: 'is-there', startYear });
  const ids = plan.milestones.map(({ id }) => id);
  const updates = await ports.updates.standingBefore(formatQuarter({ startYear, number: 1 }), ids);
  const figures = await Promise.all(
    plan.indicators.map(async (each) => [each.id, await readFigures(ports, each, plan.startYear)] as const),
  );
  const next = rollForward(found.value, { updates, figures: new Map(figures) });
  const proposed = await ports.proposals.undecided(ids);
  const undecided = next.carried.filter(({ id }) => proposed.has(id));
  return done({ ...next, directorateCode: directorate.code, undecided });
}

/** The newest figure of each quarter of the year. */
async function readFigures(
  { indicators }: RollForwardPorts,
  { id }: Indicator,
  startYear: number,
): Promise<readonly (number | undefined)[]> {
  const figures: (number | undefined)[] = [undefined, undefined, undefined, undefined];
  for (const { quarter, figure } of await indicators.history(id)) {
    const said = parseQuarter(quarter);
    if (said?.startYear === startYear) figures[said.number - 1] = figure.kind === 'value' ? figure.value : undefined;
  }
  return figures;
}
