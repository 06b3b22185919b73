import { addDays } from '../../core/calendar/local-date.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import { findPerson } from '../../core/plan/find-person.ts';
import { absenceAt } from '../../core/remind/absence.ts';
import type { PlanReader, SlackUserStore } from '../ports.ts';
import { readInPost } from '../read-in-post.ts';
import type { AbsenceStore } from './ports.ts';
import { readZone } from './read-zone.ts';

export interface DeputyPorts {
  readonly plans: Pick<PlanReader, 'organisation' | 'people'>;
  readonly slackUsers: Pick<SlackUserStore, 'slackUser'>;
  readonly absences: Pick<AbsenceStore, 'absences'>;
}

/** Person ids of those who are away at this instant, by the id of their deputy; both are in post. */
export async function readDeputised(ports: DeputyPorts, now: Date): Promise<ReadonlyMap<string, readonly string[]>> {
  const { plans, slackUsers, absences } = ports;
  // No zone is further than a day from UTC.
  const current = await absences.absences(addDays(localDateOf(now, 'UTC'), -1));
  if (current.length === 0) return new Map();
  const [people, organisation] = await Promise.all([plans.people(), plans.organisation()]);
  const away = new Map<string, readonly string[]>();
  for (const [personId, own] of Map.groupBy(current, (absence) => absence.personId)) {
    const person = findPerson(people, personId);
    const deputy = findPerson(people, person?.deputyId);
    if (person === undefined || deputy === undefined || deputy === person) continue;
    const { slackUserId } = person;
    const user = slackUserId === undefined ? undefined : await slackUsers.slackUser(slackUserId);
    const zone = readZone(user?.timeZone, organisation?.timeZone);
    if (absenceAt({ person, zone, unreachable: undefined, absences: own }, now) === undefined) continue;
    const inPost = await Promise.all([person, deputy].map((each) => readInPost(ports, each, now)));
    if (inPost.includes(false)) continue;
    away.set(deputy.id, [...(away.get(deputy.id) ?? []), person.id]);
  }
  return away;
}
