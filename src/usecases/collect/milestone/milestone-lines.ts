import { indexOf } from '../../../core/plan/plan-index.ts';
import { askMilestone } from '../../../core/remind/asked-entry.ts';
import type { CollectPorts } from '../ports.ts';
import type { AskedOf, WorkLine } from '../work-line.ts';
import { readOnCourseRule } from './read-on-course-rule.ts';

/** The milestones of somebody's work in one window, in the plan's order. */
export async function readMilestoneLines(
  ports: Pick<CollectPorts, 'updates' | 'plans' | 'returns'>,
  { plan, window, owners }: AskedOf,
): Promise<readonly WorkLine[]> {
  const owned = indexOf(plan).milestonesOf(owners);
  const ids = owned.map((milestone) => milestone.id);
  const { quarter } = window;
  const [standing, before, mayStay] = await Promise.all([
    ports.updates.standing(quarter, ids),
    ports.updates.standingBefore(quarter, ids),
    readOnCourseRule(ports, { plan, window }),
  ]);
  return owned.map((milestone) => {
    const { id, areaId } = milestone;
    const said = { update: standing.get(id), earlier: before.get(id) };
    const coveredBy = indexOf(plan).milestone(said.update?.coveredBy ?? '');
    return {
      ...askMilestone(milestone, said, quarter),
      quarter,
      ...(coveredBy === undefined ? {} : { coveredBy }),
      ...(mayStay(milestone, said) ? { mayStayOnCourse: true } : {}),
      areaName: plan.areas.find((area) => area.id === areaId)?.name ?? '',
    };
  });
}
