import { parseQuarter } from '../../../core/calendar/quarter.ts';
import { whyTextIsDue } from '../../../core/collect/milestone/still-on-course.ts';
import { isOutstanding, type Said } from '../../../core/collect/outstanding.ts';
import type { Milestone } from '../../../core/plan/plan.ts';
import type { CollectPorts } from '../ports.ts';
import type { AskedOf } from '../work-line.ts';

type OnCourseRule = (milestone: Milestone, said: Omit<Said, 'returned'>) => boolean;

const NEVER: OnCourseRule = () => false;

/** Which milestones of a window wait and may be recorded as on course without a text. */
export async function readOnCourseRule(
  ports: Pick<CollectPorts, 'plans'> & { readonly returns: Pick<CollectPorts['returns'], 'ofQuarter'> },
  { plan, window }: Pick<AskedOf, 'plan' | 'window'>,
): Promise<OnCourseRule> {
  const directorate = (await ports.plans.directorates()).find(({ id }) => id === plan.directorateId);
  const quarter = parseQuarter(window.quarter);
  // By far most directorates want a text for everything: nothing more is read for them.
  if (directorate === undefined || quarter === undefined || directorate.commentaryRule === 'all') return NEVER;
  const { commentaryRule } = directorate;
  const returned = new Set((await ports.returns.ofQuarter(window.quarter)).map(({ entry }) => entry.id));
  return (milestone, { update, earlier }) => {
    const isReturned = returned.has(milestone.id);
    if (!isOutstanding(milestone, { update, earlier })) return false;
    return whyTextIsDue({ milestone, quarter, commentaryRule, earlier, isReturned }) === undefined;
  };
}
