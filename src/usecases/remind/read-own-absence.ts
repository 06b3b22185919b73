import type { LocalDate } from '../../core/calendar/local-date.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import type { Person } from '../../core/plan/plan.ts';
import type { Absence } from '../../core/remind/absence.ts';
import { compareText, sortByName } from '../../core/sort-names.ts';
import { type DeputyPorts, readDeputised } from './read-deputised.ts';
import { readZone } from './read-zone.ts';

export interface Absentee {
  readonly personId: string;
  readonly name: string;
}

/** When somebody is away, and who answers then. */
export interface PersonAbsence {
  readonly personId: string;
  readonly name: string;
  /** The one that holds today, or the next one. */
  readonly absence: Absence | undefined;
  /** It has begun: in the person's own zone. */
  readonly isAway: boolean;
  /** Undefined where the plan names no deputy. */
  readonly deputyName: string | undefined;
}

/** Who answers for whom, as one person is told of themselves. */
export interface OwnAbsence extends PersonAbsence {
  /** Those for whom this person answers today. */
  readonly standsInFor: readonly Absentee[];
  /** Who may say for them that they are away. */
  readonly assistantName: string | undefined;
  /** Those of whom this person may say that they are away, by name. */
  readonly assists: readonly PersonAbsence[];
}

/** @returns undefined for whoever is no person of the plans. */
export async function readOwnAbsence(ports: DeputyPorts, personId: string, now: Date): Promise<OwnAbsence | undefined> {
  const [people, deputised] = await Promise.all([ports.plans.people(), readDeputised(ports, now)]);
  const person = people.find(({ id }) => id === personId);
  if (person === undefined) return undefined;
  const assisted = people.filter(({ assistantId }) => assistantId === personId);
  const read = (whose: Person) => readPersonAbsence(ports, { person: whose, people }, now);
  return {
    ...(await read(person)),
    standsInFor: (deputised.get(personId) ?? []).flatMap((id) => {
      const name = people.find((candidate) => candidate.id === id)?.name;
      return name === undefined ? [] : [{ personId: id, name }];
    }),
    assistantName: people.find(({ id }) => id === person.assistantId)?.name,
    assists: await Promise.all(sortByName(assisted, ({ name }) => name).map(read)),
  };
}

async function readPersonAbsence(
  ports: DeputyPorts,
  { person, people }: { readonly person: Person; readonly people: readonly Person[] },
  now: Date,
): Promise<PersonAbsence> {
  const organisation = await ports.plans.organisation();
  const user = person.slackUserId === undefined ? undefined : await ports.slackUsers.slackUser(person.slackUserId);
  const today = localDateOf(now, readZone(user?.timeZone, organisation?.timeZone));
  const absence = await readNextAbsence(ports, person.id, today);
  return {
    ...{ personId: person.id, name: person.name, absence },
    isAway: absence !== undefined && absence.firstDay <= today,
    deputyName: people.find(({ id }) => id === person.deputyId)?.name,
  };
}

async function readNextAbsence(
  { absences }: DeputyPorts,
  personId: string,
  today: LocalDate,
): Promise<Absence | undefined> {
  const [next] = (await absences.absences(today))
    .filter((absence) => absence.personId === personId)
    .toSorted((one, other) => compareText(one.firstDay, other.firstDay));
  return next && { firstDay: next.firstDay, lastDay: next.lastDay };
}
