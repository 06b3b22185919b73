import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import type { Council } from '../support/council.ts';
import { openCollecting } from '../support/open-collecting.ts';
import { writeMilestonesOnly } from '../support/plans-of-tests.ts';
import { readColumn } from '../support/read-column.ts';

const STATUS = 'Will it be done on time?';
const TEXT = 'What should councillors know?';

let council: Council;
let anne: Person;

afterEach(async () => {
  expect(council.slack.refusals.filter(({ error }) => error !== 'hash_conflict')).toEqual([]);
  await council.stop();
});

const query = (sql: string) => readColumn(council.databasePath, sql);

const storedTexts = () => query('select commentary from milestone_update order by id');
const title = () => anne.modal?.title;
const typed = () => JSON.stringify(anne.modal?.values);

async function answer(text: string): Promise<void> {
  await anne.fill(STATUS, 'Green: on course');
  await anne.type(TEXT, text);
}

describe.each(['socket', 'http'] as const)('a walk over %s', (transport) => {
  beforeEach(async () => {
    council = await openCollecting(transport, { plan: writeMilestonesOnly });
    await council.tick();
    anne = council.slack.as('AMc');
    council.setTime('2026-07-01T09:00:00Z');
    await anne.press('Start', { in: anne.dms()[0] });
  });

  it('goes from one to the other, and ends with what was sent', async () => {
    expect(title()).toBe('1 of 3: COPS1');
    expect(anne.modal?.submit).toBe('Save and next');
    expect(anne.modal?.text).toContain('It is sent when you press Save and next.');
    await answer('The first of the three is done by September.');
    await anne.submit();
    expect(title()).toBe('2 of 3: COPS1');
    expect(anne.modal?.text).toContain('COPS1 is saved: Green, on course.');
    expect(typed()).not.toContain('The first of the three');
    await answer('The second of them needs the board.');
    await anne.submit();
    expect(title()).toBe('3 of 3: COPS2');
    expect(anne.modal?.submit).toBe('Save');
    expect(anne.modal?.text).toContain('It is sent when you press Save.');
    await answer('The third one is as planned.');
    await anne.submit();
    expect(title()).toBe('All done');
    expect(anne.modal?.text).toContain('You have sent 3 updates:');
    expect(anne.modal?.text).toContain('nothing else waits for you');
    expect(anne.modal?.text).toContain('What you sent can be changed until 5pm on Tuesday 21 July 2026.');
    expect(storedTexts()).toHaveLength(3);
    expect(anne.modal?.text).toContain('Anything councillors should know that is not a milestone?');
    await anne.press('Nothing this quarter');
    expect(query('select is_nothing from nil_return')).toEqual([1]);
  });

  it('says at its end what was begun and is no milestone, and leads back to it', async () => {
    await anne.close();
    await anne.shortcut('Add a key development');
    await anne.type('Title', 'A school opens');
    await anne.close();
    await anne.press('Start', { in: anne.dms()[0] });
    for (const text of ['The first is done.', 'The second is as well.', 'The third one is, too.']) {
      await answer(text);
      await anne.submit();
    }
    expect(title()).toBe('That was all for now');
    expect(anne.modal?.text).toContain('One more is begun and not sent:');
    expect(anne.modal?.text).not.toContain('nothing else waits for you');
    await anne.press('Continue', { near: 'Key development: A school opens' });
    expect(typed()).toContain('A school opens');
    await anne.close();
    await anne.command('/milestone COPS2');
    await anne.type(TEXT, ' Since yesterday.');
    expect((await anne.submit()).modal?.text).toMatch(/That was the last one\.\s+One more is begun and not sent:/u);
  });

  it('says at its end, too, that the last text is long', async () => {
    await anne.press('Skip');
    await anne.press('Skip');
    await answer('word '.repeat(210));
    await anne.submit();
    expect(title()).toBe('That was all for now');
    expect(anne.modal?.text).toContain('COPS2 is saved: Green, on course.');
    expect(anne.modal?.text).toContain('This text has 210 words.');
  });

  it('keeps what is typed when one is skipped, and shows it under no other', async () => {
    await answer('Half of the first answer');
    await anne.press('Skip');
    expect(title()).toBe('2 of 3: COPS1');
    expect(typed()).not.toContain('Half of the first answer');
    await anne.press('Back');
    expect(title()).toBe('1 of 3: COPS1');
    expect(anne.modal?.text).toContain('Not sent.');
    expect(typed()).toContain('Half of the first answer');
    await anne.press('Skip');
    await anne.press('Skip');
    await answer('The third one is as planned.');
    await anne.submit();
    expect(title()).toBe('That was all for now');
    expect(anne.modal?.text).toContain('You have sent one update:');
    expect(anne.modal?.text).toContain('2 still wait for you:');
    expect(anne.modal?.text).toContain('Begun and not sent');
    expect(storedTexts()).toEqual(['The third one is as planned.']);
    await anne.press('Update', { nth: 1 });
    expect(typed()).toContain('Half of the first answer');
  });

  it('begins the form anew when its draft is discarded, at the same place', async () => {
    await anne.press('Skip');
    await answer('Not like this at all.');
    await anne.press('Discard draft');
    expect(title()).toBe('2 of 3: COPS1');
    expect(typed()).not.toContain('Not like this at all.');
    await anne.press('Back');
    expect(title()).toBe('1 of 3: COPS1');
    await anne.press('Skip');
    expect(anne.modal?.text).not.toContain('Not sent.');
    expect(storedTexts()).toEqual([]);
  });

  it('can be left by Close and taken up again, with the draft', async () => {
    await answer('The first of the three is done by September.');
    await anne.submit();
    await answer('The second, as far as it goes');
    await anne.close();
    council.setTime('2026-07-01T10:00:00Z');
    await council.tick();
    await council.tick();
    await anne.press('Start', { in: anne.dms()[0] });
    expect(title()).toBe('1 of 2: COPS1');
    expect(typed()).toContain('The second, as far as it goes');
  });

  it('goes back to what was sent, to be changed, and from there to what still waits', async () => {
    await answer('The first of the three is done by September.');
    await anne.submit();
    await anne.press('Back');
    expect(anne.modal?.text).toContain('Sent for Quarter 1 2026/27 by Alison McBride.');
    await anne.fill(TEXT, 'The first of the three is done by October.');
    await anne.submit();
    expect(title()).toBe('2 of 3: COPS1');
    expect(storedTexts()).toEqual([
      'The first of the three is done by September.',
      'The first of the three is done by October.',
    ]);
  });

  it('lets the newer view stand when Skip is pressed twice at once, and forces nothing', async () => {
    await Promise.all([anne.press('Skip'), anne.press('Skip')]);
    expect(title()).toBe('2 of 3: COPS1');
    const updates = council.slack.calls.filter((call) => call.method === 'views.update');
    expect(updates).toHaveLength(2);
    expect(updates.map(({ args }) => typeof args.hash)).toEqual(['string', 'string']);
    expect(anne.dms()).toHaveLength(1);
  });

  it('leaves out what was answered elsewhere, and ends where nothing is left', async () => {
    const phone = council.slack.as('AMc', { device: 'phone' });
    await phone.press('Update', { in: phone.dms()[0], near: 'first' });
    await phone.fill(STATUS, 'Green: on course');
    await phone.type(TEXT, 'Answered on the phone, with all that is known.');
    await phone.submit();
    await anne.press('Skip');
    expect(title()).toBe('3 of 3: COPS2');
    await answer('The third one is as planned.');
    await anne.submit();
    expect(anne.modal?.text).toContain('You have sent 2 updates:');
    expect(anne.modal?.text).toContain('One still waits for you:');
  });

  it('goes on although the answer to Save was lost', async () => {
    await answer('The first of the three is done by September.');
    council.slack.faults.nextDelivery('view_submission', { kind: 'ack-lost' });
    expect((await anne.submit()).outcome).toBe('trouble');
    await anne.submit();
    expect(title()).toBe('2 of 3: COPS1');
    expect(storedTexts()).toHaveLength(1);
  });

  it('keeps also the last words, of which only the button has told', async () => {
    council.slack.faults.nextDelivery('block_actions', { kind: 'delivery-lost' }, { times: 2 });
    await answer('Typed on a train, in a tunnel.');
    expect(query('select count(*) from draft')).toEqual([0]);
    await anne.press('Skip');
    await anne.press('Back');
    expect(typed()).toContain('Typed on a train, in a tunnel.');
  });

  it('begins no draft of a form that was only looked at', async () => {
    await anne.press('Skip');
    await anne.press('Skip');
    await anne.press('Back');
    expect(query('select count(*) from draft')).toEqual([0]);
  });

  it('takes one step for a submit that is delivered three times', async () => {
    await answer('The first of the three is done by September.');
    council.slack.faults.nextDelivery('view_submission', { kind: 'delivered-again', times: 3 });
    await anne.submit();
    expect(title()).toBe('2 of 3: COPS1');
    expect(storedTexts()).toHaveLength(1);
  });

  it('goes on over a restart', async () => {
    await answer('The first of the three is done by September.');
    await anne.submit();
    await answer('The second of them needs the board.');
    await council.restart();
    await anne.submit();
    expect(title()).toBe('3 of 3: COPS2');
    expect(storedTexts()).toHaveLength(2);
  });

  it('says that nothing is left when Start is pressed in an old message', async () => {
    for (const text of [
      'The first of the three is done.',
      'The second of them is, too.',
      'The third one is as well.',
    ]) {
      await answer(text);
      await anne.submit();
    }
    await anne.close();
    council.setTime('2026-07-01T11:00:00Z');
    await anne.press('Start', { in: anne.dms()[0] });
    expect(title()).toBe('All done');
    expect(anne.modal?.text).toContain('nothing else waits for you');
  });
});

