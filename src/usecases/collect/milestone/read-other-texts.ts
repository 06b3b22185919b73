import { findPerson } from '../../../core/plan/find-person.ts';
import type { Person } from '../../../core/plan/plan.ts';
import { indexOf } from '../../../core/plan/plan-index.ts';
import type { NamedText } from '../../../core/review/same-text.ts';
import type { CollectPorts } from '../ports.ts';
import type { MilestoneSituation } from './milestone-situation.ts';

/**
 * The texts that stand for the milestones of the same owner or ref in the same report, where copies are made; each named
 * by ref and initials. A milestone that is covered by another one's text has none of its own.
 */
export async function readOtherTexts(
  ports: CollectPorts,
  { milestone, plan, window }: Pick<MilestoneSituation, 'milestone' | 'plan' | 'window'>,
): Promise<readonly NamedText[]> {
  if (window === undefined) return [];
  const { milestonesOf, milestonesWithRef } = indexOf(plan);
  const { ownerId, ref } = milestone;
  const same = [...(ownerId === undefined ? [] : milestonesOf([ownerId])), ...milestonesWithRef(ref)];
  const others = [...new Set(same)].filter(({ id }) => id !== milestone.id);
  const [standing, people] = await Promise.all([
    ports.updates.standing(
      window.quarter,
      others.map(({ id }) => id),
    ),
    ports.plans.people(),
  ]);
  return others.flatMap(({ id, ref }) => {
    const update = standing.get(id);
    if (update === undefined || update.kind === 'covered') return [];
    return [{ name: nameOf(ref, findPerson(people, update.ownerId)), text: update.commentary }];
  });
}

function nameOf(ref: string, owner: Person | undefined): string {
  return owner === undefined ? ref : `${ref} (${owner.initials})`;
}
