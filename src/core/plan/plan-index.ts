import type { Milestone, Plan } from './plan.ts';
import { normaliseRef } from './ref.ts';

/** Looks things up in a plan without going through all of it. Everything is in the plan's order. */
export interface PlanIndex {
  milestone(id: string): Milestone | undefined;
  /** Whatever their case, blanks and typographic punctuation. */
  milestonesWithRef(ref: string): readonly Milestone[];
  milestonesOf(ownerIds: readonly string[]): readonly Milestone[];
}

const known = new WeakMap<Plan, PlanIndex>();

/** Made once for each plan: a plan is never changed, another one takes its place. */
export function indexOf(plan: Plan): PlanIndex {
  const found = known.get(plan);
  if (found !== undefined) return found;
  const made = makeIndex(plan);
  known.set(plan, made);
  return made;
}

function makeIndex({ milestones }: Plan): PlanIndex {
  const byId = new Map(milestones.map((milestone) => [milestone.id, milestone]));
  const positions = new Map(milestones.map(({ id }, position) => [id, position]));
  const byRef = Map.groupBy(milestones, ({ ref }) => normaliseRef(ref));
  const byOwner = Map.groupBy(milestones, ({ ownerId }) => ownerId);
  const positionOf = ({ id }: Milestone) => positions.get(id) ?? 0;
  return {
    milestone: (id) => byId.get(id),
    milestonesWithRef: (ref) => byRef.get(normaliseRef(ref)) ?? [],
    milestonesOf: (ownerIds) => {
      const all = [...new Set(ownerIds)].flatMap((id) => byOwner.get(id) ?? []);
      return all.toSorted((one, other) => positionOf(one) - positionOf(other));
    },
  };
}
