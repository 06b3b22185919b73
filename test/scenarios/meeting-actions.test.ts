import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Delivery } from '../../sandbox/delivery.ts';
import type { Council } from '../support/council.ts';
import { openCollecting, QUARTER } from '../support/open-collecting.ts';
import { optionOf } from '../support/orphaned.ts';
import { readColumn } from '../support/read-column.ts';

const SECOND = ['--directorate', 'CE', '--quarter', '2026-27/Q2'];
const TEXT = 'Bring a list of the roofs that leak.';
const DONE = 'The list went to members on 4 September.';

let council: Council;

beforeEach(async () => {
  council = await openCollecting('socket');
  council.slack.addChannel({ name: 'reports', id: council.plan.directorate.channelId ?? '', hasBot: true });
});
afterEach(async () => {
  expect(council.slack.refusals).toEqual([]);
  await council.stop();
});

const actions = (...args: string[]) => council.command('actions', ...args);
const add = (...more: string[]) =>
  actions('add', ...QUARTER, '--text', TEXT, '--who', 'AMc', '--entered-by', 'JP', ...more);
const query = (sql: string) => readColumn(council.databasePath, sql);

async function publishFirst(): Promise<void> {
  council.setTime('2026-07-22T08:00:00Z');
  await council.tick();
  await council.tick();
  expect((await council.command('quarter', 'publish', ...QUARTER)).code).toBe(0);
}

async function openSecond(): Promise<void> {
  council.setTime('2026-10-01T08:00:00Z');
  await council.command('quarter', 'open', ...SECOND);
  await council.tick();
}

async function recordOne(): Promise<string> {
  await publishFirst();
  const { text } = await add('--paragraph', '3.2', '--by', '2026-09-30', '--minute', '14');
  expect(text).toMatch(
    /^Recorded as ma-\w+\. AMc is asked in Quarter 2 2026\/27, and its report prints what was done\.$/u,
  );
  return /ma-\w+/u.exec(text)?.[0] ?? '';
}

async function reportOf(quarter: readonly string[]): Promise<string> {
  await council.command('report', ...quarter, '--format', 'md', '--out', council.folder);
  const name = readdirSync(council.folder).find((each) => each.endsWith('.md')) ?? '';
  return readFileSync(join(council.folder, name), 'utf8');
}

describe('an action from the meeting', () => {
  it('is recorded of what is published only, by officers only, and once', async () => {
    expect((await add()).text).toContain('CE 2026-27/Q1 is not published, so no meeting has read it.');
    const id = await recordOne();
    const again = await add();
    expect([again.code, again.text]).toEqual([1, `AMc is asked for this already: ${id}. Nothing was changed.`]);
    const byOwner = await actions('add', ...QUARTER, '--text', 'Another', '--who', 'TC', '--entered-by', 'AMc');
    expect(byOwner.text).toBe('Only a performance officer of the directorate can do this. Nothing was changed.');
    expect(query('select text from meeting_action')).toEqual([TEXT]);
  });

  it('is answered by whoever is asked or an officer, and printed in the next report', async () => {
    const id = await recordOne();
    expect((await actions('done', id, '--text', DONE, '--entered-by', 'JP')).text).toContain('No quarter is open');
    await openSecond();
    expect(await reportOf(SECOND)).toContain('Nothing was said of it.');
    const byOther = await actions('done', id, '--text', DONE, '--entered-by', 'TC');
    expect(byOther.text).toContain('Only whoever it is asked of');
    const said = () => actions('done', id, '--text', DONE, '--entered-by', 'AMc');
    expect((await said()).text).toBe('This stands in the report of Quarter 2 2026/27.');
    expect((await said()).code).toBe(0);
    expect(query('select words from meeting_word')).toEqual([DONE]);
    const report = await reportOf(SECOND);
    expect(report).toContain('Actions from the last meeting');
    expect(report).toContain('paragraph 3.2 of Quarter 1 2026/27 (minute 14)');
    expect(report).toContain(TEXT);
    expect(report).toContain('AMc, by 30 September 2026');
    expect(report).toContain(DONE);
    expect((await actions('list', '--directorate', 'CE')).text).toContain(`Done: ${DONE}`);
  });

  it('is asked no more once it is withdrawn, and again when that is taken back', async () => {
    const id = await recordOne();
    await openSecond();
    const withdraw = (...more: string[]) => actions('withdraw', id, '--entered-by', 'JP', ...more);
    expect((await withdraw()).code).toBe(0);
    expect((await withdraw()).text).toBe('It is withdrawn already.');
    expect((await actions('done', id, '--text', DONE, '--entered-by', 'AMc')).text).toContain('It was withdrawn.');
    expect(await reportOf(SECOND)).not.toContain(TEXT);
    expect((await withdraw('--undo')).text).toBe('It is asked again, and printed.');
    expect(await reportOf(SECOND)).toContain(TEXT);
    const history = await council.command('history');
    expect(history.text).toContain('withdrew an action from the meeting');
    expect(history.text).toContain('recorded an action from the meeting');
  });

  it('is answered in Slack by whoever is asked: under the items of their message, and in /milestone', async () => {
    await recordOne();
    await openSecond();
    const anne = council.slack.as('AMc');
    const message = anne.dms().at(-1);
    expect(message?.text).toContain(TEXT);
    await anne.press('Say what was done', { in: message });
    await anne.fill('How far is it?', 'In hand');
    await anne.fill('What was done?', DONE);
    await anne.submit();
    expect(anne.modal?.text).toContain('This stands in the report of Quarter 2 2026/27.');
    await anne.close({ all: true });
    await anne.command('/milestone');
    await anne.press('Change what was said');
    await anne.fill('How far is it?', 'Done');
    await anne.submit();
    await anne.close({ all: true });
    expect(query("select kind || ': ' || words from meeting_word")).toEqual([`in-hand: ${DONE}`, `done: ${DONE}`]);
    expect(await reportOf(SECOND)).toContain(DONE);
  });

  it('takes nothing from others who press and send the same', async () => {
    await recordOne();
    await openSecond();
    const anne = council.slack.as('AMc');
    const seen: Delivery[] = [];
    const stop = council.slack.onDelivery(async (delivery) => void seen.push(delivery));
    await anne.press('Say what was done', { in: anne.dms().at(-1) });
    await anne.fill('How far is it?', 'Done');
    await anne.fill('What was done?', DONE);
    await anne.submit();
    stop();
    expect(seen.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['block_actions', 'view_submission']));
    for (const delivery of seen) {
      const { acks, calls } = await council.slack.forge(delivery, 'TC');
      expect(JSON.stringify([acks, calls.map(({ args }) => args)])).not.toContain(TEXT);
    }
    expect(query('select actor from meeting_word')).toEqual([council.slack.userId('AMc')]);
  });
});

