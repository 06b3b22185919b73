import { CRASH_PLAN, type CrashCouncil, QUARTER, type Standing } from '../support/crash-council.ts';
import { answersFor, fillAnswer, type Given } from './answering.ts';

export interface Step {
  readonly name: string;
  readonly play: (council: CrashCouncil) => Promise<unknown>;
}

/** Longer than a lease and all looks into the channel together. */
const MINUTES_UNTIL_SETTLED = 5;

/** One quarter: every owner is asked, four of five milestones are answered, the report is published. */
export const STEPS: readonly Step[] = [
  { name: 'import', play: (council) => council.command('import', CRASH_PLAN) },
  at('2026-07-01T07:30:00Z', 'open', (council) => council.command('quarter', 'open', ...QUARTER)),
  at('2026-07-01T08:00:00Z', 'first asks', turn),
  { name: 'answer 1', play: (council) => answer(council, 0) },
  { name: 'answer 2', play: (council) => answer(council, 1) },
  at('2026-07-10T08:00:00Z', 'last call', turn),
  { name: 'answer 3', play: (council) => answer(council, 2) },
  { name: 'answer 4', play: (council) => answer(council, 3) },
  at('2026-07-15T08:00:00Z', 'overdue', turn),
  at('2026-07-21T16:00:00Z', 'close', turn),
  { name: 'publish', play: (council) => council.command('quarter', 'publish', ...QUARTER) },
  { name: 'post the summary', play: turn },
];

/** What stands in Slack at the end. The channel is the one that the plan names. */
export const EXPECTED_MESSAGES: readonly string[] = [
  'RK reminder-2026-07-01',
  'RK reminder-2026-07-10',
  'RK share-r1',
  'OB reminder-2026-07-01',
  'OB reminder-2026-07-10',
  'OB reminder-2026-07-15',
  'OB share-r1',
  'JP desk-digest-opens',
  'JP desk-digest-before-due',
  'JP desk-missing-v2',
  'C0WESTMERE summary-PL-2026-27-Q1-r1-root',
  'C0WESTMERE png',
  'C0WESTMERE summary-PL-2026-27-Q1-r1-part-1',
  'C0WESTMERE summary-PL-2026-27-Q1-r1-part-2',
  'C0WESTMERE pdf',
  'C0WESTMERE docx',
  'C0WESTMERE html',
];

export interface Played {
  readonly standing: readonly Standing[];
  readonly html: string;
}

/** Plays the quarter; `after` is told of every step that is over. */
export async function playSteps(
  council: CrashCouncil,
  after: (step: Step, index: number) => Promise<void> = async () => undefined,
): Promise<Played> {
  for (const [index, step] of STEPS.entries()) {
    await council.revive();
    await step.play(council);
    await after(step, index);
  }
  // Whatever would be repeated is repeated now.
  await council.passMinutes(2);
  return { standing: council.standing(), html: await council.reportHtml() };
}

function at(instant: string, name: string, play: Step['play']): Step {
  return {
    name,
    play: async (council) => {
      await council.setTime(instant);
      await play(council);
    },
  };
}

/** A tick, and the minutes in which whatever went wrong is put right. */
export async function turn(council: CrashCouncil): Promise<void> {
  await council.tick();
  await council.passMinutes(MINUTES_UNTIL_SETTLED);
}

export function givenAt(council: CrashCouncil, index: number): Given {
  const given = answersFor(council.plan)[index];
  if (given === undefined) throw new Error(`The plan has no milestone number ${index + 1}.`);
  return given;
}

export async function openForm(council: CrashCouncil, given: Given) {
  const person = council.slack.as(given.milestone.owner ?? '');
  const message = person.dms().at(-1);
  if (message === undefined) throw new Error(`${person.name} has no message.`);
  return { person, seen: await person.press('Update', { in: message, near: given.milestone.words }) };
}

async function answer(council: CrashCouncil, index: number): Promise<void> {
  const given = givenAt(council, index);
  const { person } = await openForm(council, given);
  await fillAnswer(person, given);
  const seen = await person.submit();
  if (seen.modal?.title !== 'Saved') throw new Error(`${person.name} pressed Save, and saw:\n${seen.text}`);
  await person.close();
}
