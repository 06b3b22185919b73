import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Council } from '../support/council.ts';
import { openCollecting } from '../support/open-collecting.ts';
import { writeMilestonesOnly } from '../support/plans-of-tests.ts';
import { answerFromMessage, answersFor, fillAnswer, type Given } from './answering.ts';

let council: Council;

afterEach(async () => {
  expect(council.slack.refusals).toEqual([]);
  await council.stop();
});

const texts = (initials: string) =>
  council.slack
    .as(initials)
    .dms()
    .map(({ text }) => text);

async function at(instant: string): Promise<void> {
  council.setTime(instant);
  await council.tick();
  await council.tick();
}

/** Buttons of a message are in its blocks. */
const screenOf = (initials: string, nth: number) => JSON.stringify(council.slack.as(initials).dms()[nth]?.blocks);

/** By `/milestone REF`; where several share the ref, from the list of them. */
async function answerByCommand(initials: string, given: Given | undefined): Promise<void> {
  if (given === undefined) throw new Error('There is such a milestone.');
  const person = council.slack.as(initials);
  await person.command(`/milestone ${given.milestone.ref}`);
  if (!person.modal?.title.startsWith('Update')) await person.press('Update', { near: given.milestone.words });
  await fillAnswer(person, given);
  expect((await person.submit()).modal?.title).toBe('Saved');
  await person.close({ all: true });
}

async function beAway(initials: string, first: string, last: string): Promise<void> {
  const person = council.slack.as(initials);
  await person.press('I’m away', { in: person.dms()[0] });
  await person.fill('First day away', first);
  await person.fill('Last day away', last);
  await person.submit();
  await person.close({ all: true });
}

/** The officer, for what its owner told by telephone. */
async function enterFor(given: Given | undefined): Promise<void> {
  if (given === undefined) throw new Error('There is such a milestone.');
  const jo = council.slack.as('JP');
  await jo.press('Enter for someone', { in: jo.dms()[0] });
  const { ref, words } = given.milestone;
  await jo.fill('Milestone, indicator, risk or action', `${`${ref} ${words}`.slice(0, 74)}…`);
  await jo.fill('How did it come?', 'By telephone');
  await jo.fill('On what day?', '2026-07-01');
  await jo.submit();
  await fillAnswer(jo, given);
  expect((await jo.submit()).modal?.text).toContain('Entered');
  await jo.close({ all: true });
}

