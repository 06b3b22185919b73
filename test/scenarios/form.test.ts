import { once } from 'node:events';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import type { Council } from '../support/council.ts';
import { openCollecting, QUARTER } from '../support/open-collecting.ts';
import { startProcess } from '../support/processes.ts';
import { readColumn } from '../support/read-column.ts';

const STATUS = 'Will it be done on time?';
const TEXT = 'What should councillors know?';
const ACTION = /what is being done/;

let council: Council;
let anne: Person;

afterEach(async () => {
  await council.stop();
});

/** A window is open, and AMc has the form of COPS2 before her. */
async function openForm(transport: 'socket' | 'http'): Promise<void> {
  council = await openCollecting(transport);
  anne = council.slack.as('AMc');
  await anne.command('/milestone COPS2');
}

const query = (sql: string) => readColumn(council.databasePath, sql);

function change(sql: string): void {
  const sqlite = new SqliteDatabase(council.databasePath);
  sqlite.exec(sql);
  sqlite.close();
}

const storedTexts = () => query('select commentary from milestone_update order by id');

describe.each(['socket', 'http'] as const)('the form over %s', (transport) => {
  beforeEach(() => openForm(transport));

  it('is saved, says so with what remains, and leads to the next', async () => {
    await anne.fill(STATUS, 'Green: on course');
    await anne.fill(TEXT, 'Two sites are open.\n- the third follows');
    const seen = await anne.submit();
    expect(seen.modal?.title).toBe('Saved');
    expect(seen.modal?.text).toContain('Saved at 9am. You can change it until 5pm on Tuesday 21 July 2026.');
    expect(seen.modal?.text).toContain('5 more updates wait for you.');
    await anne.press('Next');
    expect(anne.modal?.title).toMatch(/^1 of [0-9]+: COPS1$/);
    expect(storedTexts()).toEqual(['Two sites are open.\n- the third follows']);
    expect(
      query("select actor || ' ' || action || ' ' || subject from audit where action = 'answer-milestone'"),
    ).toEqual([`${anne.userId} answer-milestone milestone`]);
  });

  it('says that a day is not kept, where what was chosen in the end has none', async () => {
    await anne.fill(STATUS, 'Completed');
    await anne.fill('If completed: on what date?', '2026-06-30');
    await anne.fill(STATUS, 'Green: on course');
    await anne.fill(TEXT, 'Two sites are open, and the third follows.');
    const seen = await anne.submit();
    expect(seen.modal?.text).toContain('The day you gave, 30 June 2026, is not kept: only what is completed has one.');
    expect(query("select rag || ' ' || coalesce(completed_on, 'no day') from milestone_update")).toEqual([
      'green no day',
    ]);
  });

  it('refuses red without an action on the field, and keeps what was typed', async () => {
    await anne.fill(STATUS, 'Red: highly likely or certain to miss');
    await anne.fill(TEXT, 'The contractor has withdrawn.');
    await anne.submit();
    expect(Object.values(anne.errors)).toEqual([expect.stringContaining('Red needs a line on what is being done')]);
    expect(storedTexts()).toEqual([]);
    await anne.fill(ACTION, 'Procurement starts again in May.');
    expect((await anne.submit()).modal?.title).toBe('Saved');
    expect(storedTexts()).toEqual(['The contractor has withdrawn.']);
  });

  it('asks once for the action of an uncertain amber, and takes it as it is the second time', async () => {
    await anne.fill(STATUS, 'Amber: uncertain');
    await anne.fill(TEXT, 'Two bids are missing.');
    const asked = await anne.submit();
    expect(asked.modal?.text).toContain('usually has a line on what is being done');
    expect(asked.modal?.text).toContain('Two bids are missing.');
    expect(storedTexts()).toEqual([]);
    expect((await anne.submit()).modal?.title).toBe('Saved');
    expect(storedTexts()).toEqual(['Two bids are missing.']);
  });

  it('stores a submit once that is delivered three times', async () => {
    await anne.fill(STATUS, 'Green: on course');
    await anne.fill(TEXT, 'Stored only once.');
    council.slack.faults.nextDelivery('view_submission', { kind: 'delivered-again', times: 3 });
    expect((await anne.submit()).modal?.title).toBe('Saved');
    expect(storedTexts()).toEqual(['Stored only once.']);
  });

  it('lets the edit stand when the first answer was lost on its way', async () => {
    await anne.fill(STATUS, 'Green: on course');
    await anne.fill(TEXT, 'The first words.');
    council.slack.faults.nextDelivery('view_submission', { kind: 'ack-lost' });
    expect((await anne.submit()).outcome).toBe('trouble');
    expect(storedTexts()).toEqual(['The first words.']);
    await anne.fill(TEXT, 'The better words.');
    council.slack.faults.nextDelivery('view_submission', { kind: 'ack-lost' });
    await anne.submit();
    await anne.fill(TEXT, 'The first words.');
    expect((await anne.submit()).modal?.text).toContain('The first words.');
    expect(storedTexts()).toEqual(['The first words.', 'The better words.', 'The first words.']);
    expect(council.slack.refusals).toEqual([]);
  });

  it('stores nothing new when the same is sent again after a lost answer', async () => {
    await anne.fill(STATUS, 'Green: on course');
    await anne.fill(TEXT, 'Just the same.');
    council.slack.faults.nextDelivery('view_submission', { kind: 'ack-lost' });
    await anne.submit();
    expect((await anne.submit()).modal?.title).toBe('Saved');
    expect(storedTexts()).toEqual(['Just the same.']);
  });

  it('begins with what was sent, and never reads an untouched field as deletion', async () => {
    await anne.fill(STATUS, 'Green: on course');
    await anne.fill(TEXT, 'What was sent before.');
    await anne.submit();
    await anne.close();
    await anne.command('/milestone COPS2');
    expect(anne.modal?.text).toContain('Sent for Quarter 1 2026/27 by Alison McBride. Saving again replaces it.');
    await anne.fill(STATUS, 'Amber: too early to say');
    await anne.submit();
    expect(storedTexts()).toEqual(['What was sent before.', 'What was sent before.']);
  });

  it('removes a text that was emptied only when Save is pressed again', async () => {
    await anne.fill(STATUS, 'Amber: uncertain');
    await anne.fill(TEXT, 'This was said.');
    await anne.fill(ACTION, 'Being done.');
    await anne.submit();
    await anne.close();
    await anne.command('/milestone COPS2');
    await anne.fill(ACTION, null);
    const seen = await anne.submit();
    expect(JSON.stringify(seen.modal?.blocks)).not.toContain('"initial_value":"Being done."');
    expect(seen.modal?.text).toContain('came back empty');
    expect(seen.modal?.text).toContain('Being done.');
    expect(query('select action from milestone_update')).toEqual(['Being done.']);
    expect((await anne.submit()).modal?.text).toContain('usually has a line on what is being done');
    await anne.submit();
    expect(query('select action from milestone_update order by id')).toEqual(['Being done.', '']);
  });

  it('shows both texts when somebody else was faster, and overwrites only on a second Save', async () => {
    await anne.fill(STATUS, 'Green: on course');
    await anne.fill(TEXT, 'My own words.');
    change(
      `insert into milestone_update (milestone_id, quarter, kind, progress, rag, commentary, action, owner_id, at, form_nonce, content_hash, submission_id)
       select id, '2026-27/Q1', 'written', 'in-progress', 'red', 'Their words.', 'x', owner_id, 1782900000000, 'other', 'h', 's' from milestone where ref = 'COPS2'`,
    );
    const seen = await anne.submit();
    expect(seen.modal?.text).toContain('Their words.');
    expect(seen.modal?.text).toContain('My own words.');
    expect(storedTexts()).toEqual(['Their words.']);
    expect((await anne.submit()).modal?.title).toBe('Saved');
    expect(storedTexts()).toEqual(['Their words.', 'My own words.']);
  });

  it('says that it is saved also when what comes next cannot be read', async () => {
    await anne.fill(STATUS, 'Green: on course');
    await anne.fill(TEXT, 'Stored all the same.');
    // Read for the next milestone, and for nothing before.
    change(`update milestone set due_kind = 'date', due_date = 'no day' where ref = 'COPS1'`);
    const seen = await anne.submit();
    expect(seen.modal?.title).toBe('Saved');
    expect(storedTexts()).toEqual(['Stored all the same.']);
  });

  it('says that the window has closed, and shows the text to copy', async () => {
    await anne.fill(STATUS, 'Green: on course');
    await anne.fill(TEXT, 'Too late, alas.');
    await council.command('quarter', 'close', ...QUARTER);
    const seen = await anne.submit();
    expect(seen.modal?.title).toBe('Not saved: closed');
    expect(seen.modal?.text).toContain('Too late, alas.');
    expect(storedTexts()).toEqual([]);
  });

  it('keeps the text when the store is broken, and saves it once that is mended', async () => {
    await anne.fill(STATUS, 'Green: on course');
    await anne.fill(TEXT, 'Words that must not be lost.');
    change('alter table milestone_update rename to away');
    const seen = await anne.submit();
    expect(seen.modal?.title).toBe('Update COPS2');
    expect(seen.modal?.text).toContain('Not saved yet');
    expect(seen.modal?.text).toContain('Words that must not be lost.');
    change('alter table away rename to milestone_update');
    expect((await anne.submit()).modal?.title).toBe('Saved');
    expect(storedTexts()).toEqual(['Words that must not be lost.']);
  });

  it('answers every click while another process holds the database, and says nothing false', async () => {
    await anne.fill(STATUS, 'Green: on course');
    await anne.fill(TEXT, 'Written while it was locked.');
    const others = ['SN', 'TC', 'JP', 'HD', 'FW', 'SN', 'TC', 'JP', 'HD', 'FW'].map(
      (initials) => () => council.slack.as(initials).command(initials === 'TC' ? '/milestone' : '/milestone COPS2'),
    );
    // Profiles that were read long ago are read anew with the click, which must not wait for the lock either.
    change('update slack_user set read_at = 0');
    const holder = startProcess('writer-process.ts', council.databasePath, 'hold');
    await once(holder.stdout, 'data');
    const [saving, ...seen] = await Promise.all([anne.submit(), ...others.map((click) => click())]);
    expect(seen.map(({ outcome }) => outcome)).toEqual(others.map(() => 'answered'));
    expect(saving.outcome).toBe('answered');
    expect(saving.modal?.text).toContain('Not saved yet; please save again.');
    expect(saving.modal?.text).toContain('Written while it was locked.');
    holder.stdin.write('go\n');
    await once(holder, 'exit');
    expect(storedTexts()).toEqual([]);
    expect((await anne.submit()).modal?.title).toBe('Saved');
    expect(storedTexts()).toEqual(['Written while it was locked.']);
  });
});
