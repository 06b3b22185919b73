import { addDays, type LocalDate } from '../../core/calendar/local-date.ts';
import { instantOf } from '../../core/calendar/zone.ts';
import type { Person } from '../../core/plan/plan.ts';
import { normaliseRef } from '../../core/plan/ref.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import {
  FEWEST_CHARACTERS,
  subjectOfItem,
  subjectsNamed,
  subjectsWithWords,
  type TrailItem,
  type TrailSubject,
} from '../../core/review/trail.ts';
import type { TrailFilter } from './trail-ports.ts';
import type { ReadTrailPorts, TrailReading } from './trail-reading.ts';

/** What somebody asks for; every part narrows. */
export interface TrailQuestion {
  /** A ref, an id, or some of the words. */
  readonly item?: string | undefined;
  /** Initials. */
  readonly person?: string | undefined;
  /** Days where the council is, both included. */
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
}

export type UnknownInTrail =
  | { readonly reason: 'unknown-item'; readonly given: string }
  | { readonly reason: 'unknown-person'; readonly given: string };

/** The question in the ids of what is stored, and what its item was taken for. */
export interface TrailWanted extends TrailFilter {
  readonly subjects: readonly TrailSubject[];
}

export async function findWanted(
  ports: Pick<ReadTrailPorts, 'trail'>,
  reading: TrailReading,
  { item, person: initials, from, to }: TrailQuestion,
): Promise<Result<TrailWanted, UnknownInTrail>> {
  const { people, timeZone } = reading;
  const named = item === undefined ? undefined : await findNamed(ports, reading, item);
  if (item !== undefined && named?.subjects.length === 0) return refuse({ reason: 'unknown-item', given: item });
  const person = initials === undefined ? undefined : findByInitials(people, initials);
  if (initials !== undefined && person === undefined) return refuse({ reason: 'unknown-person', given: initials });
  return done({
    subjects: named?.subjects ?? [],
    ...(named && { of: { ids: named.subjects.map(({ id }) => id), items: named.items } }),
    ...(person && { person: { personId: person.id, slackUserId: person.slackUserId } }),
    ...(from && { from: instantOf(from, '00:00', timeZone) }),
    ...(to && { to: instantOf(addDays(to, 1), '00:00', timeZone) }),
  });
}

function findByInitials(people: readonly Person[], initials: string): Person | undefined {
  return people.find((each) => normaliseRef(each.initials) === normaliseRef(initials));
}

interface Named {
  readonly subjects: readonly TrailSubject[];
  readonly items: readonly TrailItem[];
}

/** A ref or an id means itself alone; only what is neither is looked for in the words of plans and items. */
async function findNamed(ports: Pick<ReadTrailPorts, 'trail'>, reading: TrailReading, name: string): Promise<Named> {
  const all = [...reading.subjects.values()].filter(reading.isTheirs);
  const exact = subjectsNamed(all, name);
  if (exact.length > 0) return { subjects: exact, items: [] };
  const isEnough = name.trim().length >= FEWEST_CHARACTERS;
  const items = isEnough ? await ports.trail.itemsNamed(reading.directorateIds, name.trim()) : [];
  return { subjects: [...subjectsWithWords(all, name), ...items.map(subjectOfItem)], items };
}
