import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import { type Council, EXAMPLE_PLAN, openCouncil } from '../support/council.ts';
import { readColumn } from '../support/read-column.ts';

const QUARTER = ['--directorate', 'CE', '--quarter', '2026-27/Q2'];
const RISK = 'Too few foster carers';
const ACTION = 'four languages';

let council: Council;
let anne: Person;
let theresa: Person;

/** Quarter 2, in which risks are reported. */
async function openWindow(transport: 'socket' | 'http'): Promise<void> {
  council = await openCouncil({ transport });
  await council.command('import', EXAMPLE_PLAN);
  council.setTime('2026-10-01T08:00:00Z');
  await council.command('quarter', 'open', ...QUARTER);
  await council.tick();
  [anne, theresa] = [council.slack.as('AMc'), council.slack.as('TC')];
}

const query = (sql: string) => readColumn(council.databasePath, sql);

const contents = () => query('select content from led_update order by id').map((text) => JSON.parse(String(text)));

/** Opens the entry with these words from the shortcut. */
async function openForm(person: Person, words: string): Promise<void> {
  await person.shortcut('Update a milestone');
  const menu = person.modal?.callbackId === 'entry-choice';
  if (!menu) return void (await person.press('Update', { near: words }));
  const label = [...JSON.stringify(person.modal?.blocks).matchAll(/"text":"((?:Risk|Equality action) \d [^"]*)"/gu)]
    .map((match) => match[1] ?? '')
    .find((text) => text.includes(words));
  await person.fill('Which one?', label ?? '');
  await person.submit();
}

async function fillRisk(person: Person): Promise<void> {
  await person.fill('How likely is it now, with the controls in place?', '4: likely');
  await person.fill('What would the impact be now?', '3: medium');
  await person.fill('What was done?', 'Eleven carers were approved.\n- two for siblings');
  await person.fill('What comes next, and by when?', 'A second campaign in January.');
}

afterEach(async () => {
  expect(council.slack.refusals).toEqual([]);
  await council.stop();
});

