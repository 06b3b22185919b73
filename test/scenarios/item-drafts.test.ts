import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import type { Council } from '../support/council.ts';
import { openCollecting } from '../support/open-collecting.ts';
import { readColumn } from '../support/read-column.ts';

const ADD = 'Add a key development';
const TITLE = 'Title';
const TEXT = 'What should councillors know?';
const AUTHORS = 'Whose initials are printed?';

let council: Council;
let anne: Person;

afterEach(async () => {
  expect(council.slack.refusals).toEqual([]);
  await council.stop();
});

const query = (sql: string) => readColumn(council.databasePath, sql);

async function work(person: Person) {
  await person.command('/milestone');
  const message = person.ephemerals().at(-1);
  if (message === undefined) throw new Error(`${person.name} was shown nothing.`);
  return message;
}

describe.each(['socket', 'http'] as const)('what is typed about an item over %s', (transport) => {
  beforeEach(async () => {
    council = await openCollecting(transport);
    await council.tick();
    council.setTime('2026-07-01T13:32:00Z');
    anne = council.slack.as('AMc');
    await anne.shortcut(ADD);
  });

  it('is back on another device and after a restart, with its authors in their order', async () => {
    const hash = anne.modal?.hash;
    await anne.type(TITLE, 'A school opens', { batches: 3 });
    await anne.fill(AUTHORS, ['Theresa Colbourne (TC)']);
    await anne.fill(AUTHORS, ['Theresa Colbourne (TC)', 'Alison McBride (AMc)']);
    await anne.type(TEXT, 'It opens.\n- on time');
    expect(anne.modal?.hash).toBe(hash);
    const phone = council.slack.as('AMc', { device: 'phone' });
    await phone.shortcut(ADD);
    expect(phone.modal?.text).toContain('Saved as draft at 2:32pm on Wednesday 1 July 2026. Not sent.');
    await phone.type(TEXT, ' and paid for');
    await anne.close();
    await council.restart();
    await anne.shortcut(ADD);
    expect(anne.modal?.text).toContain('It opens.\n- on time and paid for');
    expect(query('select count(*) from item_version')).toEqual([0]);
    expect((await anne.submit()).modal?.title).toBe('Saved');
    expect(query('select title || text from item_version')).toEqual([
      'A school opensIt opens.\n- on time and paid for',
    ]);
    const printed = `select initials from item_version, json_each(author_ids) join person on person.id = value order by key`;
    expect(query(printed)).toEqual(['TC', 'AMc']);
    await anne.close();
    await anne.shortcut(ADD);
    expect(anne.modal?.text).not.toContain('Not sent.');
  });

  it('does not come back when its last change arrives after the submit', async () => {
    await anne.type(TITLE, 'A school opens');
    council.slack.faults.nextDelivery('block_actions', { kind: 'held' });
    await anne.type(TEXT, 'All but');
    await anne.fill(TEXT, 'Said all of it.');
    council.setTime('2026-07-01T13:32:05Z');
    expect((await anne.submit()).modal?.title).toBe('Saved');
    await council.slack.deliverHeld();
    await anne.close();
    await anne.shortcut(ADD);
    expect(anne.modal?.text).not.toContain('Not sent.');
    expect(anne.modal?.text).not.toContain('All but');
  });

  it('is destroyed only when that is confirmed, and the form begins anew', async () => {
    await anne.type(TITLE, 'Not like this');
    await anne.press('Discard draft', { confirm: 'dismiss' });
    expect(query('select state from form_draft')).toEqual(['open']);
    await anne.press('Discard draft');
    expect(anne.modal?.text).toContain('The draft is discarded.');
    expect(anne.modal?.text).not.toContain('Not like this');
    expect(query('select state || fields from form_draft')).toEqual(['discarded{}']);
  });

  it('stands beside what a joint author has sent since it was begun', async () => {
    await anne.fill(TITLE, 'Joint');
    await anne.fill(TEXT, 'Both write this.');
    await anne.fill(AUTHORS, ['Alison McBride (AMc)', 'Theresa Colbourne (TC)']);
    await anne.submit();
    await anne.press('Change it');
    await anne.fill(TEXT, 'Anne began this.');
    await anne.close();
    council.setTime('2026-07-01T14:05:00Z');
    const theresa = council.slack.as('TC');
    const list = await work(theresa);
    expect(list.text).not.toContain('Not sent.');
    await theresa.press('Change', { in: list });
    expect(theresa.modal?.text).not.toContain('Anne began this.');
    await theresa.fill(TEXT, 'Theresa sent this.');
    await theresa.submit();
    await anne.press('Continue', { in: await work(anne) });
    expect(anne.modal?.text).toContain('Since you began this draft, Theresa Colbourne has sent this at 3:05pm');
    expect(anne.modal?.text).toContain('Theresa sent this.');
    expect(anne.modal?.text).toContain('Anne began this.');
    expect((await anne.submit()).modal?.title).toBe('Saved');
    expect(query('select text from item_version order by id')).toEqual([
      'Both write this.',
      'Theresa sent this.',
      'Anne began this.',
    ]);
  });

  it('stands under /milestone, on the Home tab and under "Look first", and goes on from each', async () => {
    await anne.type(TITLE, 'A school opens');
    await anne.type(TEXT, 'Words that wait.');
    await anne.close();
    const list = await work(anne);
    expect(list.text).toContain('Key development: A school opens');
    await anne.press('Continue', { in: list });
    expect(anne.modal?.text).toContain('Words that wait.');
    await anne.close();
    await anne.openHome();
    expect(anne.home?.text).toContain('Key developments and emerging issues, not sent: 1');
    await anne.press('Look first', { in: 'home' });
    expect(anne.modal?.title).toBe('Your drafts');
    expect(anne.modal?.text).toContain('Words that wait.');
    await anne.press('Continue');
    expect((await anne.submit()).modal?.title).toBe('Saved');
    expect(query('select title from item_version')).toEqual(['A school opens']);
    expect((await work(anne)).text).not.toContain('Not sent.');
  });

  it('is told of when the window closes over it, and can still be read', async () => {
    await anne.type(TITLE, 'Never sent');
    await anne.type(TEXT, 'Written, and never sent.');
    await anne.close();
    for (const instant of ['2026-07-21T16:00:00Z', '2026-07-21T16:01:00Z', '2026-07-21T16:02:00Z']) {
      council.setTime(instant);
      await council.tick();
    }
    const told = anne.dms().filter(({ text }) => text.includes('One update that you had written was not sent'));
    expect(told.map(({ text }) => text.includes('“Never sent”'))).toEqual([true]);
    await anne.press('Read what I wrote', { in: told[0] });
    expect(anne.modal?.text).toContain('Not sent before the window closed.');
    expect(anne.modal?.text).toContain('Written, and never sent.');
    expect(query('select count(*) from item_version')).toEqual([0]);
  });
});

