import { parseQuarter } from '../../core/calendar/quarter.ts';
import { type OwnedEntry, ownedEntries } from '../../core/plan/owned-entries.ts';
import type { Plan } from '../../core/plan/plan.ts';
import type { WindowStore } from '../ports.ts';

export interface AlivePlansPorts {
  readonly windows: Pick<WindowStore, 'windows'>;
}

/** Plans of years in which something is still collected or published, and the newest: in April two years are alive. */
export async function alivePlans(
  { windows }: AlivePlansPorts,
  { directorateId, plans }: { readonly directorateId: string; readonly plans: readonly Plan[] },
): Promise<readonly Plan[]> {
  const unfinished = (await windows.windows())
    .filter((window) => window.directorateId === directorateId && window.state !== 'published')
    .map(({ quarter }) => parseQuarter(quarter)?.startYear);
  const theirs = plans.filter((plan) => plan.directorateId === directorateId);
  const newest = Math.max(...theirs.map(({ startYear }) => startYear));
  return theirs.filter(({ startYear }) => startYear === newest || unfinished.includes(startYear));
}

/**
 * The year in which the plan of something begins; undefined where no other year of its directorate is alive, so that there
 * is nothing to be taken for it.
 */
export interface OfYear {
  readonly planYear: number | undefined;
}

/** @param plans of every directorate */
export async function yearToSay(ports: AlivePlansPorts, plan: Plan, plans: readonly Plan[]): Promise<OfYear> {
  const alive = await alivePlans(ports, { directorateId: plan.directorateId, plans });
  return { planYear: alive.some(({ id }) => id !== plan.id) ? plan.startYear : undefined };
}

/** Everything in plans of one directorate that somebody answers for, with the year where there are several. */
export function entriesWithYear(plans: readonly Plan[]): readonly (OwnedEntry & OfYear)[] {
  return plans.flatMap((plan) => {
    const planYear = plans.length > 1 ? plan.startYear : undefined;
    return ownedEntries(plan).map((entry) => ({ ...entry, planYear }));
  });
}