describe.each(['socket', 'http'] as const)('risks and equality actions over %s', (transport) => {
  beforeEach(() => openWindow(transport));

  it('are asked of their leads, with what the plan says', async () => {
    await openForm(theresa, RISK);
    expect(theresa.modal?.title).toBe('Update Risk 1');
    expect(theresa.modal?.text).toContain('Before controls: 4 × 5 = 20 · After controls, as planned: 3 × 4 = 12');
    await fillRisk(theresa);
    expect((await theresa.submit()).modal?.text).toContain('4 × 3 = 12');
    expect(contents()).toEqual([
      {
        kind: 'risk',
        likelihood: 4,
        impact: 3,
        done: 'Eleven carers were approved.\n- two for siblings',
        next: 'A second campaign in January.',
      },
    ]);
  });

  it('say on the field what is missing, and keep what was typed', async () => {
    await openForm(anne, ACTION);
    await anne.fill('How far is it?', 'Behind');
    await anne.fill('What should councillors know?', '   ');
    const seen = await anne.submit();
    expect(Object.values(seen.errors)).toEqual([expect.stringContaining('what was done')]);
    await anne.fill('What should councillors know?', 'The translations are late.');
    await anne.submit();
    expect(contents()).toEqual([{ kind: 'equality-action', progress: 'behind', text: 'The translations are late.' }]);
  });

  it('are stored once, however often the submit arrives', async () => {
    await openForm(theresa, RISK);
    await fillRisk(theresa);
    council.slack.faults.nextDelivery('view_submission', { kind: 'delivered-again', times: 3 });
    await theresa.submit();
    expect(contents()).toHaveLength(1);
  });

  it('keep what is typed as a draft, which a submit takes along', async () => {
    await openForm(theresa, RISK);
    await theresa.fill('What was done?', 'Begun and not sent.');
    await theresa.close();
    await openForm(theresa, RISK);
    expect(theresa.modal?.text).toContain('Begun and not sent.');
    expect(theresa.modal?.text).toContain('Saved as draft at');
    await fillRisk(theresa);
    await theresa.submit();
    expect(query(`select state from draft where entry_kind = 'risk'`)).toEqual(['sent']);
  });

  it('are refused to anybody else, whatever button they hold', async () => {
    await theresa.command('/milestone');
    const list = theresa.ephemerals().at(-1);
    if (list === undefined) throw new Error('TC was shown nothing.');
    const samir = council.slack.as('SN');
    await samir.press('Update', { in: list, near: RISK });
    expect(samir.modal?.title).toBe('Not yours');
    expect(samir.modal?.text).toContain('Risk 1 is led by Theresa Colbourne');
    expect(contents()).toEqual([]);
  });

  it('take nothing after the close, and show the text to copy', async () => {
    await openForm(theresa, RISK);
    await fillRisk(theresa);
    await council.command('quarter', 'close', ...QUARTER);
    const seen = await theresa.submit();
    expect(seen.modal?.title).toBe('Not saved');
    expect(seen.modal?.text).toContain('Risk 1 is not asked for in Quarter 2 2026/27 any more');
    expect(seen.modal?.text).toContain('Eleven carers were approved.');
    expect(contents()).toEqual([]);
  });

  it('have a history, from which an officer sends one back and closes the question', async () => {
    await openForm(theresa, RISK);
    await fillRisk(theresa);
    await theresa.submit();
    const jo = council.slack.as('JP');
    await jo.command('/milestone Risk 1 history');
    expect(jo.modal?.title).toBe('History of Risk 1');
    expect(jo.modal?.text).toContain('Eleven carers were approved.');
    await jo.press('Send back with a question');
    await jo.fill('What do you want to know?', 'Approved by whom?');
    await jo.submit();
    await jo.close();
    await theresa.command('/milestone Risk 1 history');
    expect(theresa.modal?.text).toContain('Approved by whom?');
    expect(theresa.modal?.text).not.toContain('Close the question');
    await theresa.close();
    await jo.command('/milestone risk 1 history');
    await jo.press('Close the question');
    expect(jo.modal?.title).toBe('History of Risk 1');
    expect(jo.modal?.text).toContain('Not answered; closed at');
    await anne.command('/milestone Risk 1 history');
    expect(anne.modal?.text).toContain('everybody reads the published reports');
    expect(anne.modal?.text).not.toContain('Eleven carers');
  });

  it('are confirmed to have nothing to report by the officer, who can take it back, and the report says by whom', async () => {
    const jo = council.slack.as('JP');
    await jo.command('/milestone');
    await jo.press('Confirm: nothing to report', { near: 'Equality actions' });
    expect(jo.modal?.title).toBe('Confirmed');
    await jo.press('Undo');
    expect(jo.modal?.title).toBe('Taken back');
    await jo.close();
    await jo.openHome();
    await jo.press('Confirm: nothing to report', { in: 'home', near: 'Equality actions' });
    await jo.close();
    expect(query('select is_confirmed from section_confirmation order by id')).toEqual([1, 0, 1]);
    await council.command('quarter', 'close', ...QUARTER);
    await council.command('report', ...QUARTER, '--format', 'md', '--out', council.folder);
    const name = readdirSync(council.folder).find((file) => file.endsWith('.md')) ?? '';
    const report = readFileSync(join(council.folder, name), 'utf8');
    expect(report).toContain('There is nothing to report on high priority equality actions for Quarter 2 2026/27.');
    expect(report).toContain('This was confirmed by Jo Pardew, Performance Officer, on 1 October 2026.');
  });

  it('are not confirmed by who leads only some of them, nor with a forged button', async () => {
    await theresa.command('/milestone');
    expect(theresa.ephemerals().at(-1)?.text).not.toContain('Confirm: nothing to report');
    const jo = council.slack.as('JP');
    await jo.command('/milestone');
    const list = jo.ephemerals().at(-1);
    if (list === undefined) throw new Error('JP was shown nothing.');
    await theresa.press('Confirm: nothing to report', { in: list, near: 'Risks' });
    expect(theresa.modal?.text).toContain('The performance officer confirms this');
    expect(query('select count(*) from section_confirmation')).toEqual([0]);
  });
});
