import { findPerson } from '../../../core/plan/find-person.ts';
import type { Milestone, Person } from '../../../core/plan/plan.ts';
import { indexOf } from '../../../core/plan/plan-index.ts';
import type { NamedText } from '../../../core/review/same-text.ts';
import type { CollectPorts } from '../ports.ts';
import type { MilestoneSituation } from './milestone-situation.ts';

/** Nobody waits for the texts of more at a Save; beyond, it is the officer's list that compares all of them. */
const COMPARED_AT_MOST = 250;

type Situation = Pick<MilestoneSituation, 'milestone' | 'plan' | 'window'>;

/**
 * The texts that stand for the other milestones of the same report, the nearest first: of the same owner, of the same ref,
 * and where the report has no more than 250 milestones, of everybody. Each is named by ref and initials.
 */
export async function readOtherTexts(ports: CollectPorts, situation: Situation): Promise<readonly NamedText[]> {
  const { milestones } = situation.plan;
  const near = nearMilestones(situation);
  return readTexts(ports, situation, milestones.length > COMPARED_AT_MOST ? near : [...near, ...milestones]);
}

/** The same of the owner and the ref alone, for whoever asks of many milestones at once. */
export async function readNearTexts(ports: CollectPorts, situation: Situation): Promise<readonly NamedText[]> {
  return readTexts(ports, situation, nearMilestones(situation));
}

function nearMilestones({ milestone: { ownerId, ref }, plan }: Situation): readonly Milestone[] {
  const { milestonesOf, milestonesWithRef } = indexOf(plan);
  return [...(ownerId === undefined ? [] : milestonesOf([ownerId])), ...milestonesWithRef(ref)];
}

/** A milestone that is covered by another one's text has none of its own. */
async function readTexts(
  ports: CollectPorts,
  { milestone, window }: Situation,
  among: readonly Milestone[],
): Promise<readonly NamedText[]> {
  if (window === undefined) return [];
  const others = [...new Set(among)].filter(({ id }) => id !== milestone.id);
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
