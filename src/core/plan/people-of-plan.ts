import type { Directorate, Person, Plan } from './plan.ts';

/** Everybody whom a plan or its directorate names for something, by id; deputies only where they are named for something, too. */
export function namedInPlan(directorate: Directorate, plan: Plan): ReadonlySet<string> {
  const named = [
    ...directorate.officerIds,
    ...directorate.approverIds,
    ...plan.milestones.flatMap(({ ownerId, contributorIds }) => [ownerId, ...contributorIds]),
    ...plan.indicators.flatMap(({ ownerId, supplierId }) => [ownerId, supplierId]),
    ...plan.risks.map(({ leadId }) => leadId),
    ...plan.equalityActions.map(({ leadId }) => leadId),
    ...plan.departments.map(({ contactId }) => contactId),
  ];
  return new Set(named.filter((id) => id !== undefined));
}

/** Everybody whom a plan names, and their deputies, and the deputies of these; in the given order. */
export function peopleOfPlan({
  directorate,
  plan,
  people,
}: {
  readonly directorate: Directorate;
  readonly plan: Plan;
  readonly people: readonly Person[];
}): readonly Person[] {
  const wanted = new Set<string>();
  const deputies = new Map(people.map(({ id, deputyId }) => [id, deputyId]));
  for (const id of namedInPlan(directorate, plan)) {
    let next: string | undefined = id;
    while (next !== undefined && !wanted.has(next)) {
      wanted.add(next);
      next = deputies.get(next);
    }
  }
  return people.filter(({ id }) => wanted.has(id));
}
