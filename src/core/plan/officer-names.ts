import { findPerson } from './find-person.ts';
import type { Directorate, Person } from './plan.ts';

/** Whom to turn to: the performance officers of a directorate by name, in the order in which its plan names them. */
export function officerNames(
  { officerIds }: Pick<Directorate, 'officerIds'>,
  people: readonly Person[],
): readonly string[] {
  return officerIds.flatMap((id) => findPerson(people, id)?.name ?? []);
}
