import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import { done, type Result, refuse } from '../result.ts';
import type { Person } from './plan.ts';

/** What an officer may change of somebody; everything else of them stands in the plan file alone. */
export type PersonTerms = Pick<Person, 'deputyId' | 'assistantId' | 'from' | 'until'>;
export const PERSON_TERMS = [
  'deputyId',
  'assistantId',
  'from',
  'until',
] as const satisfies readonly (keyof PersonTerms)[];
export type PersonTerm = (typeof PERSON_TERMS)[number];

/** Who is there for somebody. */
export type Helper = 'deputy' | 'assistant';

export type PersonFault =
  | { readonly fault: 'dates-crossed' }
  | { readonly fault: 'unknown' | 'is-self'; readonly helper: Helper }
  /** By way of others the deputy's deputy would be the same person again; `through` says by whom. */
  | { readonly fault: 'deputy-circle'; readonly through: Person }
  | { readonly fault: 'has-left'; readonly helper: Helper; readonly who: Person };

export interface ChangedPerson {
  readonly after: Person;
  /** Nothing: it is so already. */
  readonly changed: readonly PersonTerm[];
  /** Whom the decision rests on: the person, the new assistant and deputy, and the deputies behind that one. */
  readonly basis: readonly Person[];
}

/** @param today in the council's zone */
export function decidePersonChange(
  before: Person,
  terms: PersonTerms,
  { people, today }: { readonly people: readonly Person[]; readonly today: LocalDate },
): Result<ChangedPerson, PersonFault> {
  const { deputyId, assistantId, from, until } = terms;
  const changed = PERSON_TERMS.filter((term) => before[term] !== terms[term]);
  if (doDatesCross(terms)) return refuse({ fault: 'dates-crossed' });
  const chain = deputyChain(deputyId, people);
  const assistants = people.filter(({ id }) => id === assistantId);
  const helpers = [
    { term: 'deputyId', helper: 'deputy', id: deputyId, found: chain[0] },
    { term: 'assistantId', helper: 'assistant', id: assistantId, found: assistants[0] },
  ] as const;
  for (const { term, ...given } of helpers) {
    const fault = changed.includes(term) ? helperFault(before, given, today) : undefined;
    if (fault !== undefined) return refuse(fault);
  }
  const through = chain.find((each) => each.deputyId === before.id);
  if (changed.includes('deputyId') && through !== undefined) return refuse({ fault: 'deputy-circle', through });
  const after = { ...before, deputyId, assistantId, from, until };
  return done({ after, changed, basis: [before, ...chain, ...assistants.filter((each) => !chain.includes(each))] });
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

interface Named {
  readonly helper: Helper;
  readonly id: string | undefined;
  /** Undefined where nobody of the plans has this id. */
  readonly found: Person | undefined;
}

function helperFault(before: Person, { helper, id, found: who }: Named, today: LocalDate): PersonFault | undefined {
  if (id === undefined) return undefined;
  if (id === before.id) return { fault: 'is-self', helper };
  if (who === undefined) return { fault: 'unknown', helper };
  const hasLeft = who.until !== undefined && compareDates(who.until, today) < 0;
  return hasLeft ? { fault: 'has-left', helper, who } : undefined;
}
