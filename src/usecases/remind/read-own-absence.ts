import type { LocalDate } from '../../core/calendar/local-date.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import type { Absence } from '../../core/remind/absence.ts';
import { type DeputyPorts, readDeputised } from './read-deputised.ts';
import { readZone } from './read-zone.ts';

export interface Absentee {
  readonly personId: string;
  readonly name: string;
}

/** Who answers for whom, as one person is told of themselves. */
export interface OwnAbsence {
  readonly personId: string;
  /** The one that holds today, or the next one. */
  readonly absence: Absence | undefined;
  /** It has begun: in the person's own zone. */
  readonly isAway: boolean;
  /** Undefined where the plan names no deputy. */
  readonly deputyName: string | undefined;
  /** Those for whom this person answers today. */
  readonly standsInFor: readonly Absentee[];
}

/** @returns undefined for whoever is no person of the plans. */
export async function readOwnAbsence(ports: DeputyPorts, personId: string, now: Date): Promise<OwnAbsence | undefined> {
  const [people, organisation, deputised] = await Promise.all([
    ports.plans.people(),
    ports.plans.organisation(),
    readDeputised(ports, now),
  ]);
  const person = people.find(({ id }) => id === personId);
  if (person === undefined) return undefined;
  const nameOf = (id: string | undefined) => people.find((candidate) => candidate.id === id)?.name;
  const user = person.slackUserId === undefined ? undefined : await ports.slackUsers.slackUser(person.slackUserId);
  const today = localDateOf(now, readZone(user?.timeZone, organisation?.timeZone));
  const absence = await readNextAbsence(ports, personId, today);
  return {
    personId,
    absence,
    isAway: absence !== undefined && absence.firstDay <= today,
    deputyName: nameOf(person.deputyId),
    standsInFor: (deputised.get(personId) ?? []).flatMap((id) => {
      const name = nameOf(id);
      return name === undefined ? [] : [{ personId: id, name }];
    }),
  };
}

async function readNextAbsence(
  { absences }: DeputyPorts,
  personId: string,
  today: LocalDate,
): Promise<Absence | undefined> {
  const [next] = (await absences.absences(today))
    .filter((absence) => absence.personId === personId)
    .toSorted((one, other) => one.firstDay.localeCompare(other.firstDay));
  return next && { firstDay: next.firstDay, lastDay: next.lastDay };
}
