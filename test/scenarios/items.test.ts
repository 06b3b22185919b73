import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import { type Council, openCouncil } from '../support/council.ts';
import { writeLargePlan } from '../support/large-plan.ts';
import { openCollecting, QUARTER } from '../support/open-collecting.ts';
import { readColumn } from '../support/read-column.ts';

const TITLE = 'Title';
const TEXT = 'What should councillors know?';
const AUTHORS = 'Whose initials are printed?';

let council: Council;
let anne: Person;

async function openWindow(transport: 'socket' | 'http'): Promise<void> {
  council = await openCollecting(transport);
  anne = council.slack.as('AMc');
}

const query = (sql: string) => readColumn(council.databasePath, sql);

const STANDING = `select kind || ': ' || title || case is_withdrawn when 1 then ' (withdrawn)' else '' end
  from item_version where id in (select max(id) from item_version where quarter = '2026-27/Q1' group by item_id) order by id`;
const standing = () => query(STANDING);
const isNothing = () => query('select is_nothing from nil_return order by id');

async function add(person: Person, kind: 'key development' | 'emerging issue', title: string): Promise<void> {
  await person.shortcut(kind === 'key development' ? 'Add a key development' : 'Add an emerging issue');
  await person.fill(TITLE, title);
  await person.fill(TEXT, `${title} in full.\n- with a list\n- of two`);
  const seen = await person.submit();
  if (seen.modal?.title !== 'Saved') throw new Error(`${person.name} pressed Save, and saw:\n${seen.text}`);
  await person.close();
}

/** What `/milestone` alone shows to this person, as the newest message. */
async function work(person: Person) {
  await person.command('/milestone');
  const message = person.ephemerals().at(-1);
  if (message === undefined) throw new Error(`${person.name} was shown nothing.`);
  return message;
}

afterEach(async () => {
  expect(council.slack.refusals).toEqual([]);
  await council.stop();
});

