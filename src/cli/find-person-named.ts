import type { Person } from '../core/plan/plan.ts';
import { done, type Result, refuse } from '../core/result.ts';

/** Somebody of the plans by their initials, whatever their case. */
export function findPersonNamed(people: readonly Person[], initials: string): Result<Person, string> {
  const person = people.find((each) => each.initials.toLowerCase() === initials.trim().toLowerCase());
  if (person !== undefined) return done(person);
  const known = people.map((each) => each.initials).join(', ');
  return refuse(`Nobody in the plans has the initials "${initials}"; there are ${known}.`);
}
