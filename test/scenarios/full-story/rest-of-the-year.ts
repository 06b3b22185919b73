import { expect } from 'vitest';
import { askToSign, sign } from './publishing.ts';
import {
  AMBER,
  type Answer,
  answer,
  CHANNELS,
  fillIn,
  GREEN,
  messageTo,
  note,
  RED,
  type Story,
  whenPublished,
} from './story.ts';

const Q2 = '2026-27/Q2';
const Q3 = '2026-27/Q3';

/** An officer closes what has been answered, and publishes it. */
export async function closeAndPublish(
  story: Story,
  { code, instant }: { code: 'CE' | 'PL'; instant: string },
): Promise<void> {
  const officer = story.as(code === 'CE' ? 'JP' : 'RO');
  await officer.command(`/quarter close ${code}`);
  await officer.submit();
  await officer.close({ all: true });
  await publish(story, { code, instant });
}

export async function publish(story: Story, { code, instant }: { code: 'CE' | 'PL'; instant: string }): Promise<void> {
  const { as, at, council } = story;
  const officer = as(code === 'CE' ? 'JP' : 'RO');
  council.setTime(instant);
  await officer.command(`/quarter publish ${code}`);
  await officer.submit();
  await whenPublished(story, officer);
  if (officer.modal?.text.includes('revision 1') !== true) throw new Error(`Not published: ${officer.modal?.text}`);
  await officer.close({ all: true });
  await at(instant);
  await at(new Date(Date.parse(instant) + 60_000).toISOString());
}

/** The quarter opens by itself; Samir answers the meeting, and what was Red becomes Green and the other way round. */
export async function secondQuarter(story: Story): Promise<void> {
  const { as, at, council } = story;
  const samir = as('SN');
  await at('2026-09-24T08:00:00Z');
  await at('2026-10-01T08:00:00Z');
  await at('2026-10-01T08:01:00Z');
  const asked = messageTo(samir, 'Bring a list of the schools without an adviser.');
  await samir.press('Say what was done', { in: asked });
  await samir.fill('How far is it?', 'Done');
  await samir.fill('What was done?', 'The list of eleven schools went to members on 2 October.');
  await samir.submit();
  await samir.close({ all: true });
  const of = { code: 'CE', quarter: Q2 } as const;
  await answer(story, 'AMc', { ...of, ref: 'COPS1', status: GREEN, words: 'Every provider has answered the survey.' });
  await answer(story, 'AMc', {
    ...of,
    ref: 'COPS2',
    status: GREEN,
    words: 'All nine schools have sent their numbers.',
  });
  await answer(story, 'TC', {
    ...{ ...of, ref: 'CFS1', status: RED, words: 'Two carers have left, and nobody was approved.' },
    action: 'A campaign with two neighbouring councils begins in November.',
  });
  await answer(story, 'SN', { ...of, ref: 'LAS1', status: GREEN, words: 'All seven posts are filled.' });
  await answerLast(story, 'SN', {
    ...{ ...of, ref: 'LAS2', status: 'Completed', on: '2026-09-28' },
    words: 'The last of the fourteen libraries was opened on 28 September.',
  });
  await at('2026-10-02T09:00:00Z');
  await closeAndPublish(story, { code: 'CE', instant: '2026-10-02T09:05:00Z' });
  const root = council.slack.messages({ channel: CHANNELS.CE }).findLast(({ text }) => text.includes('Quarter 2'));
  expect(root).toBeDefined();
  await placesInTheSecondQuarter(story);
}