describe.each(['socket', 'http'] as const)('over %s', (transport) => {
  beforeEach(async () => {
    council = await openCollecting(transport, { plan: writeMilestonesOnly });
    await council.tick();
  });

  describe('a reminder whose milestones are answered one by one', () => {
    it('says what is left, and Start leads to the first of that', async () => {
      const [first] = answersFor(council.plan).filter(({ milestone }) => milestone.owner === 'AMc');
      if (first === undefined) throw new Error('AMc has milestones.');
      expect(texts('AMc')[0]).toContain('You have 3 milestones');
      await answerFromMessage(council, first);
      await at('2026-07-01T08:05:00Z');
      expect(texts('AMc')).toHaveLength(1);
      expect(texts('AMc')[0]).toContain('You have 2 milestones');
      await council.slack.as('AMc').press('Start', { in: council.slack.as('AMc').dms()[0] });
      expect(council.slack.as('AMc').modal?.title).toMatch(/^1 of .: COPS1/);
    });

    it('is a receipt once all is done, by command, by an officer and by the deputy, and nothing more is sent', async () => {
      const [survey, buildings, classes] = answersFor(council.plan).filter(
        ({ milestone }) => milestone.owner === 'AMc',
      );
      await answerByCommand('AMc', buildings);
      await enterFor(survey);
      await at('2026-07-01T08:05:00Z');
      expect(texts('AMc')[0]).not.toContain('All done');
      await beAway('AMc', '2026-07-02', '2026-07-09');
      await at('2026-07-02T08:00:00Z');
      await answerByCommand('SN', classes);
      await at('2026-07-02T08:05:00Z');
      await at('2026-07-02T08:06:00Z');
      expect(texts('AMc')[0]).toContain('All done, thank you. Sent at 9am on Thursday 2 July.');
      expect(texts('AMc').filter((text) => text.includes('All done'))).toHaveLength(1);
      const [, enteredFor, ...others] = texts('AMc');
      expect(enteredFor).toContain('Jo Pardew entered for you what you gave outside Slack');
      expect(others).toEqual([]);
      expect(texts('AMc')[0]).toContain('You can change it until 5pm Tuesday 21 July');
      await at('2026-07-10T08:00:00Z');
      expect(texts('AMc')).toHaveLength(2);
      await at('2026-07-21T16:00:00Z');
      await at('2026-07-21T16:01:00Z');
      expect(texts('AMc')[0]).toContain('the window has closed');
    });
  });

  describe('a second reminder', () => {
    it('lets the first one shrink, once the new ones have gone out', async () => {
      await at('2026-07-10T08:00:00Z');
      await at('2026-07-10T08:01:00Z');
      const [first, second] = texts('TC');
      expect(first).toContain('Reminder of Wednesday 1 July 2026. What is left is in the newest message below.');
      expect(second).toContain('still to come from you');
      expect(texts('TC')).toHaveLength(2);
    });
  });

  describe('"Remind me tomorrow"', () => {
    it('is said in the message, and kept in the morning of the next working day, once', async () => {
      const anne = council.slack.as('AMc');
      for (const _press of [1, 2]) {
        await anne.press('Remind me tomorrow', { in: anne.dms()[0], asShown: true });
        expect(anne.modal?.text).toContain('You will be reminded again at 9am on Thursday 2 July 2026');
        await anne.close();
      }
      await at('2026-07-01T08:05:00Z');
      expect(texts('AMc')[0]).toContain('You will be reminded again at 9am Thursday 2 July, as you asked.');
      await at('2026-07-02T07:59:00Z');
      expect(texts('AMc')).toHaveLength(1);
      await at('2026-07-02T08:00:00Z');
      await at('2026-07-02T12:00:00Z');
      expect(texts('AMc')).toHaveLength(2);
      await at('2026-07-03T08:00:00Z');
      expect(texts('AMc')).toHaveLength(2);
    });

    it('is refused on the day on which it is due, and not offered any more in a message of that day', async () => {
      const anne = council.slack.as('AMc');
      await at('2026-07-10T08:00:00Z');
      expect(screenOf('AMc', 1)).toContain('Remind me tomorrow');
      council.setTime('2026-07-14T08:00:00Z');
      await anne.press('Remind me tomorrow', { in: anne.dms()[1] });
      expect(anne.modal?.text).toContain(
        'That would be too late: something is due or closes at 5pm on Tuesday 14 July 2026.',
      );
      await anne.close();
      await answerByCommand('AMc', answersFor(council.plan)[2]);
      await at('2026-07-14T08:05:00Z');
      expect(texts('AMc')[1]).toContain('2 milestones');
      expect(screenOf('AMc', 1)).toContain('Start');
      expect(screenOf('AMc', 1)).not.toContain('Remind me tomorrow');
      await at('2026-07-14T16:00:00Z');
      expect(texts('AMc')).toHaveLength(2);
    });
  });

  describe('somebody who is away', () => {
    it('is left in peace; the deputy is asked instead, and answers under their own name; back again is asked again', async () => {
      const [theresa, anne] = [council.slack.as('TC'), council.slack.as('AMc')];
      await theresa.press('I’m away', { in: theresa.dms()[0] });
      await theresa.fill('First day away', '2026-07-02');
      await theresa.fill('Last day away', '2026-07-01');
      await theresa.submit();
      expect(theresa.errors).toEqual({
        'Last day away': 'The last day is before the first. Please choose a later one.',
      });
      await theresa.fill('Last day away', '2026-07-10');
      await theresa.submit();
      expect(theresa.modal?.text).toContain('Alison McBride is asked instead.');
      await theresa.close();
      await at('2026-07-02T08:00:00Z');
      await at('2026-07-02T08:01:00Z');
      expect(texts('AMc')).toHaveLength(2);
      expect(texts('AMc')[1]).toContain('as deputy of Theresa Colbourne, who is away');
      expect(texts('TC')).toHaveLength(1);
      await anne.press('Update', { in: anne.dms()[1], near: 'apprenticeship' });
      await anne.fill('Will it be done on time?', 'Green: on course');
      await anne.fill('What should councillors know?', 'The first cohort has passed its first year.');
      await anne.submit();
      expect(anne.modal?.title).toBe('Saved');
      await anne.close();
      await at('2026-07-03T08:00:00Z');
      expect(texts('TC')).toHaveLength(1);
      await theresa.press('I’m back', { in: theresa.dms()[0], asShown: false });
      expect(theresa.modal?.text).toContain('You are back');
      await theresa.close();
      await at('2026-07-06T08:00:00Z');
      await at('2026-07-10T08:00:00Z');
      expect(texts('TC').at(-1)).toContain('still to come from you');
      expect(texts('TC').at(-1)).not.toContain('CFS1');
    });
  });

  describe('"Why did I get this?"', () => {
    it('says what waits, when reminders came, and who can help', async () => {
      const anne = council.slack.as('AMc');
      await anne.press('Why did I get this?', { in: anne.dms()[0] });
      expect(anne.modal?.text).toContain('You answer for COPS1 (2), COPS2 in its plan');
      expect(anne.modal?.text).toContain('Wednesday 1 July 2026, 9am');
      expect(anne.modal?.text).toContain('Ask Jo Pardew.');
    });
  });
});
