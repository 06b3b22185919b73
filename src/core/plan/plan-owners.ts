import type { Plan } from './plan.ts';

/** Everybody who answers for something in a plan: owners of milestones and indicators, leads of risks and equality actions. */
export function planOwners(plan: Plan): readonly string[] {
  const found = known.get(plan) ?? findOwners(plan);
  known.set(plan, found);
  return found;
}

/** Found once for each plan: a plan is never changed, another one takes its place. */
const known = new WeakMap<Plan, readonly string[]>();

function findOwners({ milestones, indicators, risks, equalityActions }: Plan): readonly string[] {
  const ids = [
    ...milestones.map(({ ownerId }) => ownerId),
    ...indicators.map(({ ownerId }) => ownerId),
    ...risks.map(({ leadId }) => leadId),
    ...equalityActions.map(({ leadId }) => leadId),
  ];
  return [...new Set(ids.filter((id) => id !== undefined))];
}

/** Everybody whom the plan lets be asked for something: the owners, and the suppliers of figures. */
export function whoIsAsked(plan: Plan): readonly string[] {
  const suppliers = plan.indicators.flatMap(({ supplierId }) => supplierId ?? []);
  return [...new Set([...planOwners(plan), ...suppliers])];
}
