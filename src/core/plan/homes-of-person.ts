import { namedInPlan, peopleOfPlan } from './people-of-plan.ts';
import type { Directorate, Person, Plan } from './plan.ts';

/** The plans of the organisation with those whom they name. */
export interface PlanBook {
  readonly directorates: readonly Directorate[];
  readonly plans: readonly Plan[];
  readonly people: readonly Person[];
}

/**
 * The directorates whose officers look after somebody: those that name them for something; where none does, those in which
 * they are somebody's deputy or assistant. Else the officer of one directorate could change the dates of another one's director, only
 * because that director is there for somebody.
 */
export function homesOfPerson(personId: string, book: PlanBook): readonly Directorate[] {
  const named = directoratesWhere(book, (directorate, plan) => namedInPlan(directorate, plan).has(personId));
  return named.length > 0 ? named : directoratesWhere(book, (directorate, plan) => isListed(directorate, plan, book));

  function isListed(directorate: Directorate, plan: Plan, { people }: PlanBook): boolean {
    return peopleOfPlan({ directorate, plan, people }).some(({ id }) => id === personId);
  }
}

/** The plans whose file lists this person: what is changed of them makes such a file older than Ragtime. */
export function plansThatList(personId: string, { directorates, plans, people }: PlanBook): readonly Plan[] {
  return plans.filter((plan) => {
    const directorate = directorates.find(({ id }) => id === plan.directorateId);
    return directorate !== undefined && peopleOfPlan({ directorate, plan, people }).some(({ id }) => id === personId);
  });
}

function directoratesWhere(
  { directorates, plans }: PlanBook,
  isMeant: (directorate: Directorate, plan: Plan) => boolean,
): readonly Directorate[] {
  return directorates.filter((directorate) =>
    plans.some((plan) => plan.directorateId === directorate.id && isMeant(directorate, plan)),
  );
}