describe.each(['socket', 'http'] as const)('drafts that are not sent, over %s', (transport) => {
  beforeEach(async () => {
    council = await openCollecting(transport, { plan: writeMilestonesOnly });
    await council.tick();
    anne = council.slack.as('AMc');
    council.setTime('2026-07-01T09:00:00Z');
    await anne.press('Start', { in: anne.dms()[0] });
    await answer('The first of the three is done by September.');
    await anne.press('Skip');
    await anne.fill(STATUS, 'Red: highly likely or certain to miss');
    await anne.type(TEXT, 'The second of them lacks its action.');
    await anne.press('Skip');
    await answer('The third one is as planned.');
    await anne.press('Skip');
  });

  it('are sent together from the closing card, and it is said what was not and why', async () => {
    expect(anne.modal?.text).toContain('3 updates are written and not sent.');
    const card = anne.modal;
    await anne.press('Send these 3');
    expect(title()).toBe('Not all were sent');
    expect(anne.modal?.text).toContain('2 updates are sent:');
    expect(anne.modal?.text).toContain('You can change it until 5pm on Tuesday 21 July 2026.');
    expect(anne.modal?.text).toContain('Not sent, and still a draft. Something is still missing in it.');
    expect(storedTexts()).toEqual(['The first of the three is done by September.', 'The third one is as planned.']);
    expect(card?.title).toBe('That was all for now');
    await anne.press('Open');
    await anne.fill(/what is being done/, 'A second contractor begins in May.');
    expect((await anne.submit()).modal?.title).toBe('Saved');
    expect(storedTexts()).toHaveLength(3);
  });

  it('can be looked at first, opened one by one, and sent from there', async () => {
    await anne.press('Look first');
    expect(anne.modal?.text).toContain('3 updates are written and not sent:');
    expect(anne.modal?.text).toContain('The second of them lacks its action.');
    expect(anne.modal?.text).toContain('Saved as draft at 10am on Wednesday 1 July 2026. Not sent.');
    await anne.press('Edit', { nth: 2 });
    expect(typed()).toContain('The second of them lacks its action.');
    await anne.fill(/what is being done/, 'A second contractor begins in May.');
    await anne.submit();
    expect(storedTexts()).toEqual(['The second of them lacks its action.']);
  });
});

