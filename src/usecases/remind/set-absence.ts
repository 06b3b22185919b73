import { type Actor, may, type Permission } from '../../core/access.ts';
import { addDays, compareDates, type LocalDate } from '../../core/calendar/local-date.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import { homesOfPerson } from '../../core/plan/homes-of-person.ts';
import type { Person } from '../../core/plan/plan.ts';
import type { Absence } from '../../core/remind/absence.ts';
import { type ActorSources, type Clicker, findActor } from '../find-actor.ts';
import type { Author, Patience } from '../ports.ts';
import type { NewDelivery } from './delivery-ports.ts';
import { type AbsenceNewsPorts, planAbsenceNews } from './plan-absence-news.ts';
import type { AbsenceStore } from './ports.ts';
import { readZone } from './read-zone.ts';

export interface AbsencePorts extends ActorSources, AbsenceNewsPorts {
  readonly absences: AbsenceStore;
  readonly slackUsers: ActorSources['slackUsers'] & AbsenceNewsPorts['slackUsers'];
}

/** Longer is a mistyped year, or a person who should hand their milestones over. */
const LONGEST_DAYS = 366;

export interface AbsenceRequest {
  /** Who asks, in Slack or with the rights of the command line. */
  readonly by: Clicker | Actor;
  readonly author: Author;
  /** Who is away. */
  readonly personId: string;
  readonly now: Date;
  readonly patience: Patience;
}

export type AbsenceFault = 'ends-before-it-begins' | 'over' | 'too-long';

/**
 * Whether the person is told what was said of them: not where Ragtime does not write to them yet, or they said it
 * themselves; of what is taken back before they heard of it they hear neither.
 */
export type Heard = 'told' | 'not-told' | 'own' | 'neither';

export type AbsenceOutcome =
  | {
      readonly outcome: 'set';
      readonly person: Person;
      readonly deputy: Person | undefined;
      readonly firstDay: LocalDate;
      readonly lastDay: LocalDate;
      readonly heard: Heard;
    }
  | { readonly outcome: 'fault'; readonly fault: AbsenceFault }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  | { readonly outcome: 'unknown-person' }
  | { readonly outcome: 'busy' };

/**
 * From the first to the last day, both included, the deputy is asked instead, and it counts as away, not as late. Where
 * somebody else says so, the person is told who it was and can take it back.
 */
export async function setAbsence(
  ports: AbsencePorts,
  request: AbsenceRequest & { readonly firstDay: LocalDate; readonly lastDay: LocalDate },
): Promise<AbsenceOutcome> {
  const { firstDay, lastDay, author, now, patience } = request;
  const found = await findAbsentee(ports, request);
  if (found.outcome !== 'found') return found;
  const { person, deputy, actor, today } = found;
  const fault = faultOf({ firstDay, lastDay, today });
  if (fault !== undefined) return { outcome: 'fault', fault };
  const days = { firstDay, lastDay };
  const notices = await planAbsenceNews(ports, found, { days, now });
  const setBy = actor.slackUserId ?? author.actor;
  const saved = await ports.absences.addAbsence(
    { personId: person.id, ...days, author, at: now, setBy, notices },
    patience,
  );
  return saved.ok ? { outcome: 'set', person, deputy, ...days, heard: heardOf(found, notices) } : { outcome: 'busy' };
}

export type ReturnOutcome =
  /** `ended` is 0 where the person was not away; `notBegun` are the days on which they do not go. */
  | {
      readonly outcome: 'back';
      readonly person: Person;
      readonly ended: number;
      readonly notBegun: Absence | undefined;
      readonly heard: Heard;
    }
  | Exclude<AbsenceOutcome, { outcome: 'set' | 'fault' }>;

/**
 * Somebody is back earlier: the absences of this day are ended, and later ones stand. Or they do not go: of today's and later
 * ones only that with the days given. Where somebody else says so, the person is told.
 */
