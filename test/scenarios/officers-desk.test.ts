import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import { type Council, openCouncil } from '../support/council.ts';
import { writeMilestonesOnly } from '../support/plans-of-tests.ts';
import { answerFromMessage, answersFor } from './answering.ts';

const QUARTER = ['--directorate', 'CE', '--quarter', '2026-27/Q1'];

let council: Council;
let jo: Person;

beforeEach(async () => {
  council = await openCouncil({ transport: 'socket' });
  await council.command('import', writeMilestonesOnly(council));
  council.setTime('2026-07-01T08:00:00Z');
  await council.command('quarter', 'open', ...QUARTER);
  await council.tick();
  await council.tick();
  jo = council.slack.as('JP');
});

afterEach(async () => {
  await council.stop();
});

async function tickAt(instant: string): Promise<void> {
  council.setTime(instant);
  await council.tick();
  await council.tick();
}

const onlyOverview = () => {
  const [message, ...others] = jo.dms();
  if (message === undefined || others.length > 0)
    throw new Error(`One message was expected, and ${others.length} more came.`);
  return message;
};

describe('the officer of a window', () => {
  it('sees one overview, which follows the answers', async () => {
    expect(onlyOverview().text).toContain('Alison McBride: 0 of');
    const [given] = answersFor(council.plan);
    if (given === undefined) throw new Error('The plan has milestones.');
    await answerFromMessage(council, given);
    await tickAt('2026-07-01T08:01:00Z');
    expect(onlyOverview().text).toContain('Alison McBride: 1 of');
    await tickAt('2026-07-13T08:00:00Z');
    const [first, second, ...others] = jo.dms();
    expect(first?.text).toContain('There is a newer overview below.');
    expect(second?.text).toContain('Due 5pm Tuesday 14 July: 1 working day left after today.');
    expect(others).toEqual([]);
    await tickAt('2026-07-21T16:00:00Z');
    const [, closed, missing] = jo.dms();
    expect(closed?.text).toContain('The window has closed.');
    expect(JSON.stringify(closed?.blocks)).not.toContain('Nudge');
    expect(missing?.text).toContain('milestones have no update:');
    expect(council.slack.refusals).toEqual([]);
  });

  it('nudges, and nobody twice a day', async () => {
    council.setTime('2026-07-02T10:00:00Z');
    const anne = council.slack.as('AMc');
    await jo.press('Nudge', { in: onlyOverview() });
    await jo.fill('Who should be reminded now?', ['Alison McBride (3 outstanding)', 'Samir Nadar (7 outstanding)']);
    expect((await jo.submit()).modal?.text).toContain('Alison McBride gets a reminder now.');
    await jo.close();
    await tickAt('2026-07-02T10:01:00Z');
    expect(anne.dms()).toHaveLength(2);
    await jo.press('Nudge', { in: onlyOverview() });
    await jo.fill('Who should be reminded now?', ['Alison McBride (3 outstanding)']);
    expect((await jo.submit()).modal?.text).toContain('gets no second one');
    await tickAt('2026-07-02T10:02:00Z');
    expect(anne.dms()).toHaveLength(2);
    expect(council.slack.refusals).toEqual([]);
  });

  it('tells the Strategic Director in words that were read, and the owner in the same minute', async () => {
    council.setTime('2026-07-02T10:00:00Z');
    await jo.press('Tell the Strategic Director', { in: onlyOverview() });
    await jo.fill('About whom?', 'Alison McBride (3 outstanding)');
    const written = await jo.submit();
    expect(written.modal?.text).toContain('Alison McBride has 3 of 3 milestones outstanding');
    await jo.fill('What they read', 'Three texts of COPS are missing. <!channel>');
    expect((await jo.submit()).modal?.text).toContain('Hugh Danvers and Alison McBride get your words now.');
    await tickAt('2026-07-02T10:01:00Z');
    const [toHugh, ...more] = council.slack.as('HD').dms();
    expect(toHugh?.text).toContain('Jo Pardew would like you to know:\nThree texts of COPS are missing.');
    expect(more).toEqual([]);
    const toAnne = council.slack.as('AMc').dms().at(-1);
    expect(toAnne?.text).toContain('Jo Pardew has told Hugh Danvers:\nThree texts of COPS are missing.');
    expect(council.slack.refusals).toEqual([]);
  });

  it('says that somebody is away, sees it in the overview, and the deputy is asked', async () => {
    for (const _time of [1, 2]) {
      await jo.press('Somebody is away', { in: onlyOverview() });
      await jo.fill('Who is away?', 'Theresa Colbourne');
      await jo.fill('First day away', '2026-07-01');
      await jo.fill('Last day away', '2026-07-10');
      const said = (await jo.submit()).modal?.text;
      expect(said).toContain('Theresa Colbourne is away from Wednesday 1 July 2026 to Friday 10 July 2026.');
      expect(said).toContain('Alison McBride is asked instead.');
      await jo.close();
    }
    await tickAt('2026-07-01T08:01:00Z');
    expect(onlyOverview().text).toContain('Theresa Colbourne (away)');
    expect(council.slack.as('TC').dms()[0]?.text).toContain('You are away until Friday 10 July 2026.');
    expect(council.slack.refusals).toEqual([]);
  });
});
