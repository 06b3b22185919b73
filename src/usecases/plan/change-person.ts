import { type Actor, may, type Permission } from '../../core/access.ts';
import { homesOfPerson, type PlanBook, plansThatList } from '../../core/plan/homes-of-person.ts';
import {
  type ChangedPerson,
  decidePersonChange,
  PERSON_TERMS,
  type PersonFault,
  type PersonTerm,
  type PersonTerms,
} from '../../core/plan/person-change.ts';
import type { Directorate, Organisation, Person } from '../../core/plan/plan.ts';
import { todayOf } from '../collect/milestone/milestone-situation.ts';
import type { Author, Patience } from '../ports.ts';
import type { ChangePersonPorts, PeoplePorts, PersonChangeNotice } from './people-ports.ts';
import { planNews, planReceipt, readNewsRoom } from './plan-news.ts';

export interface PersonRequest {
  readonly by: Actor;
  readonly author: Author;
  readonly personId: string;
  readonly terms: PersonTerms;
  /** What the officer has read of them; undefined takes them as they are. */
  readonly read: PersonTerms | undefined;
  /** The submission that this takes back. */
  readonly undoes?: string;
  readonly submissionId: string;
  readonly now: Date;
  readonly patience: Patience;
}

export type PersonOutcome =
  | { readonly outcome: 'changed'; readonly notice: PersonChangeNotice }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  | { readonly outcome: 'unknown-person' }
  /** It is so already. */
  | { readonly outcome: 'same'; readonly person: Person }
  /** Somebody else changed it since it was read. */
  | { readonly outcome: 'overtaken'; readonly person: Person }
  | { readonly outcome: 'fault'; readonly fault: PersonFault }
  /** Nobody makes themselves the one who signs in an approver's place. */
  | { readonly outcome: 'own-signature'; readonly person: Person }
  | { readonly outcome: 'busy' };

/**
 * Another deputy or assistant, another first or last day in post. The person, the new and the old one are told, and the
 * officer gets a message from which it can be taken back. Done twice, it is done once.
 */
export async function changePerson(ports: ChangePersonPorts, request: PersonRequest): Promise<PersonOutcome> {
  for (;;) {
    const { by, personId, read, terms, now } = request;
    const found = await findPerson(ports, by, personId);
    if (found.outcome !== 'found') return found;
    const { person, book, organisation } = found;
    if (PERSON_TERMS.every((term) => person[term] === terms[term])) return { outcome: 'same', person };
    if (read !== undefined && PERSON_TERMS.some((term) => person[term] !== read[term])) {
      return { outcome: 'overtaken', person };
    }
    const decided = decidePersonChange(person, terms, { people: book.people, today: todayOf(organisation, now) });
    if (!decided.ok) return { outcome: 'fault', fault: decided.refusal };
    if (isOwnSignature(by, { person, book }, decided.value)) return { outcome: 'own-signature', person };
    const stored = await store(ports, request, { ...found, decided: decided.value });
    if (stored !== 'changed') return stored;
  }
}

export interface FoundPerson {
  readonly outcome: 'found';
  readonly person: Person;
  readonly organisation: Organisation;
  /** The directorate whose calendar and windows count for what is told. */
  readonly home: Directorate;
  readonly book: PlanBook;
}

/** Somebody of the plans, where this actor looks after them. */
export async function findPerson(
  { plans }: Pick<PeoplePorts, 'plans'>,
  by: Actor,
  personId: string,
): Promise<FoundPerson | Extract<PersonOutcome, { outcome: 'refused' | 'unknown-person' }>> {
  const [organisation, directorates, people, all] = await Promise.all([
    plans.organisation(),
    plans.directorates(),
    plans.people(),
    plans.plans(),
  ]);
  const book: PlanBook = { directorates, people, plans: all };
  const homes = homesOfPerson(personId, book);
  const home = homes.find(({ id }) => may(by, 'change-people', { directorateId: id }).allowed) ?? homes[0];
  const permission = may(by, 'change-people', home && { directorateId: home.id });
  if (!permission.allowed) return { outcome: 'refused', permission };
  const person = people.find(({ id }) => id === personId);
  if (person === undefined || home === undefined || organisation === undefined) return { outcome: 'unknown-person' };
  return { outcome: 'found', person, organisation, home, book };
}

