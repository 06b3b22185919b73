import type { Directorate, Person, Plan } from './plan.ts';

/** Everybody whom a plan or its directorate names for something, by id; deputies and assistants only where they are named for something, too. */
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

/** Everybody whom a plan names, and their deputies and assistants, and those of these; in the given order. */
export function peopleOfPlan({
  directorate,
  plan,
  people,
}: {
  readonly directorate: Directorate;
  readonly plan: Plan;
  readonly people: readonly Person[];
}): readonly Person[] {
  const wanted = new Set(namedInPlan(directorate, plan));
  const known = new Map(people.map((person) => [person.id, person]));
  // A set that grows while it is gone through ends with those whom nobody adds any more.
  for (const id of wanted) {
    const { deputyId, assistantId } = known.get(id) ?? {};
    for (const other of [deputyId, assistantId]) if (other !== undefined) wanted.add(other);
  }
  return people.filter(({ id }) => wanted.has(id));
}
