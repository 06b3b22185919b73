import { type Actor, may, type Permission } from '../../core/access.ts';
import { addDays } from '../../core/calendar/local-date.ts';
import { homesOfPerson, type PlanBook } from '../../core/plan/homes-of-person.ts';
import type { OwnedEntry } from '../../core/plan/owned-entries.ts';
import { peopleOfPlan } from '../../core/plan/people-of-plan.ts';
import type { Directorate, Organisation, Person, Plan } from '../../core/plan/plan.ts';
import { type Absence, absenceAt } from '../../core/remind/absence.ts';
import { type OrphanReason, whyUnasked } from '../../core/remind/orphans.ts';
import type { Recipient } from '../../core/remind/reminder-situation.ts';
import { sortByName } from '../../core/sort-names.ts';
import { todayOf } from '../collect/milestone/milestone-situation.ts';
import { readRecipients } from '../remind/read-situation.ts';
import { alivePlans, entriesWithYear, type OfYear } from './alive-plans.ts';
import { findPerson } from './change-person.ts';
import type { PeoplePorts } from './people-ports.ts';

const ROLES = ['officer', 'approver', 'finance-contact', 'contributor', 'supplier'] as const;
export type PersonRole = (typeof ROLES)[number];

/** Somebody whom the plan of a directorate lists, as its officer sees them. */
export interface ListedPerson {
  readonly person: Person;
  readonly deputy: Person | undefined;
  readonly assistant: Person | undefined;
  /** What they answer for in the plans that are alive, kind by kind. */
  readonly entries: readonly (OwnedEntry & OfYear)[];
  /** What they are besides. */
  readonly roles: readonly PersonRole[];
  /** Of today and later. */
  readonly absences: readonly Absence[];
  /** One of them holds today. */
  readonly isAway: boolean;
  /** Why no message reaches them now. */
  readonly unasked: OrphanReason | undefined;
  /** An officer of another directorate looks after them. */
  readonly isElsewhere: boolean;
}

export type PeopleList =
  | { readonly outcome: 'people'; readonly directorate: Directorate; readonly people: readonly ListedPerson[] }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  | { readonly outcome: 'gone' };

/** Everybody whom a directorate's plans list, by name: those first who need somebody to look after something. */
export async function readPeople(
  ports: PeoplePorts,
  { by, directorateId, now }: { readonly by: Actor; readonly directorateId: string; readonly now: Date },
): Promise<PeopleList> {
  const permission = may(by, 'change-people', { directorateId });
  if (!permission.allowed) return { outcome: 'refused', permission };
  const { organisation, book } = await readBook(ports);
  const directorate = book.directorates.find(({ id }) => id === directorateId);
  if (organisation === undefined || directorate === undefined) return { outcome: 'gone' };
  const plans = await alivePlans(ports, { directorateId, plans: book.plans });
  const listed = new Set(
    plans.flatMap((plan) => peopleOfPlan({ directorate, plan, people: book.people }).map(({ id }) => id)),
  );
  const recipients = await readRecipients(ports, organisation, now);
  const people = recipients
    .filter(({ person }) => listed.has(person.id))
    .map((recipient) => ({
      ...toListed(recipient, { organisation, book, plans, now }),
      isElsewhere: !homesOfPerson(recipient.person.id, book).some(({ id }) => id === directorateId),
    }));
  const needsCare = ({ unasked, entries }: ListedPerson) => unasked !== undefined && entries.length > 0;
  const byName = sortByName(people, ({ person }) => person.name);
  return {
    outcome: 'people',
    directorate,
    people: [...byName.filter(needsCare), ...byName.filter((each) => !needsCare(each))],
  };
}

export interface OpenedPerson {
  readonly outcome: 'person';
  readonly directorate: Directorate;
  readonly listed: ListedPerson;
  /** Who can be their deputy or assistant, by name: whom a message reaches, and whoever it is now. */
  readonly others: readonly Person[];
  /** Others whom a message reaches, by name. */
  readonly reached: readonly Person[];
}

/** One of them, to be changed. */
export async function openPerson(
  ports: PeoplePorts,
  { by, personId, now }: { readonly by: Actor; readonly personId: string; readonly now: Date },
): Promise<OpenedPerson | Exclude<PeopleList, { outcome: 'people' }>> {
  const found = await findPerson(ports, by, personId);
  if (found.outcome === 'unknown-person') return { outcome: 'gone' };
  if (found.outcome === 'refused') return found;
  const { organisation, book, home: directorate, person } = found;
  const recipients = await readRecipients(ports, organisation, now);
  const recipient = recipients.find((each) => each.person.id === personId);
  if (recipient === undefined) return { outcome: 'gone' };
  const plans = await alivePlans(ports, { directorateId: directorate.id, plans: book.plans });
  const reachable = recipients.filter((each) => each.person.id !== personId && whyUnasked(each, now) === undefined);
  const reached = sortByName(reachable, (each) => each.person.name).map((each) => each.person);
  const current = [person.deputyId, person.assistantId];
  const unreached = book.people.filter(({ id }) => current.includes(id) && !reached.some((each) => each.id === id));
  return {
    outcome: 'person',
    directorate,
    listed: { ...toListed(recipient, { organisation, book, plans, now }), isElsewhere: false },
    others: [...unreached, ...reached],
    reached,
  };
}

async function readBook({ plans }: PeoplePorts) {
  const [organisation, directorates, people, all] = await Promise.all([
    plans.organisation(),
    plans.directorates(),
    plans.people(),
    plans.plans(),
  ]);
  const book: PlanBook = { directorates, people, plans: all };
  return { organisation, book };
}

interface Around {
  readonly organisation: Organisation;
  readonly book: PlanBook;
  readonly plans: readonly Plan[];
  readonly now: Date;
}

function toListed(recipient: Recipient, { organisation, book, plans, now }: Around): Omit<ListedPerson, 'isElsewhere'> {
  const { person, absences = [] } = recipient;
  const yesterday = addDays(todayOf(organisation, now), -1);
  return {
    person,
    deputy: book.people.find(({ id }) => id === person.deputyId),
    assistant: book.people.find(({ id }) => id === person.assistantId),
    roles: rolesOf(person.id, { book, plans }),
    entries: entriesWithYear(plans).filter(({ ownerId }) => ownerId === person.id),
    absences: absences.filter(({ lastDay }) => lastDay > yesterday),
    isAway: absenceAt(recipient, now) !== undefined,
    unasked: whyUnasked(recipient, now),
  };
}

function rolesOf(personId: string, { book, plans }: Pick<Around, 'book' | 'plans'>): readonly PersonRole[] {
  const directorates = book.directorates.filter(({ id }) => plans.some(({ directorateId }) => directorateId === id));
  const isOne: Readonly<Record<PersonRole, boolean>> = {
    officer: directorates.some(({ officerIds }) => officerIds.includes(personId)),
    approver: directorates.some(({ approverIds }) => approverIds.includes(personId)),
    'finance-contact': plans.some(({ departments }) => departments.some(({ contactId }) => contactId === personId)),
    contributor: plans.some(({ milestones }) =>
      milestones.some(({ contributorIds }) => contributorIds.includes(personId)),
    ),
    supplier: plans.some(({ indicators }) => indicators.some(({ supplierId }) => supplierId === personId)),
  };
  return ROLES.filter((role) => isOne[role]);
}
