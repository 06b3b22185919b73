import { compareDates } from '../../../core/calendar/local-date.ts';
import { localDateOf } from '../../../core/calendar/zone.ts';
import type { Person } from '../../../core/plan/plan.ts';
import { sortByName } from '../../../core/sort-names.ts';
import type { SlackUser } from '../../ports.ts';
import type { CollectPorts } from '../ports.ts';
import type { Askable } from './find-askable.ts';

/** Why somebody cannot be asked. */
export type ContributorFault = 'nobody' | 'not-in-a-plan' | 'not-reachable' | 'away' | 'answers-it';

/** As it came back from Slack: a person of the list, or whoever was found in Slack. */
export type ChosenContributor = { readonly personId: string } | { readonly slackUserId: string } | undefined;

export interface Candidate {
  readonly personId: string;
  readonly name: string;
}

/** People of the plans who are in Slack, those whom the plan names for these milestones first; not whoever asks. */
export async function listCandidates(
  { plans }: Pick<CollectPorts, 'plans'>,
  asks: readonly Askable[],
  personId: string,
): Promise<readonly Candidate[]> {
  const named = new Set(asks.flatMap(({ line }) => line.contributorIds ?? []));
  const people = (await plans.people()).filter(({ id, slackUserId }) => slackUserId !== undefined && id !== personId);
  const byName = sortByName(people, ({ name }) => name);
  return [...byName.filter(({ id }) => named.has(id)), ...byName.filter(({ id }) => !named.has(id))].map(
    ({ id, name }) => ({ personId: id, name }),
  );
}

/** Somebody who can be told today, and does not answer for it anyway. */
export async function findContributor(
  ports: CollectPorts,
  chosen: ChosenContributor,
  { asks, now }: { readonly asks: readonly Askable[]; readonly now: Date },
): Promise<{ readonly person: Person } | { readonly fault: ContributorFault }> {
  if (chosen === undefined) return { fault: 'nobody' };
  const people = await ports.plans.people();
  const person = people.find((each) =>
    'personId' in chosen ? each.id === chosen.personId : each.slackUserId === chosen.slackUserId,
  );
  if (person === undefined) return { fault: 'not-in-a-plan' };
  if (asks.some(({ line }) => line.ownerId === person.id)) return { fault: 'answers-it' };
  const user = await readReachable(ports, person);
  if (user === undefined) return { fault: 'not-reachable' };
  return (await isAwayNow(ports, person, { user, now })) ? { fault: 'away' } : { person };
}

/** Can this person be told today? */
export async function isReachable(ports: CollectPorts, person: Person, now: Date): Promise<boolean> {
  const user = await readReachable(ports, person);
  return user !== undefined && !(await isAwayNow(ports, person, { user, now }));
}

async function readReachable({ slackUsers }: CollectPorts, { slackUserId }: Person): Promise<SlackUser | undefined> {
  const user = slackUserId === undefined ? undefined : await slackUsers.slackUser(slackUserId);
  if (user?.dmChannelId === undefined || user.isDeleted || user.isBot || user.isGuest) return undefined;
  return user;
}

async function isAwayNow(
  { absences }: CollectPorts,
  { id }: Person,
  { user, now }: { readonly user: SlackUser; readonly now: Date },
): Promise<boolean> {
  const today = localDateOf(now, user.timeZone ?? 'UTC');
  const standing = await absences.absences(today);
  return standing.some(({ personId, firstDay }) => personId === id && compareDates(firstDay, today) <= 0);
}
