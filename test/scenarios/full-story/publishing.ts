import { expect } from 'vitest';
import type { Person } from '../../../sandbox/people.ts';
import { optionOf } from '../../support/orphaned.ts';
import { AGENDA, AMBER, answer, CHANNELS, fillIn, GREEN, messageTo, note, type Story, whenPublished } from './story.ts';

const Q1 = '2026-27/Q1';

/** The officer reads what was sent: one comes back with a question, one is edited and its owner objects, the rest is accepted. */
export async function isReviewed(story: Story): Promise<void> {
  const { as, at } = story;
  const [jo, samir] = [as('JP'), as('SN')];
  await at('2026-07-20T08:00:00Z');
  await jo.openHome();
  await jo.press('Review', { in: 'home' });
  await jo.press('Edit what is printed', { near: 'LAS2' });
  await jo.fill('Text', 'Nine of fourteen libraries are open.');
  await jo.submit();
  await jo.close();
  await jo.press('Send back with a question', { near: 'LAS1' });
  await jo.fill('What do you want to know?', 'Which two posts are not filled?');
  await jo.submit();
  await jo.close({ all: true });
  await at('2026-07-20T08:31:00Z');
  await samir.press('Read or object', { in: messageTo(samir, 'edited how your words are printed') });
  await samir.fill('What is not right?', 'OPNE is the name of the network to which nine of them belong.');
  await samir.submit();
  await samir.close({ all: true });
  note(story, { code: 'CE', quarter: Q1, ref: 'LAS2', initials: 'SN', words: 'Nine of fourteen libraries are opne.' });
  await samir.press('Answer', { in: messageTo(samir, 'Which two posts are not filled?') });
  const words = 'Five of the seven posts are filled; those for mathematics and music are not.';
  const action = 'Both are advertised again in August.';
  await fillIn(samir, { code: 'CE', quarter: Q1, ref: 'LAS1', status: AMBER, words, action });
  await samir.close({ all: true });
  note(story, { code: 'CE', quarter: Q1, ref: 'LAS1', initials: 'SN', words });
  await at('2026-07-20T09:00:00Z');
  expect(messageTo(jo, 'objects to how LAS2 was edited').text).toContain('OPNE is the name');
  await jo.openHome();
  await jo.press('Review', { in: 'home' });
  await jo.press('Accept', { near: 'COPS2' });
  await jo.close({ all: true });
}

/** The window closes by itself; what keeps the report from being published is waived with a reason. */
export async function isCheckedAndWaived(story: Story): Promise<void> {
  const { as, at, council } = story;
  const rosa = as('RO');
  await at('2026-07-21T16:01:00Z');
  await as('LB').command('/milestone PL2');
  expect(as('LB').modal).toBeUndefined();
  await at('2026-07-22T08:00:00Z');
  await rosa.command('/quarter check PL');
  expect(rosa.modal?.text).toContain('keeps the report from being published');
  await rosa.press('Waive with a reason');
  await rosa.fill('Why can it be published as it is?', 'One text speaks for both, as the board wished.');
  await rosa.submit();
  await rosa.close({ all: true });
  expect((await council.command('check', '--directorate', 'PL', '--quarter', Q1)).code).toBe(0);
}

/** Hugh asks for a change to one report, gets the next draft, and signs both; then they go out, each once. */
export async function isSignedAndPublished(story: Story): Promise<void> {
  const { as, at, council } = story;
  const [jo, rosa] = [as('JP'), as('RO')];
  await isChangedAsAsked(story);
  await askToSign(jo, 'CE');
  await askToSign(rosa, 'PL');
  await at('2026-07-22T09:05:00Z');
  await sign(story, 'Children and Enterprise', { officer: jo, draft: 2 });
  await sign(story, 'Places and Streets', { officer: rosa, draft: 1 });
  for (const [officer, code] of [
    [jo, 'CE'],
    [rosa, 'PL'],
  ] as const) {
    await officer.command(`/quarter publish ${code}`);
    expect(officer.modal?.text.includes(AGENDA)).toBe(code === 'CE');
    await officer.submit();
    await whenPublished(story, officer);
    expect(officer.modal?.text).toContain('revision 1');
    await officer.close({ all: true });
  }
  await at('2026-07-22T09:10:00Z');
  await at('2026-07-22T09:11:00Z');
  for (const channel of Object.values(CHANNELS)) {
    expect(council.slack.messages({ channel }).length).toBeGreaterThan(1);
  }
  await at('2026-07-22T09:12:00Z');
  expect(messageTo(as('BH'), 'From texts that you drafted:').text).toContain('COPS1');
  expect(messageTo(as('LB'), 'In your initials it prints:').text).toContain('PL2');
}