/** The other directorate lives it, too: its approver signs, and its report says what moved. */
async function placesInTheSecondQuarter(story: Story): Promise<void> {
  const { as, at, council } = story;
  const of = { code: 'PL', quarter: Q2 } as const;
  await answer(story, 'MK', {
    ...{ ...of, ref: 'PL1', status: AMBER, words: 'The bridge at Ford closes the road until December.' },
    action: 'The roads of the north are done first.',
  });
  await answer(story, 'LB', { ...of, ref: 'PL2', status: GREEN, words: 'Paths to twelve of the schools are lit.' });
  await as('RO').command('/quarter close PL');
  await as('RO').submit();
  await as('RO').close({ all: true });
  await askToSign(as('RO'), 'PL');
  await at('2026-10-02T10:00:00Z');
  await sign(story, 'Places and Streets', { officer: as('RO'), draft: 1 });
  await publish(story, { code: 'PL', instant: '2026-10-02T10:05:00Z' });
  const root = council.slack.messages({ channel: CHANNELS.PL }).findLast(({ text }) => text.includes('Quarter 2'));
  expect(root?.text).toContain('PL1');
}

/** Nobody is asked any more for what is completed. Theresa leaves, and Alison gets all that is hers. */
export async function thirdQuarter(story: Story): Promise<void> {
  const { as, at } = story;
  const [jo, anne, samir] = [as('JP'), as('AMc'), as('SN')];
  await at('2026-12-23T09:00:00Z');
  await at('2027-01-04T09:00:00Z');
  await at('2027-01-04T09:01:00Z');
  expect(messageTo(samir, 'Quarter 3').text).not.toContain('LAS2');
  await jo.command('/quarter people TC');
  await jo.fill('Last day in post', '2027-01-29');
  await jo.submit();
  await jo.close({ all: true });
  await jo.command('/quarter people TC');
  await jo.press('Hand over');
  await jo.fill('Who answers for it from now on?', 'Alison McBride (AMc)');
  await jo.submit();
  await jo.close({ all: true });
  await at('2027-01-04T09:30:00Z');
  expect(messageTo(anne, 'CFS1 is yours now.').text).toContain('Until now Theresa Colbourne answered for it');
  const of = { code: 'CE', quarter: Q3 } as const;
  await answer(story, 'AMc', {
    ...{ ...of, ref: 'CFS1', status: AMBER, words: 'The campaign has brought nine families to a first evening.' },
    action: 'Their assessments are done by March.',
  });
  await answer(story, 'AMc', { ...of, ref: 'COPS1', status: GREEN, words: 'The survey is published on the website.' });
  await answer(story, 'AMc', {
    ...of,
    ref: 'COPS2',
    status: GREEN,
    words: 'A draft of the report is with the schools.',
  });
  await answer(story, 'SN', { ...of, ref: 'LAS1', status: GREEN, words: 'Each school has met its adviser once.' });
  await at('2027-01-05T09:00:00Z');
  await closeAndPublish(story, { code: 'CE', instant: '2027-01-05T09:05:00Z' });
  await placesInTheThirdQuarter(story);
}

/** The bridge is open again: the report of the streets says so, and that it is better. */
async function placesInTheThirdQuarter(story: Story): Promise<void> {
  const of = { code: 'PL', quarter: Q3, status: GREEN } as const;
  await answer(story, 'MK', { ...of, ref: 'PL1', words: 'The bridge at Ford is open, and twenty roads are repaired.' });
  await answer(story, 'LB', { ...of, ref: 'PL2', words: 'Paths to fifteen of the schools are lit.' });
  await closeAndPublish(story, { code: 'PL', instant: '2027-01-05T10:05:00Z' });
}

interface LastAnswer extends Answer {
  /** When it was completed, or why it was not. */
  readonly on?: string;
  readonly why?: string;
}

export async function answerLast(story: Story, initials: string, { on, why, ...given }: LastAnswer): Promise<void> {
  const person = story.as(initials);
  await person.command(`/milestone ${given.ref}`);
  if (on !== undefined) await person.fill(/^If completed/u, on);
  if (why !== undefined) await person.fill(/^If not completed/u, why);
  await fillIn(person, given);
  await person.close({ all: true });
  note(story, { ...given, initials });
}
