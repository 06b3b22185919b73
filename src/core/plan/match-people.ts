import { changeOf, type MergedChange } from './entry-change.ts';
import { type MergeRule, mergeEntry } from './merge-entry.ts';
import type { Person } from './plan.ts';
import type { FilePerson } from './plan-file.ts';
import { NONE } from './plan-file-fields.ts';
import { type PlanFileProblem, problemAt } from './plan-file-problem.ts';
import type { StoredEntry } from './stored-plan.ts';

export interface MatchedPeople {
  readonly changes: readonly MergedChange<Person>[];
  /** Person ids by initials in lower case. */
  readonly idOf: (initials: string) => string | undefined;
  readonly problems: readonly PlanFileProblem[];
}

interface PeopleOptions {
  readonly elsewhere: ReadonlyMap<string, string>;
  readonly newId: () => string;
  readonly rule: MergeRule;
}

const FIELDS = [
  'initials',
  'name',
  'title',
  'service',
  'email',
  'slackUserId',
  'deputyId',
  'assistantId',
  'from',
  'until',
] as const satisfies readonly (keyof Person)[];

/**
 * People belong to the organisation, not to one plan: a second directorate may name the same person. By id, else by
 * initials; the same initials with another address are refused, as they may be two people.
 */
export function matchPeople(
  people: readonly FilePerson[],
  stored: readonly StoredEntry<Person>[],
  options: PeopleOptions,
): MatchedPeople {
  const found = people.map((person) => ({ person, match: findPerson(person, stored) }));
  const ids = new Map(
    found.map(({ person, match }) => [person.initials.toLowerCase(), match?.entry.id ?? person.id ?? options.newId()]),
  );
  const idOf = (initials: string) => ids.get(initials.toLowerCase());
  const changes = found.map(({ person, match }) => {
    const entry = buildPerson(person, match?.entry, idOf);
    const moved = match && hasMoved(match, entry, options.rule) ? forgetSlackUser(match, entry, person) : undefined;
    return changeOf('person', { stored: match, inFile: entry, ...moved, fields: FIELDS, rule: options.rule });
  });
  const problems = found.flatMap(({ person, match }) => [
    ...checkIdentity(person, { match, stored, elsewhere: options.elsewhere }),
    ...checkOthers(person, match, stored),
  ]);
  return { changes, idOf, problems };
}

function findPerson(person: FilePerson, stored: readonly StoredEntry<Person>[]): StoredEntry<Person> | undefined {
  if (person.id !== undefined) return stored.find(({ entry }) => entry.id === person.id);
  return stored.find(({ entry }) => isSameText(entry.initials, person.initials));
}

function buildPerson(
  person: FilePerson,
  known: Person | undefined,
  idOf: (initials: string) => string | undefined,
): Person {
  const somebody = (inFile: string | undefined, knownId: string | undefined) =>
    inFile === undefined || inFile === NONE ? given(inFile, knownId) : idOf(inFile);
  return {
    id: idOf(person.initials) ?? '',
    initials: person.initials,
    name: person.name,
    title: person.title,
    service: given(person.service, known?.service),
    // Ragtime finds Slack users by e-mail; a file that does not name them has nothing against it.
    email: person.email ?? known?.email,
    slackUserId: person.slackUserId ?? known?.slackUserId,
    deputyId: somebody(person.deputy, known?.deputyId),
    assistantId: somebody(person.assistant, known?.assistantId),
    from: given(person.from, known?.from),
    until: given(person.until, known?.until),
  };
}

/** Another address may be another human being: what was found by the old one is nobody's any more. */
function hasMoved(match: StoredEntry<Person>, inFile: Person, rule: MergeRule): boolean {
  const { email } = mergeEntry(match, inFile, { fields: ['email'], rule }).after;
  return match.entry.email !== undefined && !isSameText(match.entry.email, email);
}

/** Only a Slack user that the file names itself is kept; Ragtime found the known one, so dropping it is no conflict. */
function forgetSlackUser(match: StoredEntry<Person>, inFile: Person, { slackUserId }: FilePerson) {
  const imported = { ...match.imported, slackUserId: match.entry.slackUserId };
  return { stored: { ...match, imported }, inFile: { ...inFile, slackUserId } };
}

/** What a file leaves out stays, since another file may have given it. */
function given<Value>(inFile: Value | typeof NONE | undefined, known: Value | undefined): Value | undefined {
  return inFile === NONE ? undefined : (inFile ?? known);
}

function checkIdentity(
  person: FilePerson,
  known: {
    readonly match: StoredEntry<Person> | undefined;
    readonly stored: readonly StoredEntry<Person>[];
    readonly elsewhere: ReadonlyMap<string, string>;
  },
): readonly PlanFileProblem[] {
  const { place, field, id, initials } = person;
  if (id === undefined) return known.match === undefined ? [] : checkAddresses(person, known.match.entry);
  const owner = known.elsewhere.get(id);
  if (known.match === undefined && owner !== undefined) {
    const accepted = 'the id of a person, or no id for a new one';
    return [problemAt(place, `${field} › id`, { given: id, wrong: `belongs to ${owner}`, accepted })];
  }
  const namesake = known.stored.find(({ entry }) => isSameText(entry.initials, initials))?.entry;
  if (namesake === undefined || namesake.id === id) return [];
  const accepted = `"id: ${namesake.id}" for ${namesake.name}, or other initials`;
  const wrong = `is not the id of ${namesake.initials}`;
  return [problemAt(place, `${field} › id`, { given: id, wrong, accepted })];
}

function checkAddresses(person: FilePerson, known: Person): readonly PlanFileProblem[] {
  const pairs = [
    { key: 'email', given: person.email, before: known.email },
    { key: 'slack', given: person.slackUserId, before: known.slackUserId },
  ];
  return pairs.flatMap(({ key, given, before }) => {
    if (given === undefined || before === undefined || isSameText(given, before)) return [];
    const wrong = `is not what Ragtime has for ${known.initials} (${known.name}): "${before}"`;
    const accepted = `"id: ${known.id}" with it if that is the same person, or other initials for somebody else`;
    return [problemAt(person.place, `${person.field} › ${key}`, { given, wrong, accepted })];
  });
}

function checkOthers(
  person: FilePerson,
  match: StoredEntry<Person> | undefined,
  stored: readonly StoredEntry<Person>[],
): readonly PlanFileProblem[] {
  const others = stored.filter((candidate) => candidate !== match).map(({ entry }) => entry);
  const pairs = [
    { key: 'email', given: person.email, owner: others.find((other) => isSameText(other.email, person.email)) },
    {
      key: 'slack',
      given: person.slackUserId,
      owner: others.find((other) => other.slackUserId === person.slackUserId),
    },
  ];
  return pairs.flatMap(({ key, given, owner }) => {
    if (given === undefined || owner === undefined) return [];
    const wrong = `belongs to ${owner.initials} (${owner.name})`;
    const accepted = `their own address, or "id: ${owner.id}" if it is the same person`;
    return [problemAt(person.place, `${person.field} › ${key}`, { given, wrong, accepted })];
  });
}

function isSameText(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && a.toLowerCase() === b?.toLowerCase();
}
