import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import type { Council } from '../support/council.ts';
import { openCollecting, QUARTER } from '../support/open-collecting.ts';
import { readColumn } from '../support/read-column.ts';

let council: Council;
let jo: Person;
let alison: Person;

beforeEach(async () => {
  council = await openCollecting('socket');
  await council.tick();
  jo = council.slack.as('JP');
  alison = council.slack.as('AMc');
});
afterEach(async () => {
  await council.stop();
});

async function tickAt(instant: string): Promise<void> {
  council.setTime(instant);
  await council.tick();
  await council.tick();
}

const overview = () => {
  const [message] = jo.dms();
  if (message === undefined) throw new Error('The officer has an overview.');
  return message;
};

const ENTRY = 'COPS2 Report to members whether each school can fill its classes and balan…';

async function enter(day: string): Promise<void> {
  await jo.fill('Milestone, indicator, risk or action', ENTRY);
  await jo.fill('How did it come?', 'By telephone');
  await jo.fill('On what day?', day);
  await jo.submit();
}

async function fillIn(): Promise<void> {
  await jo.fill('Will it be done on time?', 'Green: on course');
  await jo.fill('What should councillors know?', 'The report went to members on 29 June and was agreed.');
}

describe('an officer who enters for somebody', () => {
  it('says what it is and how it came, and fills in the form of its owner, who gets one receipt', async () => {
    council.setTime('2026-07-03T09:00:00Z');
    await jo.press('Enter for someone', { in: overview() });
    await enter('2026-07-03');
    const form = jo.modal;
    expect(form?.text).toContain('You enter this for Alison McBride. How it came: telephone, 3 July 2026.');
    await fillIn();
    expect((await jo.submit()).modal?.text).toContain('How it came: telephone, 3 July 2026.');
    await jo.press('Enter another');
    expect(jo.modal?.text).toContain('Enter for someone');
    await jo.close();
    await tickAt('2026-07-03T09:06:00Z');
    const receipts = alison.dms().filter(({ text }) => text.includes('entered for you'));
    expect(receipts).toHaveLength(1);
    expect(receipts[0]?.text).toContain('Jo Pardew entered for you what you gave outside Slack');
    expect(receipts[0]?.text).toContain('How it came: telephone, 3 July 2026');
    await tickAt('2026-07-03T10:00:00Z');
    expect(alison.dms().filter(({ text }) => text.includes('entered for you'))).toHaveLength(1);
    expect(council.slack.refusals).toEqual([]);
  });

  it('is told where the day is still to come', async () => {
    council.setTime('2026-07-03T09:00:00Z');
    await jo.press('Enter for someone', { in: overview() });
    await enter('2026-07-04');
    expect(JSON.stringify(jo.modal)).toContain('This day is still to come');
  });

  it('can do so after the close, when nobody else can', async () => {
    await tickAt('2026-07-21T16:01:00Z');
    const missing = jo.dms().at(-1);
    if (missing === undefined) throw new Error('The officer hears what is missing.');
    await jo.press('Enter for someone', { in: missing });
    await enter('2026-07-21');
    await fillIn();
    expect((await jo.submit()).modal?.text).toContain('Entered');
    await jo.close();
    await jo.press('Choose what is printed', { in: missing });
    expect(jo.modal?.text).toContain('An update was not available');
    expect(jo.modal?.text).not.toContain('COPS2');
    expect(council.slack.refusals).toEqual([]);
  });

  it('chooses what is printed of a gap, and chooses it again after the database was held by somebody', async () => {
    const chosen = () => readColumn(council.databasePath, 'select prints from entry_gap');
    await jo.press('Enter for someone', { in: overview() });
    await enter('2026-07-01');
    await fillIn();
    await jo.submit();
    await jo.close();
    await council.command('quarter', 'close', ...QUARTER);
    council.setTime('2026-10-01T08:00:00Z');
    await council.command('quarter', 'open', '--directorate', 'CE', '--quarter', '2026-27/Q2');
    await tickAt('2026-10-21T16:01:00Z');
    await jo.press('Choose what is printed', { in: jo.dms().at(-1) ?? 'home' });
    await jo.fill('For all of them', 'As it stood last, where something was said');
    const other = new SqliteDatabase(council.databasePath);
    other.exec('begin immediate');
    const seen = await jo.submit();
    other.close();
    expect(seen.modal?.text).toContain('Not saved yet');
    expect(JSON.stringify(seen.modal?.values)).toContain('last-status');
    expect(chosen()).toEqual([]);
    await jo.submit();
    expect(chosen()).toEqual(['last-status']);
    await jo.submit().catch(() => undefined);
    expect(chosen()).toEqual(['last-status']);
  });

  it('is told where the owner says that something is wrong, and the entry is open to the owner again', async () => {
    await tickAt('2026-07-21T16:01:00Z');
    const missing = jo.dms().at(-1);
    if (missing === undefined) throw new Error('The officer hears what is missing.');
    await jo.press('Enter for someone', { in: missing });
    await enter('2026-07-21');
    await fillIn();
    await jo.submit();
    await jo.close();
    await tickAt('2026-07-22T09:00:00Z');
    const receipt = alison.dms().find(({ text }) => text.includes('entered for you'));
    if (receipt === undefined) throw new Error('The owner has a receipt.');
    await alison.press('Something is wrong', { in: receipt });
    await alison.fill('What is wrong?', 'It was not agreed: members asked for another report.');
    expect((await alison.submit()).modal?.text).toContain('The performance officer is told');
    await tickAt('2026-07-22T09:01:00Z');
    await alison.press('Open the form');
    await alison.fill('What should councillors know?', 'Members asked for another report, which comes in September.');
    expect((await alison.submit()).modal?.text).toContain('Saved');
    await tickAt('2026-07-22T09:10:00Z');
    const told = jo.dms().find(({ text }) => text.includes('Alison McBride says that what was entered'));
    expect(told?.text).toContain('It was not agreed');
    expect(told?.text).toContain('It has been written anew since.');
    expect(council.slack.refusals).toEqual([]);
  });

  it('enters a figure the same way', async () => {
    council.setTime('2026-07-03T09:00:00Z');
    await jo.press('Enter for someone', { in: overview() });
    await jo.fill(
      'Milestone, indicator, risk or action',
      'COPI1 Two-year-olds who take up the free place that they are entitled to',
    );
    await jo.fill('How did it come?', 'On paper');
    await jo.submit();
    expect(jo.modal?.text).toContain('You enter this for Alison McBride. How it came: paper, 3 July 2026.');
    await jo.fill('Figure', '79.2');
    expect((await jo.submit()).modal?.text).toContain('79.2%');
    await tickAt('2026-07-03T09:06:00Z');
    expect(alison.dms().find(({ text }) => text.includes('entered for you'))?.text).toContain('COPI1');
    expect(council.slack.refusals).toEqual([]);
  });
});
