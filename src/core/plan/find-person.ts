import type { Person } from './plan.ts';

const known = new WeakMap<readonly Person[], ReadonlyMap<string | undefined, Person>>();

/** Without going through all of them: made once for each list, which is never changed; another one takes its place. */
export function findPerson(people: readonly Person[], id: string | undefined): Person | undefined {
  const byId = known.get(people) ?? new Map(people.map((person) => [person.id, person]));
  known.set(people, byId);
  return byId.get(id);
}
