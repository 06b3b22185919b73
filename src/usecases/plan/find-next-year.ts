import type { Milestone } from '../../core/plan/plan.ts';
import type { PlanReader } from '../ports.ts';

/** A milestone as it goes on in the plan of a later year, which was made before what is decided now. */
export interface NextYearsMilestone extends Pick<Milestone, 'ref' | 'due'> {
  readonly startYear: number;
}

/** Undefined where no later plan goes on with it. */
export async function findNextYear(
  plans: Pick<PlanReader, 'plans'>,
  milestoneId: string,
): Promise<NextYearsMilestone | undefined> {
  const found = (await plans.plans()).flatMap(({ milestones, startYear }) =>
    milestones.filter(({ followsId }) => followsId === milestoneId).map(({ ref, due }) => ({ ref, due, startYear })),
  );
  return found[0];
}