/** The first draft reads otherwise than Hugh wants it: the officer is told where, edits it, and says so. */
async function isChangedAsAsked(story: Story): Promise<void> {
  const { as, at } = story;
  const [jo, hugh] = [as('JP'), as('HD')];
  await askToSign(jo, 'CE');
  await at('2026-07-22T09:01:00Z');
  await hugh.press('Ask for changes', { in: messageTo(hugh, 'ready for you to sign') });
  await hugh.fill('Which paragraph?', optionOf(hugh, '6\\.\\d CFS1'));
  await hugh.fill('What is to be changed?', 'Say in which quarter.');
  await hugh.submit();
  await hugh.close({ all: true });
  await at('2026-07-22T09:02:00Z');
  const wanted = messageTo(jo, 'asks for a change to draft 1');
  await jo.press('Edit what is printed', { in: wanted });
  const words = 'Five carers were approved in Quarter 1, for seven children.';
  await jo.fill('Text', words);
  await jo.submit();
  await jo.close({ all: true });
  note(story, { code: 'CE', quarter: Q1, ref: 'CFS1', initials: 'TC', words });
  await jo.press('Record as done', { in: wanted });
}

export async function askToSign(officer: Person, code: 'CE' | 'PL'): Promise<void> {
  await officer.command(`/quarter sign-off ${code}`);
  await officer.submit();
  await officer.close({ all: true });
}

interface Signing {
  readonly officer: Person;
  readonly draft: number;
}

export async function sign(
  { as, at, council }: Story,
  directorate: string,
  { officer, draft }: Signing,
): Promise<void> {
  const hugh = as('HD');
  const ask = hugh.dms().findLast(({ text }) => text.includes(directorate) && text.includes('ready for you to sign'));
  await hugh.press('Sign', { in: ask });
  await hugh.close({ all: true });
  await at(council.clock().toISOString());
  expect(messageTo(officer, `has signed draft ${draft}`).text).toContain('Everybody has signed');
}

/** Days before the meeting, when its papers are out, a number turns out to be wrong: the owner is asked, and revision 2 says what it was. */
export async function isCorrected(story: Story): Promise<void> {
  const { as, at, council } = story;
  const [jo, anne] = [as('JP'), as('AMc')];
  council.setTime('2026-09-03T09:00:00Z');
  await jo.command('/milestone COPS1 history');
  await jo.press(/Send back/u, { nth: 1 });
  await jo.fill('What do you want to know?', 'Is it two in three, or three in four?');
  await jo.submit();
  await jo.close({ all: true });
  await at('2026-09-03T09:01:00Z');
  await anne.press('Answer', { in: messageTo(anne, 'Is it two in three, or three in four?') });
  const words = 'The survey is out to 240 providers, and three in four have answered.';
  await fillIn(anne, { code: 'CE', quarter: Q1, ref: 'COPS1', status: GREEN, words });
  await anne.close({ all: true });
  note(story, { code: 'CE', quarter: Q1, ref: 'COPS1', initials: 'AMc', words });
  await jo.command('/quarter amend CE 2026-27/Q1');
  await council.slack.until(() => jo.modal?.text.includes('three in four') === true);
  expect(jo.modal?.text).toContain(
    'Version 1 was signed off by Hugh Danvers on 22 July 2026. This correction was not signed.',
  );
  await jo.fill(/^Why/u, 'The survey was counted again.');
  await jo.submit();
  await whenPublished(story, jo);
  expect(jo.modal?.text).toContain('revision 2');
  await jo.close({ all: true });
  await at('2026-09-03T09:10:00Z');
  await at('2026-09-03T09:11:00Z');
  const [root] = council.slack.messages({ channel: CHANNELS.CE });
  expect(root?.text).toContain('Corrected on 3 September 2026');
}

/** The board that read it asks Samir for a list; he is asked in the next quarter. */
export async function meetingAsks({ as, at, query }: Story): Promise<void> {
  await at('2026-09-15T09:00:00Z');
  const jo = as('JP');
  await jo.command('/quarter actions CE');
  await jo.press('Record an action');
  await jo.fill('What did the meeting ask for?', 'Bring a list of the schools without an adviser.');
  await jo.fill('Who is asked?', 'Samir Nadar (SN)');
  await jo.fill('About which paragraph?', '6.2');
  await jo.fill('By when?', '2026-10-30');
  await jo.fill('Minute', '14');
  await jo.submit();
  await jo.close({ all: true });
  expect(query('select text from meeting_action')).toEqual(['Bring a list of the schools without an adviser.']);
}

/** Both streets have the same text, which no report may say twice without a reason. */
export async function saysTheSameTwice(story: Story): Promise<void> {
  const words = 'Paths to six of the twenty schools are lit.';
  await answer(story, 'MK', { code: 'PL', quarter: Q1, ref: 'PL1', status: GREEN, words });
}
