import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import { messageTo, openStory, type Story } from './full-story/story.ts';

/*
 * April: the last quarter of a year is collected, and next year's plan is in already. What goes on stands in both, under
 * the same ref and with the same words.
 */

const CFS1 = 'CFS1 Find foster carers for twelve more children';

let story: Story;
let jo: Person;

beforeEach(async () => {
  story = await openStory();
  jo = story.as('JP');
  const { at, council } = story;
  await at('2026-07-01T08:00:00Z');
  await council.command('quarter', 'open', '--directorate', 'CE', '--quarter', '2026-27/Q1');
  await at('2027-03-24T09:00:00Z');
  await at('2027-04-01T08:00:00Z');
  const file = join(council.folder, 'next.yaml');
  await council.command('plan', 'roll-forward', '--directorate', 'CE', '--out', file);
  await council.command('import', file);
  await at('2027-04-01T08:30:00Z');
});
afterEach(async () => {
  expect(story.council.slack.refusals).toEqual([]);
  await story.council.stop();
});

/** How often a text says this. */
const timesIn = (text: string | undefined, words: string) => (text ?? '').split(words).length - 1;

describe('two years that are alive', () => {
  it('are told apart in the history', async () => {
    await jo.command('/quarter history COPS2');
    for (const year of ['2026/27', '2027/28']) {
      expect(timesIn(jo.modal?.text, `each school can fill its classes · ${year}`)).toBe(1);
    }
    await jo.close({ all: true });
    await jo.command('/quarter history');
    expect(jo.modal?.text).toContain('Plan · 2027/28');
    await jo.close({ all: true });
  });

  it('are told apart where somebody’s entries are handed over, by everybody who hears of it', async () => {
    await jo.command('/quarter people');
    expect(jo.modal?.text).toContain('Answers for one milestone (plan 2026/27), one milestone (plan 2027/28).');
    await jo.press('Change', { near: 'Theresa Colbourne' });
    await jo.press('Hand over');
    const offered = JSON.stringify(jo.modal?.blocks);
    for (const year of ['2026/27', '2027/28']) expect(offered).toContain(`"text":"${CFS1} · Plan ${year}"`);
    await jo.fill('Who answers for it from now on?', 'Alison McBride (AMc)');
    await jo.submit();
    const told = [jo.modal?.text];
    await jo.close({ all: true });
    await story.at('2027-04-01T09:30:00Z');
    told.push(messageTo(story.as('AMc'), '2 entries are yours now.').text);
    told.push(messageTo(story.as('TC'), '2 entries are no longer yours').text);
    told.push(messageTo(jo, 'Handed over to Alison McBride').text);
    for (const text of told) {
      expect(timesIn(text, CFS1)).toBe(2);
      for (const year of ['2026/27', '2027/28']) expect(timesIn(text, `${CFS1} · Plan ${year}`)).toBe(1);
    }
  });

  it('are told apart where one entry is given away', async () => {
    await story.council.command(
      'plan',
      'reassign',
      '--directorate',
      'CE',
      '--ref',
      'CFS1',
      '--to',
      'SN',
      '--year',
      '2027-28',
    );
    await story.at('2027-04-01T09:30:00Z');
    expect(messageTo(story.as('SN'), 'CFS1 is yours now.').text).toContain('children · Plan 2027/28');
    expect(messageTo(story.as('TC'), 'CFS1 is no longer yours').text).toContain('Plan 2027/28');
    await jo.openHome();
    await jo.press('Reassign', { in: 'home' });
    expect(JSON.stringify(jo.modal?.blocks)).toContain('LAS2 Open a school library in every ward · Plan 2026/27"');
    expect(jo.modal?.text).toContain('This changes the plan for 2026/27 alone. The plan for 2027/28 has these, too');
    const also = /is not changed: (.+?)\. To change both years at once, press Show people/u.exec(jo.modal?.text ?? '');
    expect(also?.[1]).toContain('COPS2');
    expect(also?.[1]).not.toContain('CFS1');
    await jo.close({ all: true });
  });

  it('are told apart where somebody is to draft', async () => {
    await jo.command('/quarter people');
    await jo.press('Choose who drafts');
    await jo.fill('Which milestone?', `${CFS1} · Plan 2027/28`);
    await jo.submit();
    expect(jo.modal?.text).toContain(`${CFS1} · Plan 2027/28`);
    await jo.fill('Who drafts it?', ['Beth Harlow (BH)']);
    await jo.submit();
    expect(jo.modal?.text).toContain(`${CFS1} · Plan 2027/28`);
    await jo.close({ all: true });
    await story.at('2027-04-01T09:30:00Z');
    for (const [who, words] of [
      ['BH', 'You draft CFS1 from now on.'],
      ['TC', 'Who drafts CFS1 for you: Beth Harlow.'],
    ] as const) {
      expect(messageTo(story.as(who), words).text).toContain('children · Plan 2027/28');
    }
  });
});