describe.each(['socket', 'http'] as const)(
  'somebody who has begun an item and owes nothing else, over %s',
  (transport) => {
    it('is called before it is due, finds it from there, and has a receipt once it is sent', async () => {
      council = await openCollecting(transport);
      const jo = council.slack.as('JP');
      await jo.shortcut(ADD);
      await jo.type(TITLE, 'A school opens');
      await jo.close();
      const told = () => jo.dms().filter(({ text }) => text.includes('that is not sent'));
      for (const instant of ['2026-07-09T08:00Z', '2026-07-10T08:00Z', '2026-07-10T08:30Z', '2026-07-15T08:00Z']) {
        council.setTime(instant);
        await council.tick();
        expect([instant, told().length]).toEqual([instant, instant < '2026-07-10' ? 0 : 1]);
      }
      expect(told()[0]?.text).toContain('issue that is not sent, and can be until 5pm Tuesday 21 July.');
      await jo.press('Look first', { in: told()[0] });
      await jo.press('Continue');
      await jo.fill(TEXT, 'It opens on time.');
      await jo.fill(AUTHORS, ['Theresa Colbourne (TC)']);
      expect((await jo.submit()).modal?.title).toBe('Saved');
      council.setTime('2026-07-15T08:10Z');
      await council.tick();
      expect(told()).toEqual([]);
    });
  },
);
