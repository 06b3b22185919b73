import type { LocalDate } from '../calendar/local-date.ts';
import type { Directorate, Person } from '../plan/plan.ts';
import type { Level } from './finding.ts';

/** What Slack said of a user when it was last asked. */
interface SlackPerson {
  readonly id: string;
  readonly teamId: string | undefined;
  readonly isGuest: boolean;
  readonly isDeleted: boolean;
  readonly isBot: boolean;
}

export interface PeopleFacts {
  readonly people: readonly Person[];
  readonly directorates: readonly Pick<Directorate, 'code' | 'officerIds'>[];
  readonly slackUsers: readonly SlackPerson[];
  /** The workspace; undefined until Slack has named it. */
  readonly teamId: string | undefined;
  readonly today: LocalDate;
  /** Slack user ids of the setting that Slack does not know. */
  readonly unknownAdministrators: readonly string[];
}

type Trouble = 'people-unaddressed' | 'people-unfound' | 'people-deactivated' | 'people-shut-out';

export type PeopleFinding = { readonly about: 'people'; readonly level: Level } & (
  | { readonly says: 'people-reached'; readonly count: number; readonly all: number }
  | { readonly says: Trouble; readonly initials: readonly string[] }
  | { readonly says: 'officers-unreached'; readonly directorate: string }
  | { readonly says: 'administrators-unknown'; readonly ids: readonly string[] }
);

const TROUBLES: readonly Trouble[] = ['people-unaddressed', 'people-unfound', 'people-deactivated', 'people-shut-out'];

/** Who of those in post today can be asked in Slack, and why the others cannot. */
export function judgePeople(facts: PeopleFacts): readonly PeopleFinding[] {
  const { people, directorates, today, unknownAdministrators: ids } = facts;
  const about = 'people';
  const inPost = people.filter(({ from = today, until = today }) => from <= today && today <= until);
  const troubles = Map.groupBy(inPost, (person) => troubleOf(person, facts));
  const reached = troubles.get(undefined) ?? [];
  const findings: PeopleFinding[] = [];
  if (inPost.length > 0) {
    const level = reached.length > 0 ? 'ok' : 'warning';
    findings.push({ about, level, says: 'people-reached', count: reached.length, all: inPost.length });
  }
  for (const says of TROUBLES) {
    const initials = troubles.get(says)?.map((person) => person.initials) ?? [];
    if (initials.length > 0) findings.push({ about, level: 'warning', says, initials });
  }
  for (const { code, officerIds } of directorates) {
    const isReached = reached.some(({ id }) => officerIds.includes(id));
    if (!isReached) findings.push({ about, level: 'warning', says: 'officers-unreached', directorate: code });
  }
  if (ids.length > 0) findings.push({ about, level: 'warning', says: 'administrators-unknown', ids });
  return findings;
}

function troubleOf(
  { email, slackUserId }: Person,
  { slackUsers, teamId }: Pick<PeopleFacts, 'slackUsers' | 'teamId'>,
): Trouble | undefined {
  if (slackUserId === undefined) return email === undefined ? 'people-unaddressed' : 'people-unfound';
  const user = slackUsers.find(({ id }) => id === slackUserId);
  if (user === undefined) return 'people-unfound';
  if (user.isDeleted) return 'people-deactivated';
  const isStranger = teamId !== undefined && user.teamId !== undefined && user.teamId !== teamId;
  return user.isGuest || user.isBot || isStranger ? 'people-shut-out' : undefined;
}