describe('a change that an owner asks for while next year’s plan is in', () => {
  const propose = async () => {
    const anne = story.as('AMc');
    await anne.command('/milestone COPS2');
    await anne.press('Ask to change or stop this milestone');
    await anne.fill('What do you ask for?', 'Change it');
    await anne.fill('To be done by', '2027-09-30');
    await anne.fill('Why?', 'Four schools need until the summer to count.');
    await anne.submit();
    await anne.close({ all: true });
  };

  it('changes the plan in which it is agreed; the officer reads that the next one has to be changed, too', async () => {
    await propose();
    await jo.openHome();
    await jo.press('Decide proposals', { in: 'home', value: 'CE|2026-27/Q4' });
    await jo.press('Support');
    expect(jo.modal?.text).not.toContain('2027/28');
    await jo.press('Record as agreed');
    await jo.fill('Who decided?', 'Children and Learning Board');
    await jo.fill('When?', '2027-04-01');
    await jo.submit();
    expect(jo.modal?.text).toContain(
      'The plan for 2027/28 goes on with COPS2 and is not changed by this (there: 31 March 2027); change it in its plan file.',
    );
    const due =
      "select start_year || ' ' || due_date from milestone m join plan p on p.id = plan_id where ref = 'COPS2'";
    expect(story.query(`${due} order by start_year`)).toEqual(['2026 2027-09-30', '2027 2027-03-31']);
    await jo.close({ all: true });
  });
});

describe('what was asked for and not decided while its year was collected', () => {
  const publishAll = async () => {
    const { at, council } = story;
    await at('2027-04-20T09:00:00Z');
    for (const quarter of ['2026-27/Q1', '2026-27/Q4']) {
      const which = ['--directorate', 'CE', '--quarter', quarter];
      await council.command('quarter', 'close', ...which);
      const published = await council.command('quarter', 'publish', ...which, '--unsigned', 'The board meets today.');
      expect(published.code).toBe(0);
    }
    await at('2027-04-21T09:00:00Z');
  };
  const propose = async (kind: 'Change it' | 'Stop it') => {
    const anne = story.as('AMc');
    await anne.command('/milestone COPS2');
    await anne.press('Ask to change or stop this milestone');
    await anne.fill('What do you ask for?', kind);
    if (kind === 'Change it') await anne.fill('To be done by', '2027-09-30');
    await anne.fill('Why?', 'Four schools need until the summer to count.');
    await anne.submit();
    await anne.close({ all: true });
    await publishAll();
  };
  const record = async () => {
    await jo.press('Record as agreed');
    expect(jo.modal?.text).toContain(
      'Once recorded, it changes the plan for 2026/27. The plan for 2027/28 goes on with COPS2 and is not changed by this',
    );
    await jo.fill('Who decided?', 'Children and Learning Board');
    await jo.fill('When?', '2027-04-20');
    await jo.submit();
  };

  it('is found and decided from Home after the last report, with the year that it is of', async () => {
    await propose('Change it');
    await jo.openHome();
    expect(jo.home?.text).toContain('Proposed in the plan for 2026/27 and not decided yet: COPS2.');
    await jo.press('Decide proposals', { in: 'home' });
    expect(jo.modal?.text).toContain('Children and Enterprise, plan for 2026/27. One proposal waits for a decision.');
    expect(jo.modal?.text).toContain('The reports for 2026/27 stay as they are.');
    await record();
    expect(jo.modal?.text).toContain('is agreed by Children and Learning Board on 20 April 2027.');
    await jo.close({ all: true });
    expect(jo.home?.text).not.toContain('not decided yet');
    await jo.command('/quarter');
    expect(jo.ephemerals().at(-1)?.text).not.toContain('not decided yet');
  });

  it('stands under /quarter too; that a milestone is stopped is put into next year’s plan', async () => {
    await propose('Stop it');
    await jo.command('/quarter');
    const under = jo.ephemerals().at(-1);
    expect(under?.text).toContain('Proposed in the plan for 2026/27 and not decided yet: COPS2.');
    await jo.press('Decide proposals', under && { in: under });
    await record();
    expect(jo.modal?.text).toContain('Leave COPS2 out of next year’s plan file instead');
    await jo.close({ all: true });
  });
});

describe('one year that is alive', () => {
  it('is not said beside each entry', async () => {
    await story.council.command('plan', 'reassign', '--directorate', 'PL', '--ref', 'PL2', '--to', 'MK');
    await story.at('2027-04-01T09:30:00Z');
    const rosa = story.as('RO');
    await rosa.command('/quarter people');
    expect(rosa.modal?.text).toContain('Answers for 2 milestones.');
    await rosa.press('Choose who drafts');
    expect(JSON.stringify(rosa.modal?.blocks)).not.toContain('2026/27');
    await rosa.close({ all: true });
  });
});