/** An approver's deputy may sign in their place: that is for somebody else to arrange. */
function isOwnSignature(
  { personId, isAdministrator }: Actor,
  { person, book }: Pick<FoundPerson, 'person' | 'book'>,
  { after, changed }: ChangedPerson,
): boolean {
  if (personId === undefined || isAdministrator || !changed.includes('deputyId') || after.deputyId !== personId) {
    return false;
  }
  return book.directorates.some(({ approverIds }) => approverIds.includes(person.id));
}

interface Decided extends FoundPerson {
  readonly decided: ChangedPerson;
}

async function store(
  ports: ChangePersonPorts,
  request: PersonRequest,
  scene: Decided,
): Promise<PersonOutcome | 'changed'> {
  const { person, book, decided } = scene;
  const { changed, after, basis } = decided;
  const personOf = (id: string | undefined) => book.people.find((each) => each.id === id);
  const notice: PersonChangeNotice = {
    ...{ reader: 'officer', readerId: request.by.personId },
    ...{ before: person, after, changed: changed satisfies readonly PersonTerm[] },
    oldDeputy: personOf(person.deputyId),
    newDeputy: personOf(after.deputyId),
    oldAssistant: personOf(person.assistantId),
    newAssistant: personOf(after.assistantId),
    officerName: personOf(request.by.personId)?.name,
    submissionId: request.submissionId,
    isUndo: request.undoes !== undefined,
  };
  const stored = await ports.persons.changePerson(
    {
      ...{ before: person, after, basis },
      planIds: plansThatList(person.id, withPerson(book, after)).map(({ id }) => id),
      author: request.author,
      at: request.now,
      notices: await planNotices(ports, request, { scene, notice }),
      takesBack: takenBack(ports, request, notice),
    },
    request.patience,
  );
  if (stored.ok) return { outcome: 'changed', notice };
  return stored.refusal === 'busy' ? { outcome: 'busy' } : 'changed';
}

/** Plans that list them before or afterwards: nobody leaves a plan by having another deputy, so afterwards is enough. */
function withPerson(book: PlanBook, after: Person): PlanBook {
  return { ...book, people: book.people.map((each) => (each.id === after.id ? after : each)) };
}

function takenBack(
  { renderPersonChange }: ChangePersonPorts,
  { undoes, by }: PersonRequest,
  notice: PersonChangeNotice,
) {
  if (undoes === undefined) return undefined;
  const { personId } = by;
  const receipt = personId === undefined ? undefined : { personId, message: renderPersonChange(notice) };
  return { submissionId: undoes, receipt };
}

async function planNotices(
  ports: ChangePersonPorts,
  { by, now, submissionId, undoes }: PersonRequest,
  { scene, notice }: { readonly scene: Decided; readonly notice: PersonChangeNotice },
) {
  const { organisation, home: directorate, person } = scene;
  const room = await readNewsRoom(ports, { organisation, directorate, submissionId, now });
  if (room === undefined) return [];
  const render = (reader: PersonChangeNotice['reader'], readerId: string | undefined) =>
    ports.renderPersonChange({ ...notice, reader, readerId });
  const tell = (reader: PersonChangeNotice['reader'], id: string) =>
    id === by.personId ? [] : planNews(room, id, render(reader, id));
  return [
    ...tell('person', person.id),
    ...helpersOf(notice).flatMap((id) => tell('helper', id)),
    // What is taken back stands in the message that was there.
    ...(undoes === undefined ? planReceipt(room, by.personId, render('officer', by.personId)) : []),
  ];
}

/** Deputies and assistants, new and old; whoever is several of these hears of it once. */
function helpersOf({ changed, ...notice }: PersonChangeNotice): readonly string[] {
  const helpers = [
    ...(changed.includes('deputyId') ? [notice.newDeputy, notice.oldDeputy] : []),
    ...(changed.includes('assistantId') ? [notice.newAssistant, notice.oldAssistant] : []),
  ];
  return [...new Set(helpers.flatMap((helper) => helper?.id ?? []))];
}