describe('an action that an officer records in Slack, of somebody who answers for nothing else', () => {
  it('is asked by the ladder once, shown on Home and in /milestone, and answered there', async () => {
    await publishFirst();
    const [jo, hugh] = [council.slack.as('JP'), council.slack.as('HD')];
    await jo.openHome();
    await jo.press('Record actions', { in: 'home' });
    await jo.press('Record an action');
    await jo.fill('What did the meeting ask for?', TEXT);
    await jo.fill('Who is asked?', optionOf(jo, 'Hugh Danvers'));
    await jo.fill('About which paragraph?', 'three');
    expect((await jo.submit()).errors).toEqual({
      'About which paragraph?': 'This is no number of a paragraph; one such as 3.2 is.',
    });
    await jo.fill('About which paragraph?', '3.2');
    await jo.submit();
    expect(jo.modal?.text).toMatch(/Recorded\..*Bring a list of the roofs that leak\..*Hugh Danvers · Paragraph 3\.2/s);
    await jo.press('Withdraw');
    await jo.press('Ask again');
    expect(query('select kind from meeting_word order by number')).toEqual(['withdrawn', 'restored']);
    await jo.close({ all: true });
    await openSecond();
    await council.tick();
    const asked = () => hugh.dms().filter(({ text }) => text.includes('one action from the meeting'));
    expect(asked().map(({ text }) => text)).toEqual([
      expect.stringMatching(/You have one action from the meeting, due 5pm.*Bring a list of the roofs/s),
    ]);
    council.setTime('2026-10-02T08:00:00Z');
    await council.tick();
    expect(asked()).toHaveLength(1);
    await hugh.openHome();
    expect(hugh.home?.text).toContain(TEXT);
    expect((await hugh.command('/milestone')).text).toContain(TEXT);
    expect((await jo.command('/quarter')).text).toContain('From the meeting, not answered yet');
    await hugh.press('Say what was done', { in: asked()[0] });
    await hugh.fill('How far is it?', 'Done');
    await hugh.fill('What was done?', DONE);
    await hugh.submit();
    await hugh.close({ all: true });
    council.setTime('2026-10-02T08:05:00Z');
    await council.tick();
    expect(hugh.dms().at(-1)?.text).toContain(`Done: ${DONE}`);
    expect(asked()).toEqual([]);
    await council.command('report', ...SECOND, '--format', 'csv', '--out', council.folder);
    const csv = readFileSync(
      join(council.folder, readdirSync(council.folder).find((each) => each.endsWith('.csv')) ?? ''),
      'utf8',
    );
    expect(csv).toMatch(/Action from the meeting,"Quarter 1 2026\/27, paragraph 3\.2",.*Bring a list.*Done/);
  });
});
