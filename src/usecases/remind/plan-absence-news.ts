import type { Actor } from '../../core/access.ts';
import type { LocalDate } from '../../core/calendar/local-date.ts';
import { homesOfPerson } from '../../core/plan/homes-of-person.ts';
import type { Person } from '../../core/plan/plan.ts';
import type { Absence } from '../../core/remind/absence.ts';
import { awayPrefix } from '../../core/remind/desk-keys.ts';
import { mayHaveArrived } from '../../core/remind/unarrived.ts';
import type { PeoplePorts } from '../plan/people-ports.ts';
import { planNewsAtOnce, readNewsRoom } from '../plan/plan-news.ts';
import type { RenderedMessage } from '../publish/ports.ts';
import type { DeliveryStore, NewDelivery } from './delivery-ports.ts';
import type { StoredAbsence } from './ports.ts';

/** That somebody else has said of the reader that they are away, or back. */
export interface AbsenceNotice {
  readonly personId: string;
  /** Undefined from the command line. */
  readonly saidBy: string | undefined;
  readonly deputyName: string | undefined;
  /** Undefined where they are back. */
  readonly days: Absence | undefined;
  /** The days on which they do not go, where those have not begun. */
  readonly notBegun?: Absence | undefined;
}

export interface AbsenceNewsPorts extends PeoplePorts {
  readonly deliveries: Pick<DeliveryStore, 'startingWith'>;
  readonly renderAbsence: (notice: AbsenceNotice) => RenderedMessage;
}

interface Said {
  readonly actor: Actor;
  readonly person: Person;
  readonly deputy: Person | undefined;
  readonly today: LocalDate;
}

interface News extends Pick<AbsenceNotice, 'days' | 'notBegun'> {
  /** What ends, where somebody is back. */
  readonly ended?: readonly StoredAbsence[];
  readonly now: Date;
}

/** Nobody is told what they said themselves, nor that something is taken back of which they have not heard. */
export async function planAbsenceNews(
  ports: AbsenceNewsPorts,
  { actor, person, deputy, today }: Said,
  { days, notBegun, ended = [], now }: News,
): Promise<readonly NewDelivery[]> {
  if (actor.personId === person.id) return [];
  const { plans } = ports;
  const [organisation, directorates, people, all] = await Promise.all([
    plans.organisation(),
    plans.directorates(),
    plans.people(),
    plans.plans(),
  ]);
  if (organisation === undefined) return [];
  const what = days === undefined ? `back-${today}` : `away-${days.firstDay}-${days.lastDay}`;
  const submissionId = `${what}-${now.getTime()}`;
  for (const directorate of homesOfPerson(person.id, { directorates, people, plans: all })) {
    const room = await readNewsRoom(ports, { organisation, directorate, submissionId, now });
    if (room === undefined) continue;
    const saidBy = people.find(({ id }) => id === actor.personId)?.name;
    const message = ports.renderAbsence({ personId: person.id, deputyName: deputy?.name, days, notBegun, saidBy });
    const takesBack = await findUnheard(ports, person, ended);
    return planNewsAtOnce(room, person.id, { message, absence: days, takesBack });
  }
  return [];
}

/** The keys of what was to tell somebody of these days and has not been sent; undefined where they know of one of them. */
async function findUnheard(
  { deliveries }: Pick<AbsenceNewsPorts, 'deliveries'>,
  person: Person,
  ended: readonly StoredAbsence[],
): Promise<readonly string[] | undefined> {
  const keys: string[] = [];
  for (const absence of ended) {
    const said = await deliveries.startingWith(awayPrefix(absence));
    const newest = said.findLast(({ personId }) => personId === person.id);
    const isUnheard = newest !== undefined && !mayHaveArrived(newest);
    if (!isUnheard || absence.setBy === person.slackUserId) return undefined;
    keys.push(newest.key);
  }
  return keys.length === 0 ? undefined : keys;
}