export async function endAbsence(
  ports: AbsencePorts,
  request: AbsenceRequest & { readonly only?: Absence },
): Promise<ReturnOutcome> {
  const { only, author, now, patience } = request;
  const found = await findAbsentee(ports, request);
  if (found.outcome !== 'found') return found;
  const { person, today } = found;
  const notBegun = only !== undefined && compareDates(only.firstDay, today) > 0 ? only : undefined;
  const ended = (await ports.absences.absences(today)).filter(
    (each) => each.personId === person.id && isMeant(each, { only, today }),
  );
  const notices = await planAbsenceNews(ports, found, { days: undefined, notBegun, ended, now });
  const stored = await ports.absences.endAbsences(
    { personId: person.id, today, only, author, at: now, notices },
    patience,
  );
  return stored.ok
    ? { outcome: 'back', person, ended: stored.value, notBegun, heard: heardOf(found, notices) }
    : { outcome: 'busy' };
}

/** As the store ends them: those of this day, or the one with these days. */
function isMeant(
  { firstDay, lastDay }: Absence,
  { only, today }: { readonly only: Absence | undefined; readonly today: LocalDate },
): boolean {
  return only === undefined
    ? compareDates(firstDay, today) <= 0
    : firstDay === only.firstDay && lastDay === only.lastDay;
}

function heardOf({ actor, person }: FoundAbsentee, notices: readonly NewDelivery[]): Heard {
  if (actor.personId === person.id) return 'own';
  if (notices.some(({ content }) => content.kind === 'notice' && content.payload.takesBack !== undefined))
    return 'neither';
  return notices.length > 0 ? 'told' : 'not-told';
}

type Unfound = Extract<AbsenceOutcome, { outcome: 'refused' | 'unknown-person' }>;

export interface FoundAbsentee {
  readonly outcome: 'found';
  readonly actor: Actor;
  readonly person: Person;
  readonly deputy: Person | undefined;
  /** In the person's own zone. */
  readonly today: LocalDate;
}

/** Of whom somebody says that they are away, where this actor may say it. */
export async function findAbsentee(
  ports: AbsencePorts,
  { by, personId, now }: Pick<AbsenceRequest, 'by' | 'personId' | 'now'>,
): Promise<FoundAbsentee | Unfound> {
  const [people, plans, directorates, organisation] = await Promise.all([
    ports.plans.people(),
    ports.plans.plans(),
    ports.plans.directorates(),
    ports.plans.organisation(),
  ]);
  const person = people.find(({ id }) => id === personId);
  const actor = 'personId' in by ? by : await findActor(ports, by, now);
  const homes = homesOfPerson(personId, { directorates, plans, people });
  const permissions = [undefined, ...homes.map(({ id }) => id)].map((directorateId) =>
    may(actor, 'set-absence', {
      ...{ ownerId: personId, assistantId: person?.assistantId },
      ...(directorateId === undefined ? {} : { directorateId }),
    }),
  );
  const [refused] = permissions;
  if (refused !== undefined && !permissions.some(({ allowed }) => allowed))
    return { outcome: 'refused', permission: refused };
  if (person === undefined) return { outcome: 'unknown-person' };
  const user = person.slackUserId === undefined ? undefined : await ports.slackUsers.slackUser(person.slackUserId);
  const today = localDateOf(now, readZone(user?.timeZone, organisation?.timeZone));
  return { outcome: 'found', actor, person, deputy: people.find(({ id }) => id === person.deputyId), today };
}

function faultOf(days: {
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  readonly today: LocalDate;
}): AbsenceFault | undefined {
  if (compareDates(days.lastDay, days.firstDay) < 0) return 'ends-before-it-begins';
  if (compareDates(days.lastDay, days.today) < 0) return 'over';
  return compareDates(addDays(days.firstDay, LONGEST_DAYS), days.lastDay) < 0 ? 'too-long' : undefined;
}