describe.each(['socket', 'http'] as const)('items over %s', (transport) => {
  beforeEach(() => openWindow(transport));

  it('are added from the shortcuts, and stand under /milestone', async () => {
    await add(anne, 'key development', 'A school opens');
    await add(anne, 'emerging issue', 'Costs rise');
    expect(standing()).toEqual(['key-development: A school opens', 'emerging-issue: Costs rise']);
    const { text } = await work(anne);
    expect(text).toContain('Key development: A school opens');
    expect(text).toContain('Emerging issue: Costs rise');
    const kept = 'A school opens in full.\n- with a list\n- of two';
    expect(query('select text from item_version order by id limit 1')).toEqual([kept]);
  });

  it('refuse an empty form on its fields, and keep what was typed', async () => {
    await anne.shortcut('Add a key development');
    await anne.fill(TITLE, '   ');
    await anne.fill(TEXT, 'Words that stay.');
    const seen = await anne.submit();
    expect(seen.errors[TITLE]).toBe('Please give it a title of a few words.');
    expect(standing()).toEqual([]);
    await anne.fill(TITLE, 'Now with a title');
    expect((await anne.submit()).modal?.text).toContain('Words that stay.');
    expect(standing()).toEqual(['key-development: Now with a title']);
  });

  it('are stored once, however often the submit arrives', async () => {
    await anne.shortcut('Add a key development');
    await anne.fill(TITLE, 'Once');
    await anne.fill(TEXT, 'It is stored once.');
    council.slack.faults.nextDelivery('view_submission', { kind: 'delivered-again', times: 3 });
    expect((await anne.submit()).modal?.title).toBe('Saved');
    expect(query('select count(*) from item_version')).toEqual([1]);
  });

  it('are changed, withdrawn and restored until the window closes', async () => {
    await add(anne, 'key development', 'A school opens');
    await anne.press('Change', { in: await work(anne), near: 'A school opens' });
    expect(anne.modal?.text).toContain('A school opens in full.');
    await anne.fill(TITLE, 'Two schools open');
    await anne.fill(AUTHORS, ['Alison McBride (AMc)', 'Theresa Colbourne (TC)']);
    await anne.submit();
    await anne.press('Change it');
    expect((await anne.press('Withdraw')).modal?.title).toBe('Withdrawn');
    expect(standing()).toEqual(['key-development: Two schools open (withdrawn)']);
    await anne.close();
    const theresa = council.slack.as('TC');
    await theresa.press('Restore', { in: await work(theresa) });
    expect(theresa.modal?.title).toBe('Restored');
    expect(standing()).toEqual(['key-development: Two schools open']);
  });

  it('take back "Nothing this quarter", which is also undone by its button', async () => {
    await anne.press('Nothing this quarter', { in: await work(anne) });
    expect(anne.modal?.text).toContain('You said that there is nothing');
    expect((await anne.press('Undo')).modal?.title).toBe('Taken back');
    await anne.close();
    await anne.press('Nothing this quarter', { in: await work(anne) });
    await anne.close();
    expect((await work(anne)).text).toContain('You said that there is nothing');
    await add(anne, 'emerging issue', 'Something after all');
    expect(isNothing()).toEqual([1, 0, 1, 0]);
    expect((await work(anne)).text).not.toContain('You said that there is nothing');
  });

  it('show both texts when a joint author was faster', async () => {
    await add(anne, 'key development', 'Joint');
    await anne.press('Change', { in: await work(anne) });
    await anne.fill(AUTHORS, ['Alison McBride (AMc)', 'Theresa Colbourne (TC)']);
    await anne.submit();
    await anne.press('Change it');
    await anne.fill(TITLE, 'Anne was slower');
    const theresa = council.slack.as('TC');
    await theresa.press('Change', { in: await work(theresa) });
    await theresa.fill(TITLE, 'Theresa was faster');
    await theresa.submit();
    const seen = await anne.submit();
    expect(seen.modal?.text).toContain('Theresa Colbourne changed this at 9am');
    expect(seen.modal?.text).toContain('Anne was slower');
    expect(standing()).toEqual(['key-development: Theresa was faster']);
    expect((await anne.submit()).modal?.title).toBe('Saved');
    expect(standing()).toEqual(['key-development: Anne was slower']);
  });

  it('are refused to a stranger and with a forged id, and nothing is stored', async () => {
    await add(anne, 'key development', 'Hers');
    const list = await work(anne);
    const farah = council.slack.as('FW');
    const seen = await farah.shortcut('Add a key development');
    expect(seen.modal?.text).toContain('Nothing is collected just now that you could add to.');
    await farah.close();
    const samir = council.slack.as('SN');
    await samir.press('Change', { in: list });
    expect(samir.modal?.text).toContain('each is changed by its authors');
    expect(standing()).toEqual(['key-development: Hers']);
  });

  it('take nothing after the close, and show the text to copy', async () => {
    await add(anne, 'key development', 'In time');
    const list = await work(anne);
    await anne.shortcut('Add an emerging issue');
    await anne.fill(TITLE, 'Too late, alas');
    await anne.fill(TEXT, 'Words to copy.');
    await council.command('quarter', 'close', ...QUARTER);
    const seen = await anne.submit();
    expect(seen.modal?.title).toBe('Not saved');
    expect(seen.modal?.text).toContain('Quarter 1 2026/27 is not collected now');
    expect(seen.modal?.text).toContain('Words to copy.');
    await anne.close();
    await anne.press('Change', { in: list });
    expect(anne.modal?.text).toContain('is not collected now');
    expect(standing()).toEqual(['key-development: In time']);
  });

  it("stand in the officer's overview, with who has said nothing yet", async () => {
    const jo = council.slack.as('JP');
    await add(anne, 'key development', 'A school opens');
    const theresa = council.slack.as('TC');
    await theresa.press('Nothing this quarter', { in: await work(theresa) });
    await theresa.close();
    council.setTime('2026-07-01T08:05:00Z');
    await council.tick();
    await council.tick();
    expect(jo.dms().at(-1)?.text).toContain(
      'Items: one key development, 0 emerging issues, 1 with nothing this quarter, nothing said yet by Samir Nadar',
    );
    await jo.openHome();
    expect(jo.home?.text).toContain('nothing said yet by Samir Nadar');
  });

  it('are published with their numbers and initials, and their titles stand in the channel', async () => {
    await add(anne, 'key development', 'A school opens');
    await add(council.slack.as('TC'), 'emerging issue', 'Costs rise');
    await council.command('quarter', 'close', ...QUARTER);
    await council.command('quarter', 'publish', ...QUARTER);
    await council.tick();
    const [root] = council.slack.messages({ channel: 'C0WESTMERE' });
    expect(root?.text).toContain('Key developments\n• 2.1 A school opens (AMc)');
    expect(root?.text).toContain('Emerging issues\n• 3.1 Costs rise (TC)');
    await council.command('report', ...QUARTER, '--format', 'md', '--out', council.folder);
    const name = readdirSync(council.folder).find((file) => file.endsWith('.md')) ?? '';
    const report = readFileSync(join(council.folder, name), 'utf8');
    expect(report).toContain('### 2.1 A school opens\n\nA school opens in full.\n\n- with a list\n- of two (AMc)');
  });

  it("carry on last quarter's emerging issue, or make a development of it", async () => {
    await add(anne, 'emerging issue', 'Costs rise');
    await council.command('quarter', 'close', ...QUARTER);
    council.setTime('2026-10-01T08:00:00Z');
    await council.command('quarter', 'open', '--directorate', 'CE', '--quarter', '2026-27/Q2');
    await anne.choose('Still live: carry it on', { in: await work(anne) });
    expect(anne.modal?.title).toBe('Carried on');
    await anne.close();
    const followers = () =>
      query(`select kind || ': ' || title from item_version where quarter = '2026-27/Q2' order by id`);
    expect(followers()).toEqual(['emerging-issue: Costs rise']);
    await anne.choose('Now a development', { in: await work(anne) });
    await anne.fill(TITLE, 'Costs have risen');
    expect((await anne.submit()).modal?.text).toContain('This is the text of last quarter, word for word.');
    expect((await anne.submit()).modal?.title).toBe('Saved');
    expect(followers()).toEqual(['emerging-issue: Costs rise', 'key-development: Costs have risen']);
    expect(query('select count(distinct item_id) from item_version where follows_id is not null')).toEqual([1]);
  });

  it("close last quarter's emerging issue: nothing of it is printed, and it may be carried on after all", async () => {
    await add(anne, 'emerging issue', 'Costs rise');
    await council.command('quarter', 'close', ...QUARTER);
    council.setTime('2026-10-01T08:00:00Z');
    await council.command('quarter', 'open', '--directorate', 'CE', '--quarter', '2026-27/Q2');
    const outcomes = () => query('select outcome from issue_outcome order by id');
    const followers = () => query("select title from item_version where quarter = '2026-27/Q2'");
    const seen = await anne.choose('Closed', { in: await work(anne) });
    expect(seen.modal?.title).toBe('Closed');
    expect(seen.modal?.text).toContain('Costs rise');
    expect(seen.modal?.text).toContain('It is closed, and is not printed this quarter.');
    expect([outcomes(), followers()]).toEqual([['closed'], []]);
    await anne.close();
    await anne.choose('Still live: carry it on', { in: await work(anne) });
    expect([outcomes(), followers()]).toEqual([['closed', 'still-live'], ['Costs rise']]);
  });

  it('update a milestone from the shortcut', async () => {
    const seen = await anne.shortcut('Update a milestone');
    expect(seen.modal?.text).toContain('COPS2');
    await anne.press('Update', { near: 'COPS2' });
    expect(anne.modal?.title).toBe('Update COPS2');
  });
});

