import type { Directorate, Person } from './plan.ts';

/** Whom to turn to: the performance officers of a directorate by name, in the order of the people given. */
export function officerNames(
  { officerIds }: Pick<Directorate, 'officerIds'>,
  people: readonly Person[],
): readonly string[] {
  return people.filter(({ id }) => officerIds.includes(id)).map(({ name }) => name);
}
