import { indexOf } from '../../core/plan/plan-index.ts';
import { askMilestone } from '../../core/remind/asked-entry.ts';
import type { CollectPorts } from './ports.ts';
import type { AskedOf, WorkLine } from './work-line.ts';

/** The milestones of somebody's work in one window, in the plan's order. */
export async function readMilestoneLines(
  { updates }: Pick<CollectPorts, 'updates'>,
  { plan, window: { quarter }, owners }: AskedOf,
): Promise<readonly WorkLine[]> {
  const owned = indexOf(plan).milestonesOf(owners);
  const ids = owned.map((milestone) => milestone.id);
  const [standing, before] = await Promise.all([updates.standing(quarter, ids), updates.standingBefore(quarter, ids)]);
  return owned.map((milestone) => {
    const { id, areaId } = milestone;
    return {
      ...askMilestone(milestone, { update: standing.get(id), earlier: before.get(id) }),
      quarter,
      areaName: plan.areas.find((area) => area.id === areaId)?.name ?? '',
    };
  });
}
