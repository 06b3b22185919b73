import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import type { Council } from '../support/council.ts';
import { openCollecting } from '../support/open-collecting.ts';
import { readColumn } from '../support/read-column.ts';

let council: Council;
let jo: Person;
let channel: string;

async function tickAt(instant: string): Promise<void> {
  council.setTime(instant);
  await council.tick();
  await council.tick();
}

const states = () => readColumn(council.databasePath, 'select state from collection_window');
const answered = () => jo.ephemerals().at(-1)?.text ?? '';
const shown = () => jo.modal?.text ?? '';
/** Documents are made in a process of their own. */
const PATIENT = { timeout: 20_000 };
const posted = () => council.slack.messages({ channel });

describe.each(['socket', 'http'] as const)('the performance officer, over %s', (transport) => {
  beforeEach(async () => {
    council = await openCollecting(transport);
    channel = council.slack.addChannel({ name: 'reports', id: council.plan.directorate.channelId ?? '', hasBot: true });
    jo = council.slack.as('JP');
  });
  afterEach(async () => {
    expect(council.slack.refusals).toEqual([]);
    await council.stop();
  });

  it('sees how the quarter stands, and what comes next', async () => {
    const anne = council.slack.as('AMc');
    await anne.command('/milestone COPS2');
    await anne.type('What should councillors know?', 'Two sites are open.');
    await jo.command('/quarter');
    expect(answered()).toMatch(/Alison McBride: 0 of \d+ done, 1 draft; outstanding: /);
    expect(answered()).toContain(
      'It goes to the Children and Learning Board on Monday 14 September 2026; papers are due by Friday 4 September 2026.',
    );
    expect(answered()).toContain('Children and Enterprise, Quarter 1 2026/27. Due 5pm Tuesday 14 July');
    expect(answered()).toContain('Next: wait for');
    expect(answered()).toContain('Alison McBride: 0 of');
    expect(answered()).toMatch(/Areas\n[\s\S]*: 0 of \d+ done/);
    await jo.command('/quarter status CE');
    expect(answered()).toContain('Next: wait for');
  });

  it('closes the quarter, lets it go on, and closes it again', async () => {
    await tickAt('2026-07-15T09:00:00Z');
    for (const _time of [1, 2]) {
      await jo.command('/quarter close');
      expect(jo.modal?.text).toContain('Alison McBride: ');
      expect((await jo.submit()).modal?.text).toContain('Quarter 1 2026/27 has closed.');
      await jo.close();
      expect(states()).toEqual(['review']);
      await jo.command('/quarter close');
      expect(answered()).toContain('No quarter is collecting now');
      await jo.command('/quarter reopen');
      await jo.fill('Until which day?', '2026-07-24');
      expect((await jo.submit()).modal?.text).toContain('collecting again, until 5pm Friday 24 July 2026');
      await jo.close();
      expect(states()).toEqual(['collecting']);
    }
    await tickAt('2026-07-24T16:00:00Z');
    expect(states()).toEqual(['review']);
  });

  it('refuses a day that has passed, and says which would do', async () => {
    await tickAt('2026-07-22T08:00:00Z');
    await jo.command('/quarter reopen');
    await jo.fill('Until which day?', '2026-07-21');
    expect((await jo.submit()).modal?.text).toContain('By its dates Quarter 1 2026/27 closed 5pm Tuesday 21 July 2026');
    expect(states()).toEqual(['review']);
  });

  it('reminds one owner by initials, and says who is nobody to be reminded', async () => {
    council.setTime('2026-07-02T10:00:00Z');
    await jo.command('/quarter remind AMc XYZ');
    expect(jo.modal?.text).toContain('“XYZ” is nobody who can be reminded');
    expect((await jo.submit()).modal?.text).toContain('Alison McBride gets a reminder now.');
  });

  it('publishes what has closed, and the channel has it once', async () => {
    await tickAt('2026-07-22T08:00:00Z');
    await jo.command('/quarter publish');
    expect(jo.modal?.text).toContain('Not in yet:');
    expect(jo.modal?.text).toContain('has not been asked to sign.');
    await jo.submit();
    await expect.poll(shown, PATIENT).toContain('Quarter 1 2026/27 is published as revision 1.');
    await jo.close();
    expect(states()).toEqual(['published']);
    await tickAt('2026-07-22T08:05:00Z');
    const before = posted().length;
    expect(before).toBeGreaterThan(0);
    await jo.command('/quarter publish');
    expect(answered()).toContain('No quarter has closed and waits to be published.');
    await tickAt('2026-07-22T08:10:00Z');
    expect(posted()).toHaveLength(before);
    const overview = jo.dms().findLast(({ text }) => text.includes('The report is published.'));
    expect(overview?.text).toContain('Sign-off: nobody was asked to sign');
    expect(JSON.stringify(overview?.blocks)).toContain('Correct the report');
    expect(JSON.stringify(overview?.blocks)).not.toContain('Enter for someone');
    expect(jo.dms().filter(({ text }) => text.includes('The window has closed.')).length).toBeLessThan(2);
    await jo.command('/quarter amend');
    await expect.poll(shown, PATIENT).toContain('Nothing has changed in Quarter 1 2026/27 since revision 1.');
  });

  it('reads who changed what, by item, person and day, page by page', async () => {
    await jo.command('/quarter history COPS2');
    expect(shown()).toMatch(/, on the command line, added it from the plan file: COPS2 /);
    await jo.close();
    await jo.command('/quarter history');
    expect(shown()).toContain('opened the window: 2026-27/Q1');
    const newest = shown();
    await jo.press('Show older');
    expect(shown()).toContain('added it from the plan file');
    expect(shown()).not.toBe(newest);
    await jo.press('Show newer');
    expect(shown()).toBe(newest);
    await jo.close();
    await jo.command('/quarter history AMc 2027-01-01');
    expect(shown()).toContain('Nothing is recorded for this.');
    await jo.close();
    const anne = council.slack.as('AMc');
    await anne.command('/milestone COPS2');
    await anne.fill('Will it be done on time?', 'Green: on course');
    await anne.fill('What should councillors know?', 'Two sites are open, and the third opens in the autumn term.');
    await anne.submit();
    const today = council.clock().toISOString().slice(0, 10);
    await jo.command(`/quarter history COPS2 AMc 2026-04-01 ${today}`);
    expect(shown()).toContain('Two sites are open');
    expect(shown()).not.toContain('plan file');
    await jo.close();
    await jo.command('/quarter history TC COPS2');
    expect(shown()).not.toContain('Two sites are open');
    await jo.close();
    await jo.command('/quarter history COPS2 AMc');
    await jo.press('Send me the file');
    expect(shown()).toContain('This history comes to your messages with Ragtime within a minute or two');
    await jo.close({ all: true });
    for (const minute of ['01', '02', '03']) await tickAt(`${today}T14:${minute}:00Z`);
    const files = jo.dms().flatMap((message) => message.files);
    expect(files.map(({ name }) => String(name).replace(/.*\./u, '')).toSorted()).toEqual(['csv', 'html']);
    for (const { id } of files) {
      expect(new TextDecoder().decode(council.slack.fileContent(String(id)))).toContain('Two sites are open');
    }
    await jo.command('/quarter history COPS2 AMc 2026-04-01 2026-06-30');
    expect(shown()).toContain('Nothing is recorded for this.');
    await jo.close();
    await jo.command('/quarter history NOPE');
    expect(shown()).toContain('has the ref or the words “NOPE”');
    await jo.close();
  });

  it('is told what is not understood, with what would be', async () => {
    await jo.command('/quarter pubish');
    expect(answered()).toContain('“pubish” is not understood. Did you mean publish?');
    await jo.command('/quarter publish Q5');
    expect(answered()).toContain('Directorates are CE; a quarter is written like 2026-27/Q1 or Q1.');
    await jo.command('/quarter help');
    expect(answered()).toContain('/quarter reopen: lets a closed quarter go on');
  });
});

describe('somebody who is no officer', () => {
  beforeEach(async () => {
    council = await openCollecting('socket');
  });
  afterEach(() => council.stop());

  it('is refused in one sentence that says who can help', async () => {
    const anne = council.slack.as('AMc');
    for (const verb of ['status', 'open', 'remind', 'close', 'reopen', 'check', 'publish', 'amend', 'publish CE']) {
      await anne.command(`/quarter ${verb}`);
      expect(anne.ephemerals().at(-1)?.text).toBe(
        'Only the performance officer of the directorate can do this; please ask them.',
      );
      expect(anne.modal).toBeUndefined();
    }
    await anne.command('/quarter history');
    expect(anne.modal?.text).toContain('Only the performance officer');
  });
});
