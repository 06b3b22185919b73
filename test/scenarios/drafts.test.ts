import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import type { Council } from '../support/council.ts';
import { openCollecting } from '../support/open-collecting.ts';
import { readColumn } from '../support/read-column.ts';

const STATUS = 'Will it be done on time?';
const TEXT = 'What should councillors know?';
const ACTION = /what is being done/;

let council: Council;
let anne: Person;

afterEach(async () => {
  expect(council.slack.refusals).toEqual([]);
  await council.stop();
});

const query = (sql: string) => readColumn(council.databasePath, sql);

const storedTexts = () => query('select commentary from milestone_update order by id');
/** What stands in the field, or in the field of this name. */
function textIn(person: Person, field = 'commentary'): unknown {
  const [, value] = JSON.stringify(person.modal?.values).match(
    new RegExp(`"${field}":\\{"type":"plain_text_input","value":(null|"(?:[^"\\\\]|\\\\.)*")`),
  ) ?? [undefined, 'null'];
  return JSON.parse(value ?? 'null');
}

describe.each(['socket', 'http'] as const)('what is typed over %s', (transport) => {
  beforeEach(async () => {
    council = await openCollecting(transport);
    council.setTime('2026-07-01T13:32:00Z');
    anne = council.slack.as('AMc');
    await anne.command('/milestone COPS2');
  });

  it('is back on another device and after a restart, with a line that it is not sent', async () => {
    const hash = anne.modal?.hash;
    await anne.fill(STATUS, 'Amber: too early to say');
    await anne.type(TEXT, 'Two sites are open.\n- the third', { batches: 3 });
    expect(anne.modal?.hash).toBe(hash);
    const phone = council.slack.as('AMc', { device: 'phone' });
    await phone.command('/milestone COPS2');
    expect(phone.modal?.text).toContain('Saved as draft at 2:32pm on Wednesday 1 July 2026. Not sent.');
    expect(phone.modal?.text).toContain('Two sites are open.\n- the third');
    await phone.type(TEXT, ' follows');
    await anne.close();
    await council.restart();
    await anne.command('/milestone COPS2');
    expect(anne.modal?.text).toContain('Two sites are open.\n- the third follows');
    expect(storedTexts()).toEqual([]);
    expect((await anne.submit()).modal?.title).toBe('Saved');
    expect(storedTexts()).toEqual(['Two sites are open.\n- the third follows']);
    expect(query('select rag || amber_reason from milestone_update')).toEqual(['ambertoo-early']);
    await anne.close();
    await anne.command('/milestone COPS2');
    expect(anne.modal?.text).not.toContain('Not sent.');
  });

  it('does not come back when its last change arrives after the submit', async () => {
    await anne.fill(STATUS, 'Green: on course');
    await anne.type(TEXT, 'Said ');
    council.slack.faults.nextDelivery('block_actions', { kind: 'held' }, { times: 2 });
    await anne.type(TEXT, 'all but');
    await anne.fill(TEXT, 'Said all of it.');
    council.setTime('2026-07-01T13:32:05Z');
    expect((await anne.submit()).modal?.title).toBe('Saved');
    await council.slack.deliverHeld();
    await anne.close();
    await anne.command('/milestone COPS2');
    expect(anne.modal?.text).not.toContain('Not sent.');
    expect(textIn(anne)).toBe('Said all of it.');
  });

  it('keeps the newer of two changes that overtake one another', async () => {
    council.slack.faults.nextDelivery('block_actions', { kind: 'held' });
    await anne.type(TEXT, 'One');
    await anne.type(TEXT, ' and two');
    await council.slack.deliverHeld();
    await anne.close();
    await anne.command('/milestone COPS2');
    expect(textIn(anne)).toBe('One and two');
  });

  it('is destroyed only when that is confirmed, and the form begins anew', async () => {
    await anne.type(TEXT, 'Not like this.');
    await anne.press('Discard draft', { confirm: 'dismiss' });
    expect(textIn(anne)).toBe('Not like this.');
    await anne.press('Discard draft');
    expect(anne.modal?.text).toContain('The draft is discarded.');
    expect(textIn(anne)).toBeNull();
    expect(query('select fields from draft')).toEqual(['{}']);
  });

  it.each([
    ['somebody else has', `(select id from person where initials = 'JP')`, 'Jo Pardew has sent this at 3pm'],
    ['its own writer has, from another form,', 'null', 'you have sent this at 3pm'],
  ])('stands beside what %s sent meanwhile', async (_, enteredBy, expected) => {
    await anne.fill(STATUS, 'Green: on course');
    await anne.type(TEXT, 'My words about two sites.');
    await anne.close();
    const sqlite = new SqliteDatabase(council.databasePath);
    sqlite.exec(
      `insert into milestone_update (milestone_id, quarter, kind, progress, rag, commentary, action, owner_id, entered_by_id, at, form_nonce, content_hash, submission_id)
       select id, '2026-27/Q1', 'written', 'in-progress', 'red', 'Their words.', 'x', owner_id,
         ${enteredBy}, 1782914400000, 'other', 'h', 's' from milestone where ref = 'COPS2'`,
    );
    sqlite.close();
    await anne.command('/milestone COPS2');
    expect(anne.modal?.text).toContain(`Since you began this draft, ${expected}`);
    expect(anne.modal?.text).toContain('Their words.');
    expect(textIn(anne)).toBe('My words about two sites.');
    expect((await anne.submit()).modal?.title).toBe('Saved');
    expect(storedTexts()).toEqual(['Their words.', 'My words about two sites.']);
  });

  it('is emptied where its author empties it, and nowhere else', async () => {
    await anne.fill(STATUS, 'Red: highly likely or certain to miss');
    await anne.type(TEXT, 'The contractor has withdrawn.');
    await anne.type(ACTION, 'A second one is sought.');
    await anne.close();
    await anne.command('/milestone COPS2');
    expect(textIn(anne)).toBe('The contractor has withdrawn.');
    expect(textIn(anne, 'action')).toBe('A second one is sought.');
    await anne.fill(TEXT, null);
    await anne.close();
    await anne.command('/milestone COPS2');
    expect([textIn(anne), textIn(anne, 'action')]).toEqual([null, 'A second one is sought.']);
  });

  it('is not disturbed while the store is broken, and kept with the next change', async () => {
    const change = (sql: string) => {
      const sqlite = new SqliteDatabase(council.databasePath);
      sqlite.exec(sql);
      sqlite.close();
    };
    const messages = anne.dms().length;
    change('alter table draft rename to away');
    expect((await anne.type(TEXT, 'Typed')).outcome).toBe('answered');
    change('alter table away rename to draft');
    await anne.type(TEXT, ' and kept.');
    expect(anne.dms()).toHaveLength(messages);
    await anne.close();
    await anne.command('/milestone COPS2');
    expect(textIn(anne)).toBe('Typed and kept.');
  });
});

