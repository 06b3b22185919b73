import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import { done, type Result, refuse } from '../result.ts';
import type { Person } from './plan.ts';

/** What an officer may change of somebody; everything else of them stands in the plan file alone. */
export type PersonTerms = Pick<Person, 'deputyId' | 'from' | 'until'>;
export const PERSON_TERMS = ['deputyId', 'from', 'until'] as const satisfies readonly (keyof PersonTerms)[];
export type PersonTerm = (typeof PERSON_TERMS)[number];

export type PersonFault =
  | { readonly fault: 'dates-crossed' }
  | { readonly fault: 'deputy-unknown' }
  | { readonly fault: 'deputy-is-self' }
  /** By way of others the deputy's deputy would be the same person again; `through` says by whom. */
  | { readonly fault: 'deputy-circle'; readonly through: Person }
  | { readonly fault: 'deputy-has-left'; readonly deputy: Person };

export interface ChangedPerson {
  readonly after: Person;
  /** Nothing: it is so already. */
  readonly changed: readonly PersonTerm[];
  /** Whom the decision rests on: the person, the new deputy, and the deputies behind that one. */
  readonly basis: readonly Person[];
}

/** @param today in the council's zone */
export function decidePersonChange(
  before: Person,
  terms: PersonTerms,
  { people, today }: { readonly people: readonly Person[]; readonly today: LocalDate },
): Result<ChangedPerson, PersonFault> {
  const { deputyId, from, until } = terms;
  const changed = PERSON_TERMS.filter((term) => before[term] !== terms[term]);
  if (doDatesCross(terms)) return refuse({ fault: 'dates-crossed' });
  const chain = deputyChain(deputyId, people);
  const fault = changed.includes('deputyId') ? deputyFault(before, { deputyId, chain, today }) : undefined;
  if (fault !== undefined) return refuse(fault);
  return done({ after: { ...before, deputyId, from, until }, changed, basis: [before, ...chain] });
}

/** Does somebody leave before they come? */
function doDatesCross({ from, until }: Pick<PersonTerms, 'from' | 'until'>): boolean {
  return from !== undefined && until !== undefined && compareDates(until, from) < 0;
}

/** The deputy, the deputy's deputy and so on, each once. */
function deputyChain(deputyId: string | undefined, people: readonly Person[]): readonly Person[] {
  const chain: Person[] = [];
  let next = people.find(({ id }) => id === deputyId);
  while (next !== undefined && !chain.includes(next)) {
    chain.push(next);
    const { deputyId: following } = next;
    next = people.find(({ id }) => id === following);
  }
  return chain;
}

function deputyFault(
  { id }: Person,
  {
    deputyId,
    chain,
    today,
  }: { readonly deputyId: string | undefined; readonly chain: readonly Person[]; readonly today: LocalDate },
): PersonFault | undefined {
  if (deputyId === undefined) return undefined;
  if (deputyId === id) return { fault: 'deputy-is-self' };
  const [deputy] = chain;
  if (deputy === undefined) return { fault: 'deputy-unknown' };
  const through = chain.find((each) => each.deputyId === id);
  if (through !== undefined) return { fault: 'deputy-circle', through };
  const hasLeft = deputy.until !== undefined && compareDates(deputy.until, today) < 0;
  return hasLeft ? { fault: 'deputy-has-left', deputy } : undefined;
}
