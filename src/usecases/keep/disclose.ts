import { addDays, type LocalDate } from '../../core/calendar/local-date.ts';
import { instantOf } from '../../core/calendar/zone.ts';
import type { Person } from '../../core/plan/plan.ts';
import { normaliseRef } from '../../core/plan/ref.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type { TrailSubject } from '../../core/review/trail.ts';
import { COMMAND_LINE } from '../find-actor.ts';
import { readTrail, readTrailPages, type TrailLine } from '../review/read-trail.ts';
import type { ReadTrailPorts } from '../review/trail-reading.ts';
import type { DisclosedFile, DisclosureDays, DisclosureReader, NamedRows } from './disclosure-ports.ts';

export interface DisclosePorts extends ReadTrailPorts {
  readonly disclosures: DisclosureReader;
}

/** What somebody may ask to be told of. */
export type DisclosedAbout =
  | { readonly kind: 'item'; readonly given: string }
  | { readonly kind: 'person'; readonly initials: string };

export interface DiscloseRequest {
  readonly about: DisclosedAbout;
  /** Days where the council is, both included. */
  readonly from: LocalDate | undefined;
  readonly to: LocalDate | undefined;
}

/** Everything that Ragtime holds of a person or an entry. */
export interface Disclosure {
  /** As people know them: `AMc Alice McCallum`, `COPS2 Open the new hub`. */
  readonly titles: readonly string[];
  readonly from: LocalDate | undefined;
  readonly to: LocalDate | undefined;
  readonly timeZone: string;
  /** Oldest first. */
  readonly lines: readonly TrailLine[];
  readonly rows: readonly NamedRows[];
  readonly files: readonly DisclosedFile[];
  /** Names by person id, so that a reader need not know ids. */
  readonly people: ReadonlyMap<string, string>;
}

export type DiscloseRefusal =
  | { readonly reason: 'unknown-item'; readonly given: string }
  | { readonly reason: 'unknown-person'; readonly given: string; readonly known: readonly string[] };

/** Reads everything of a person or an entry, whichever table it is in. Changes nothing. */
export async function disclose(
  ports: DisclosePorts,
  { about, from, to }: DiscloseRequest,
): Promise<Result<Disclosure, DiscloseRefusal>> {
  const people = await ports.plans.people();
  const timeZone = (await ports.plans.organisation())?.timeZone ?? 'UTC';
  const found = about.kind === 'person' ? findPerson(people, about.initials) : await findItem(ports, about.given);
  if (!found.ok) return found;
  const days: DisclosureDays = {
    from: from && instantOf(from, '00:00', timeZone),
    to: to && instantOf(addDays(to, 1), '00:00', timeZone),
  };
  const { names, titles, inReports } = found.value;
  const rows = await ports.disclosures.rowsNaming(names, days);
  if (rows.length === 0 && titles.length === 0) return refuse({ reason: 'unknown-item', given: names.join() });
  const lines: TrailLine[] = [];
  for await (const page of readTrailPages(ports, { by: COMMAND_LINE, from, to })) {
    if (page.ok) lines.unshift(...page.value.lines.filter((line) => isNamed(line, names)).toReversed());
  }
  return done({
    ...{ titles: titles.length === 0 ? names : titles, from, to, timeZone, lines, rows },
    files: await ports.disclosures.filesNaming(inReports, days),
    people: new Map(people.map(({ id, initials, name }) => [id, `${initials} ${name}`])),
  });
}

interface Found {
  /** Under which they are stored. */
  readonly names: readonly string[];
  readonly titles: readonly string[];
  /** By which a published report knows them. */
  readonly inReports: readonly string[];
}

function findPerson(people: readonly Person[], given: string): Result<Found, DiscloseRefusal> {
  const person = people.find(({ initials }) => normaliseRef(initials) === normaliseRef(given));
  if (person === undefined) {
    return refuse({ reason: 'unknown-person', given, known: people.map(({ initials }) => initials) });
  }
  const { id, initials, name, slackUserId } = person;
  return done({
    names: slackUserId === undefined ? [id] : [id, slackUserId],
    titles: [`${initials} ${name}`],
    inReports: [JSON.stringify(id), JSON.stringify(initials)],
  });
}

/** One that has no ref, such as an item or somebody who is gone, is found by its id wherever that stands. */
async function findItem(ports: DisclosePorts, given: string): Promise<Result<Found, DiscloseRefusal>> {
  const trail = await readTrail(ports, { by: COMMAND_LINE, item: given, size: 1 });
  const found: readonly TrailSubject[] = trail.ok ? trail.value.subjects : [];
  // What only has such words is not what was asked for.
  const subjects = found.filter(({ id, ref }) => id === given.trim() || normaliseRef(ref) === normaliseRef(given));
  const names = subjects.length === 0 ? [given.trim()] : subjects.map(({ id }) => id);
  if (names[0] === '') return refuse({ reason: 'unknown-item', given });
  const titles = subjects.map(({ ref, words }) => `${ref} ${words}`.trim());
  return done({ names, titles, inReports: names.map((name) => JSON.stringify(name)) });
}

function isNamed(line: TrailLine, names: readonly string[]): boolean {
  const text = JSON.stringify(line);
  return names.some((name) => text.includes(name));
}
