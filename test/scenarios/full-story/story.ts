import { fileURLToPath } from 'node:url';
import type { Person } from '../../../sandbox/people.ts';
import { type Council, openCouncil } from '../../support/council.ts';
import { readColumn } from '../../support/read-column.ts';

/*
 * A year of two directorates, lived in Slack by those who would live it; the command line does what has no other way. Its
 * chapters share one council and follow one another.
 */

const pathOf = (name: string) => fileURLToPath(new URL(`../../fixtures/story/${name}.yaml`, import.meta.url));
export const CHILDREN = pathOf('children');
const PLACES = pathOf('places');
export const CHANNELS = { CE: 'C0WESTMERE', PL: 'C0PLACES' } as const;

export const STATUS = /^(?:Will it be done on time\?|Was it done\?)$/u;
export const TEXT = 'What should councillors know?';
export const GREEN = 'Green: on course';
export const AMBER = 'Amber: uncertain';
export const RED = 'Red: highly likely or certain to miss';

/** When the first report is read, and five clear days before, after a Saturday, a Sunday and a bank holiday. */
export const AGENDA =
  'It goes to the Children and Learning Board on Tuesday 8 September 2026; papers are due by Friday 28 August 2026.';

/** What somebody said that a report has to print: the words, and whose initials stand below. */
export interface Said {
  readonly code: 'CE' | 'PL';
  readonly quarter: string;
  readonly ref: string;
  readonly initials: string;
  readonly words: string;
}

export interface Story {
  readonly council: Council;
  /** What the newest revision of each report has to say, by directorate, quarter and ref. */
  readonly said: Map<string, Said>;
  as(initials: string): Person;
  /** Two turns of the clock: what is planned in the first is sent in the second. */
  at(instant: string): Promise<void>;
  query(sql: string): readonly unknown[];
}

export async function openStory(): Promise<Story> {
  const council = await openCouncil({ transport: 'socket', planPath: CHILDREN });
  const { slack } = council;
  slack.addChannel({ name: 'children', id: CHANNELS.CE, hasBot: true });
  slack.addChannel({ name: 'places', id: CHANNELS.PL, hasBot: true });
  for (const [initials, name] of [
    ['MK', 'Maya Kirk'],
    ['LB', 'Leo Brandt'],
    ['RO', 'Rosa Ogden'],
  ] as const) {
    await slack.setPerson({ initials, name, email: `${initials.toLowerCase()}@westmere.example.org` });
  }
  council.setTime('2026-06-24T08:00:00Z');
  for (const plan of [CHILDREN, PLACES]) {
    const { code, text } = await council.command('import', plan);
    if (code !== 0) throw new Error(`${plan} was not imported: ${text}`);
  }
  return {
    council,
    said: new Map(),
    as: (initials) => slack.as(initials),
    at: async (instant) => {
      council.setTime(instant);
      await council.tick();
      await council.tick();
    },
    query: (sql) => readColumn(council.databasePath, sql),
  };
}

export interface Answer extends Omit<Said, 'initials'> {
  readonly status: string;
  /** What is being done, where it is Amber or Red. */
  readonly action?: string;
}

/** Notes what the report has to print from now on. */
export function note({ said }: Story, { code, quarter, ref, initials, words }: Said): void {
  said.set(`${code} ${quarter} ${ref}`, { code, quarter, ref, initials, words });
}

/** Somebody answers for one of their own with `/milestone`, and the report has to print it with their initials. */
export async function answer(story: Story, initials: string, given: Answer): Promise<void> {
  const person = story.as(initials);
  await person.command(`/milestone ${given.ref}`);
  await fillIn(person, given);
  await person.close({ all: true });
  note(story, { ...given, initials });
}

/** The form that is open, to its end: what it asks once is confirmed. */
export async function fillIn(person: Person, { status, words, action }: Answer): Promise<void> {
  await person.fill(STATUS, status);
  await person.fill(TEXT, words);
  if (action !== undefined) await person.fill(/what is being done/, action);
  await person.submit();
  if (person.modal?.text.includes(TEXT)) await person.submit();
  if (person.modal?.text.includes(TEXT)) throw new Error(`${person.name} pressed Save, and saw:\n${person.modal.text}`);
}

/** Every document of the report is made then; a busy machine takes its time over it. */
const PUBLISHED_WITHIN_MS = 60_000;

/** The form of this officer says what came of it. */
export async function whenPublished({ council: { slack } }: Story, officer: Person): Promise<void> {
  const isDone = () => !officer.modal?.text.includes('This takes a few seconds');
  await slack.until(isDone, { timeoutMs: PUBLISHED_WITHIN_MS });
}

/** The newest message to somebody that says this. */
export function messageTo(person: Person, words: string) {
  const found = person.dms().findLast(({ text }) => text.includes(words));
  if (found === undefined) {
    const all = person.dms().map(({ text }) => text.slice(0, 120));
    throw new Error(`${person.name} was sent nothing that says “${words}”, but:\n${all.join('\n')}`);
  }
  return found;
}