describe.each(['socket', 'http'] as const)('many milestones in two directorates over %s', (transport) => {
  const PERSON = 'AA';

  beforeEach(async () => {
    const planPath = writeLargePlan(tmpdir(), 7, { owners: 1, milestones: 120 });
    council = await openCouncil({ transport, planPath });
    const second = join(council.folder, 'second.yaml');
    const text = readFileSync(planPath, 'utf8').replace('name: Place', 'name: Streets');
    writeFileSync(second, text.replaceAll('ref: PL', 'ref: ST').replace('code: PL', 'code: ST'));
    council.setTime('2026-07-01T08:00:00Z');
    for (const [path, code] of [
      [planPath, 'PL'],
      [second, 'ST'],
    ] as const) {
      await council.command('import', path);
      await council.command('quarter', 'open', '--directorate', code, '--quarter', '2026-27/Q1');
    }
    await council.tick();
    anne = council.slack.as(PERSON);
  });

  it('is told which directorate each milestone is of', async () => {
    const seen = await anne.shortcut('Update a milestone');
    const labels = JSON.stringify(seen.modal?.blocks).match(/Waits for you[^"]*/g);
    expect(new Set(labels)).toEqual(new Set(['Waits for you: Place', 'Waits for you: Streets']));
    const { text } = await work(anne);
    expect(text).toContain('Place: Quarter 1 2026/27');
    expect(text).toContain('Streets: Quarter 1 2026/27');
  });

  it('finds a milestone in a menu, and opens its form', async () => {
    await anne.shortcut('Update a milestone');
    await anne.fill('Which one?', 'PL117 Finish piece of work number 117');
    await anne.submit();
    expect(anne.modal?.title).toBe('Update PL117');
  });

  it('is asked for which directorate an item is', async () => {
    await anne.shortcut('Add an emerging issue');
    await anne.fill('For which directorate?', 'Streets');
    await anne.submit();
    expect(anne.modal?.text).toContain('Streets, Quarter 1 2026/27');
    await anne.fill(TITLE, 'Snow');
    await anne.fill(TEXT, 'It may come.');
    await anne.submit();
    const directorates = 'select name from directorate join item_version on directorate.id = directorate_id';
    expect(query(directorates)).toEqual(['Streets']);
  });
});