describe.each(['socket', 'http'] as const)('a window that closes over a draft, over %s', (transport) => {
  beforeEach(async () => {
    council = await openCollecting(transport);
    await council.tick();
    anne = council.slack.as('AMc');
  });

  it('tells its author in the message that stands there, once, and lets the text be read', async () => {
    await anne.command('/milestone COPS2');
    await anne.fill(STATUS, 'Green: on course');
    await anne.type(TEXT, 'Written, and never sent.');
    await anne.close();
    for (const instant of ['2026-07-21T16:00:00Z', '2026-07-21T16:01:00Z', '2026-07-21T16:02:00Z']) {
      council.setTime(instant);
      await council.tick();
    }
    const told = anne.dms().filter(({ text }) => text.includes('One update that you had written was not sent: COPS2.'));
    expect(told).toHaveLength(1);
    await anne.press('Read what I wrote', { in: told[0] });
    expect(anne.modal?.text).toContain('Too late to be sent from here.');
    expect(anne.modal?.text).toContain('Written, and never sent.');
    expect(anne.modal?.text).not.toContain('[Send');
    expect(storedTexts()).toEqual([]);
  });

  it('leaves a way to the text on the Home tab and under /milestone', async () => {
    await anne.command('/milestone COPS2');
    await anne.type(TEXT, 'Written, and never sent.');
    await anne.close();
    await anne.command('/milestone');
    expect(anne.ephemerals().at(-1)?.text).not.toContain('too late');
    council.setTime('2026-07-21T16:00:00Z');
    await council.tick();
    await anne.command('/milestone');
    const answer = anne.ephemerals().at(-1);
    expect(answer?.text).toContain('One text that you wrote was not sent, and it is too late to send it.');
    await anne.openHome();
    expect(anne.home?.text).toContain('One text that you wrote was not sent, and it is too late to send it.');
    for (const place of [answer ?? 'home', 'home'] as const) {
      await anne.press('Read it', { in: place });
      expect(anne.modal?.text).toContain('Written, and never sent.');
      await anne.close();
    }
  });

  it('is discarded by its author when it is no longer wanted', async () => {
    await anne.command('/milestone COPS2');
    await anne.type(TEXT, 'Written, and never sent.');
    await anne.close();
    await anne.shortcut('Add a key development');
    await anne.type('Title', 'A thing that came to nothing');
    await anne.close();
    council.setTime('2026-07-21T16:00:00Z');
    await council.tick();
    await anne.openHome();
    await anne.press('Read them', { in: 'home' });
    expect(anne.modal?.text).toContain('A thing that came to nothing');
    await anne.press('Discard draft', { near: 'Its window has closed' });
    expect(anne.modal?.text).toContain('The draft is discarded.');
    expect(anne.modal?.text).not.toContain('Written, and never sent.');
    await anne.press('Discard draft');
    expect(anne.modal?.text).toContain('You have no draft.');
    await anne.openHome();
    expect(anne.home?.text).not.toContain('too late');
  });

  it('says nothing to whoever has sent all they wrote', async () => {
    await anne.command('/milestone COPS2');
    await anne.fill(STATUS, 'Green: on course');
    await anne.type(TEXT, 'Written and sent in good time.');
    await anne.submit();
    council.setTime('2026-07-21T16:00:00Z');
    await council.tick();
    await council.tick();
    expect(anne.dms().at(-1)?.text).toContain('the window has closed');
    expect(anne.dms().at(-1)?.text).not.toContain('not sent');
  });

  it('keeps the words that are typed while it closes, and says so on Save', async () => {
    await anne.command('/milestone COPS2');
    await anne.fill(STATUS, 'Green: on course');
    await anne.type(TEXT, 'Begun before the close');
    council.setTime('2026-07-21T16:00:01Z');
    await anne.type(TEXT, ' and ended after it.');
    const seen = await anne.submit();
    expect(seen.modal?.title).toBe('Not saved: closed');
    expect(seen.modal?.text).toContain('Begun before the close and ended after it.');
    expect(query("select json_extract(fields, '$.commentary') from draft")).toEqual([
      'Begun before the close and ended after it.',
    ]);
  });
});
