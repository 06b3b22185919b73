import type { Person } from '../../core/plan/plan.ts';
import { TOKEN_WAIT_MS } from '../../core/remind/delivery.ts';
import type { SlackUser, WriteRefusal } from '../ports.ts';
import { isRevoked } from './is-revoked.ts';
import type { DirectoryAnswer, SlackProfile, SlackTrouble } from './messenger-ports.ts';
import type { RemindPorts, WorkOutcome } from './ports.ts';

export interface MapPorts
  extends Pick<
    RemindPorts,
    'plans' | 'slackUsers' | 'workspaces' | 'directory' | 'tokenWatch' | 'settings' | 'newPatience'
  > {
  readonly mappingFailures: MappingFailures;
}

/** Somebody who was looked for and not found, or of whom Slack would tell nothing. */
export interface MappingFailure {
  readonly personId: string;
  readonly at: Date;
  /** What was looked for: when the plan names another address or user, it is tried again at once. */
  readonly lookedFor: string;
  readonly problem: string;
}

/**
 * Who could not be found, by person id; one map per process, kept by whoever wires. After a restart everybody is looked
 * for once more.
 */
export type MappingFailures = Map<string, MappingFailure>;

const HOUR_MS = 3_600_000;
/** A profile whose change we were not told of is at most this old. */
const PROFILE_LIFE_MS = 24 * HOUR_MS;
const DONE: WorkOutcome = { outcome: 'done' };

/**
 * Ids of people whose Slack user is unknown, or was read more than a day ago. Whoever was not found is looked for again
 * after an hour, or as soon as the plan names another address or user. Nobody while the app is removed from Slack.
 */
export async function peopleToMap(
  ports: Pick<MapPorts, 'plans' | 'slackUsers' | 'workspaces' | 'mappingFailures'>,
  { now }: { readonly now: Date },
): Promise<readonly string[]> {
  if (await isRevoked(ports)) return [];
  const [people, users] = await Promise.all([ports.plans.people(), ports.slackUsers.slackUsers()]);
  const known = new Map(users.map((user) => [user.id, user]));
  return people
    .filter((person) => needsMapping(person, known.get(person.slackUserId ?? ''), now))
    .filter((person) => mayTry(ports.mappingFailures.get(person.id), person, now))
    .map((person) => person.id);
}

/** Finds one person's Slack user, reads their profile and opens the direct-message channel. Twice changes nothing. */
export async function mapPerson(
  ports: MapPorts,
  personId: string,
  { now }: { readonly now: Date },
): Promise<WorkOutcome> {
  const person = (await ports.plans.people()).find((candidate) => candidate.id === personId);
  if (person === undefined || lookedFor(person) === undefined) return DONE;
  const trouble = await findAndStore(ports, person, now);
  // An import gave another address in the meantime: whoever was found is not meant any more.
  if (trouble?.outcome === 'changed') return mapPerson(ports, personId, { now });
  if (trouble === undefined) {
    ports.tokenWatch.accepted();
    ports.mappingFailures.delete(personId);
  }
  if (trouble?.outcome === 'token-refused') ports.tokenWatch.refused(trouble);
  if (trouble?.outcome === 'failed') ports.mappingFailures.set(personId, toFailure(person, now, trouble.problem));
  return toOutcome(ports, trouble);
}

type Trouble =
  | SlackTrouble
  | { readonly outcome: 'failed'; readonly problem: string }
  | { readonly outcome: WriteRefusal };

async function findAndStore(ports: MapPorts, person: Person, now: Date): Promise<Trouble | undefined> {
  const found = await lookUp(ports, person);
  if (found.outcome === 'not-found') return { outcome: 'failed', problem: `Slack has nobody as ${lookedFor(person)}.` };
  if (found.outcome !== 'found') return asFailure(found);
  const profile = found.value;
  const channel = await channelOf(ports, profile);
  if (channel.outcome === 'not-found')
    return { outcome: 'failed', problem: 'Slack opens no direct messages with them.' };
  if (channel.outcome !== 'found') return asFailure(channel);
  return store(ports, { person, profile, dmChannelId: channel.value }, now);
}

function lookUp({ directory }: MapPorts, { slackUserId, email = '' }: Person): Promise<DirectoryAnswer<SlackProfile>> {
  return slackUserId === undefined ? directory.findByEmail(email) : directory.readUser(slackUserId);
}

/** Nobody writes to deactivated users and apps; a channel that is known is not opened again. */
async function channelOf(ports: MapPorts, profile: SlackProfile): Promise<DirectoryAnswer<string | undefined>> {
  const known = await ports.slackUsers.slackUser(profile.id);
  if (profile.isDeleted || profile.isBot || known?.dmChannelId !== undefined) {
    return { outcome: 'found', value: known?.dmChannelId };
  }
  return ports.directory.openDirectMessage(profile.id);
}

/** The user first: a person who is mapped always has a profile. */
async function store(
  ports: MapPorts,
  found: { readonly person: Person; readonly profile: SlackProfile; readonly dmChannelId: string | undefined },
  now: Date,
): Promise<Trouble | undefined> {
  const { person, profile, dmChannelId } = found;
  const saved = await ports.slackUsers.saveSlackUser({ ...profile, dmChannelId, readAt: now }, ports.newPatience());
  if (!saved.ok) return { outcome: 'busy' };
  if (person.slackUserId === profile.id) return undefined;
  const mapping = { personId: person.id, email: person.email, slackUserId: profile.id, at: now };
  const mapped = await ports.slackUsers.mapPerson(mapping, ports.newPatience());
  return mapped.ok ? undefined : { outcome: mapped.refusal };
}

function asFailure(trouble: SlackTrouble): Trouble {
  const isFinal = trouble.outcome === 'refused' && !trouble.isTransient;
  return isFinal ? { outcome: 'failed', problem: trouble.problem } : trouble;
}

function toOutcome({ settings }: MapPorts, trouble: Trouble | undefined): WorkOutcome {
  if (trouble === undefined || trouble.outcome === 'failed') return DONE;
  if (trouble.outcome === 'rate-limited') return { ...trouble, scope: 'method' };
  const afterMs = trouble.outcome === 'token-refused' ? TOKEN_WAIT_MS : settings.retryMs;
  return { outcome: 'retry', afterMs };
}

function needsMapping(person: Person, user: SlackUser | undefined, now: Date): boolean {
  if (lookedFor(person) === undefined) return false;
  if (user === undefined || now.getTime() - user.readAt.getTime() >= PROFILE_LIFE_MS) return true;
  return user.dmChannelId === undefined && !user.isDeleted && !user.isBot;
}

function mayTry(failure: MappingFailure | undefined, person: Person, now: Date): boolean {
  if (failure === undefined || failure.lookedFor !== lookedFor(person)) return true;
  return now.getTime() - failure.at.getTime() >= HOUR_MS;
}

function toFailure(person: Person, at: Date, problem: string): MappingFailure {
  return { personId: person.id, at, lookedFor: lookedFor(person) ?? '', problem };
}

function lookedFor({ slackUserId, email }: Person): string | undefined {
  return slackUserId ?? email;
}
