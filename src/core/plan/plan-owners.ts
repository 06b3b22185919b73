import type { Plan } from './plan.ts';

/** Everybody who answers for something in a plan: owners of milestones and indicators, leads of risks and equality actions. */
export function planOwners({ milestones, indicators, risks, equalityActions }: Plan): readonly string[] {
  const ids = [
    ...milestones.map(({ ownerId }) => ownerId),
    ...indicators.map(({ ownerId }) => ownerId),
    ...risks.map(({ leadId }) => leadId),
    ...equalityActions.map(({ leadId }) => leadId),
  ];
  return [...new Set(ids.filter((id) => id !== undefined))];
}
