import { type Actor, may, type Permission } from '../../core/access.ts';
import { addDays, compareDates, type LocalDate } from '../../core/calendar/local-date.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import type { Person } from '../../core/plan/plan.ts';
import { indexOf } from '../../core/plan/plan-index.ts';
import { type ActorSources, type Clicker, findActor } from '../find-actor.ts';
import type { Author, Patience } from '../ports.ts';
import type { AbsenceStore } from './ports.ts';
import { readZone } from './read-zone.ts';

export interface AbsencePorts extends ActorSources {
  readonly absences: AbsenceStore;
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

export type AbsenceOutcome =
  | {
      readonly outcome: 'set';
      readonly person: Person;
      readonly deputy: Person | undefined;
      readonly firstDay: LocalDate;
      readonly lastDay: LocalDate;
    }
  | { readonly outcome: 'fault'; readonly fault: AbsenceFault }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  | { readonly outcome: 'unknown-person' }
  | { readonly outcome: 'busy' };

/** From the first to the last day, both included, the deputy is asked instead, and it counts as away, not as late. */
export async function setAbsence(
  ports: AbsencePorts,
  request: AbsenceRequest & { readonly firstDay: LocalDate; readonly lastDay: LocalDate },
): Promise<AbsenceOutcome> {
  const { firstDay, lastDay, author, now, patience } = request;
  const found = await findPerson(ports, request);
  if (found.outcome !== 'found') return found;
  const { person, deputy, today } = found;
  const fault = faultOf({ firstDay, lastDay, today });
  if (fault !== undefined) return { outcome: 'fault', fault };
  const standing = await ports.absences.absences(today);
  const isThere = standing.some(
    (each) => each.personId === person.id && each.firstDay === firstDay && each.lastDay === lastDay,
  );
  const set = { outcome: 'set', person, deputy, firstDay, lastDay } as const;
  if (isThere) return set;
  const saved = await ports.absences.addAbsence({ personId: person.id, firstDay, lastDay, author, at: now }, patience);
  return saved.ok ? set : { outcome: 'busy' };
}

export type ReturnOutcome =
  /** `ended` is 0 where the person was not away. */
  | { readonly outcome: 'back'; readonly person: Person; readonly ended: number }
  | Exclude<AbsenceOutcome, { outcome: 'set' | 'fault' }>;

/** Somebody is back earlier, or does not go: absences of today and later are ended. */
export async function endAbsence(ports: AbsencePorts, request: AbsenceRequest): Promise<ReturnOutcome> {
  const { author, now, patience } = request;
  const found = await findPerson(ports, request);
  if (found.outcome !== 'found') return found;
  const { person, today } = found;
  const ended = await ports.absences.endAbsences(
    { personId: person.id, lastDayFrom: today, author, at: now },
    patience,
  );
  return ended.ok ? { outcome: 'back', person, ended: ended.value } : { outcome: 'busy' };
}

interface Found {
  readonly outcome: 'found';
  readonly person: Person;
  readonly deputy: Person | undefined;
  /** In the person's own zone. */
  readonly today: LocalDate;
}

async function findPerson(
  ports: AbsencePorts,
  { by, personId, now }: AbsenceRequest,
): Promise<Found | Extract<AbsenceOutcome, { outcome: 'refused' | 'unknown-person' }>> {
  const [people, plans, organisation] = await Promise.all([
    ports.plans.people(),
    ports.plans.plans(),
    ports.plans.organisation(),
  ]);
  const person = people.find(({ id }) => id === personId);
  const actor = 'personId' in by ? by : await findActor(ports, by, now);
  const owned = plans.filter((plan) => indexOf(plan).asks([personId]));
  const permissions = [undefined, ...owned.map(({ directorateId }) => directorateId)].map((directorateId) =>
    may(actor, 'set-absence', { ownerId: personId, ...(directorateId === undefined ? {} : { directorateId }) }),
  );
  const [refused] = permissions;
  if (refused !== undefined && !permissions.some(({ allowed }) => allowed))
    return { outcome: 'refused', permission: refused };
  if (person === undefined) return { outcome: 'unknown-person' };
  const user = person.slackUserId === undefined ? undefined : await ports.slackUsers.slackUser(person.slackUserId);
  const today = localDateOf(now, readZone(user?.timeZone, organisation?.timeZone));
  return { outcome: 'found', person, deputy: people.find(({ id }) => id === person.deputyId), today };
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