describe.each(['socket', 'http'] as const)('entries of every kind, over %s', (transport) => {
  it('stand in one walk, and their drafts are read and sent together', async () => {
    council = await openCollecting(transport);
    await council.tick();
    anne = council.slack.as('AMc');
    council.setTime('2026-07-01T09:00:00Z');
    await anne.press('Start', { in: anne.dms()[0] });
    expect(title()).toBe('1 of 6: COPS1');
    await answer('The first of the three is done by September.');
    await anne.press('Skip');
    await anne.press('Skip');
    await anne.press('Skip');
    expect(title()).toBe('4 of 6: COPI1');
    await anne.type('Figure', '78.5');
    await anne.fill('Status', 'As it is computed from the figure');
    await anne.press('Skip');
    await anne.press('Skip');
    expect(title()).toBe('6 of 6: Equality action…');
    await anne.fill('How far is it?', 'On course');
    await anne.type(TEXT, 'The consultation on places ran in four languages.');
    await anne.press('Skip');
    await anne.press('Look first');
    for (const words of ['Green: on course', '78.5', 'As it is computed', 'On course', 'ran in four languages.']) {
      expect(anne.modal?.text).toContain(words);
    }
    await anne.press('Send these 3');
    expect(anne.modal?.text).toContain('3 updates are sent:');
    expect(query('select count(*) from led_update')).toEqual([1]);
    expect(query('select count(*) from milestone_update')).toEqual([1]);
    expect(query('select count(*) from indicator_update')).toEqual([1]);
  });
});
