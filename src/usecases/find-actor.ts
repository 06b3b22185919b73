import type { Actor, ShutOut } from '../core/access.ts';
import type { Directorate, Person } from '../core/plan/plan.ts';
import type { PlanReader, SlackUser, SlackUserStore } from './ports.ts';
import { type InPostPorts, readInPost } from './read-in-post.ts';
import type { AbsenceStore } from './remind/ports.ts';
import { readDeputised } from './remind/read-deputised.ts';

export interface ActorSources {
  readonly plans: PlanReader;
  readonly slackUsers: Pick<SlackUserStore, 'slackUser'>;
  readonly absences: Pick<AbsenceStore, 'absences'>;
  /** Slack user ids from the configuration. */
  readonly administrators: readonly string[];
  /** The workspace this installation belongs to; undefined until Slack has told us. */
  readonly teamId: () => string | undefined;
}

/** A click as it arrives: who, and from which workspace. */
export interface Clicker {
  readonly slackUserId: string;
  readonly teamId: string | undefined;
}

const known = new WeakMap<readonly Person[], ReadonlyMap<string | undefined, Person>>();

/** The first who is mapped to each user. Made once for each list: it is never changed, another one takes its place. */
function bySlackUser(people: readonly Person[]): ReadonlyMap<string | undefined, Person> {
  const found = known.get(people);
  if (found !== undefined) return found;
  const made = new Map(people.toReversed().map((person) => [person.slackUserId, person]));
  known.set(people, made);
  return made;
}

/** Who stands behind a Slack user, and for whom they stand in at this instant, read from our own tables. */
export async function findActor(sources: ActorSources, clicker: Clicker, now: Date): Promise<Actor> {
  const [people, directorates, slackUser, standIns] = await Promise.all([
    sources.plans.people(),
    sources.plans.directorates(),
    sources.slackUsers.slackUser(clicker.slackUserId),
    readDeputised(sources, now),
  ]);
  const person = bySlackUser(people).get(clicker.slackUserId);
  return {
    slackUserId: clicker.slackUserId,
    isAdministrator: sources.administrators.includes(clicker.slackUserId),
    shutOut: shutOutOf(slackUser, clicker, sources.teamId()),
    ...(await readRights(sources, person, { directorates, standIns, now })),
  };
}

/** Somebody of the plans who is named on the command line: what they may do as who they are there, and no more. */
export async function findNamedActor(
  sources: Pick<ActorSources, 'plans' | 'absences' | 'slackUsers'>,
  person: Person,
  now: Date,
): Promise<Actor> {
  const [directorates, standIns] = await Promise.all([sources.plans.directorates(), readDeputised(sources, now)]);
  return {
    slackUserId: nameOnRecord(person),
    isAdministrator: false,
    shutOut: undefined,
    ...(await readRights(sources, person, { directorates, standIns, now })),
  };
}

/** Who somebody of the plans is in a record of who did it. */
export function nameOnRecord({ id, slackUserId }: Person): string {
  return slackUserId ?? `not in Slack: ${id}`;
}

interface Roles {
  readonly directorates: readonly Directorate[];
  readonly standIns: ReadonlyMap<string, readonly string[]>;
  readonly now: Date;
}

/** Whoever is not in post is nobody of the plans on that day, whatever the plans name them for. */
async function readRights(ports: InPostPorts, named: Person | undefined, { directorates, standIns, now }: Roles) {
  const isOut = named !== undefined && !(await readInPost(ports, named, now));
  const person = isOut ? undefined : named;
  return {
    ...(isOut && { outOfPostId: named.id }),
    personId: person?.id,
    standsInFor: person === undefined ? [] : (standIns.get(person.id) ?? []),
    officerOf: directoratesWith(person, directorates, 'officerIds'),
    approverOf: directoratesWith(person, directorates, 'approverIds'),
  };
}

/** The command line of the machine: whoever can run it can also read the database file. */
export const COMMAND_LINE: Actor = {
  slackUserId: undefined,
  isAdministrator: false,
  shutOut: undefined,
  personId: undefined,
  standsInFor: [],
  officerOf: [],
  approverOf: [],
};

function shutOutOf(user: SlackUser | undefined, clicker: Clicker, ownTeamId: string | undefined): ShutOut | undefined {
  const isForeign = (teamId: string | undefined) =>
    ownTeamId !== undefined && teamId !== undefined && teamId !== ownTeamId;
  if (isForeign(clicker.teamId) || isForeign(user?.teamId)) return 'other-organisation';
  if (user?.isDeleted) return 'deactivated';
  if (user?.isBot) return 'bot';
  return user?.isGuest ? 'guest' : undefined;
}

function directoratesWith(
  person: Person | undefined,
  directorates: readonly Directorate[],
  role: 'officerIds' | 'approverIds',
): readonly string[] {
  if (person === undefined) return [];
  return directorates
    .filter((directorate) => directorate[role].includes(person.id))
    .map((directorate) => directorate.id);
}
