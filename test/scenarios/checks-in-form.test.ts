import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import { type Council, EXAMPLE_PLAN, openCouncil } from '../support/council.ts';
import { readColumn } from '../support/read-column.ts';

const STATUS = 'Will it be done on time?';
const TEXT = 'What should councillors know?';
const ACTION = /what is being done/;
const GREEN = 'Green: on course';
const DELAYED = 'The second site is delayed by the weather.';

let council: Council;
let anne: Person;

afterEach(async () => {
  await council.stop();
});

/** The window of quarter 1 is open; COPS2 was due on the last day before it. */
async function openWindow(transport: 'socket' | 'http'): Promise<void> {
  council = await openCouncil({ transport });
  const path = join(council.folder, 'plan.yaml');
  const plan = readFileSync(EXAMPLE_PLAN, 'utf8');
  const ownWords = plan.replace(/green: .*/, 'green: On time, in this council’s words.');
  writeFileSync(path, ownWords.replace(/(- ref: COPS2\n(?: {8}.*\n)*? {8})due:.*/, '$1due: 31 March 2026'));
  const imported = await council.command('import', path);
  if (imported.code !== 0) throw new Error(imported.text);
  council.setTime('2026-07-01T08:00:00Z');
  await quarter('open', 'Q1');
  anne = council.slack.as('AMc');
}

async function quarter(act: 'open' | 'close', name: string): Promise<void> {
  const { code, text } = await council.command('quarter', act, '--directorate', 'CE', '--quarter', `2026-27/${name}`);
  if (code !== 0) throw new Error(text);
  await council.tick();
}

function stored(): readonly unknown[] {
  return readColumn(council.databasePath, "select commentary || '|' || action from milestone_update order by id");
}

async function start(): Promise<void> {
  const message = anne.dms().at(-1);
  if (message === undefined) throw new Error('There is no message.');
  await anne.press('Start', { in: message });
}

describe.each(['socket', 'http'] as const)('the checks in the form, over %s', (transport) => {
  beforeEach(() => openWindow(transport));

  it('ask what happens now where the date has passed, and take the answer', async () => {
    await anne.command('/milestone COPS2');
    await anne.fill('Was it done?', 'Not completed');
    await anne.fill(TEXT, 'The report waits for the figures of two schools.');
    expect((await anne.submit()).modal?.text).toContain('What happens now, and who is doing it?');
    expect(stored()).toEqual([]);
    await anne.fill(/what happens now/, 'Both schools answer by May.');
    expect((await anne.submit()).modal?.title).toBe('Saved');
    expect(stored()).toEqual(['The report waits for the figures of two schools.|Both schools answer by May.']);
  });

  it('take it without an answer when Save is pressed again', async () => {
    await anne.command('/milestone COPS2');
    await anne.fill('Was it done?', 'Not completed');
    await anne.fill(TEXT, 'The report waits for the figures of two schools.');
    await anne.submit();
    expect((await anne.submit()).modal?.title).toBe('Saved');
    expect(stored()).toEqual(['The report waits for the figures of two schools.|']);
  });

  it('hold up the walk once for a question and each time for a fault, and keep the text', async () => {
    await start();
    await anne.fill(STATUS, 'Red: highly likely or certain to miss');
    await anne.fill(TEXT, DELAYED);
    await anne.submit();
    expect(Object.values(anne.errors)).toEqual([expect.stringContaining('Red needs a line')]);
    expect(anne.modal?.title).toContain('1 of');
    await anne.fill(STATUS, GREEN);
    const asked = await anne.submit();
    expect(asked.modal?.title).toContain('1 of');
    expect(asked.modal?.text).toContain('The text says “delayed”, and the status says on course.');
    expect(asked.modal?.text).toContain(DELAYED);
    expect(stored()).toEqual([]);
    const next = await anne.submit();
    expect(next.modal?.title).toContain('2 of');
    expect(next.modal?.text).toContain('COPS1 is saved: Green, on course.');
    expect(stored()).toEqual([`${DELAYED}|`]);
    expect(council.slack.refusals).toEqual([]);
  });

  it('ask what the words say after they have asked about what came back empty', async () => {
    await start();
    await anne.fill(STATUS, 'Red: highly likely or certain to miss');
    await anne.fill(TEXT, 'The second site waits for its permit.');
    await anne.fill(ACTION, 'A second contractor starts in May.');
    await anne.submit();
    await anne.close({ all: true });
    await anne.command('/milestone COPS1');
    await anne.press('Change', { nth: 1 });
    await anne.fill(STATUS, GREEN);
    await anne.fill(TEXT, DELAYED);
    await anne.fill(ACTION, '');
    const emptied = await anne.submit();
    expect(emptied.modal?.text).toContain('It held:\n');
    expect(emptied.modal?.text).toContain('A second contractor starts in May.');
    expect(emptied.modal?.text).not.toContain('The second site waits for its permit.');
    expect((await anne.submit()).modal?.text).toContain('The text says “delayed”, and the status says on course.');
    expect((await anne.submit()).modal?.title).toBe('Saved');
    expect(stored().at(-1)).toBe(`${DELAYED}|`);
  });

  it('ask everything at once, and nothing twice', async () => {
    await start();
    expect(anne.modal?.text).toContain('In the report, Green means: On time, in this council’s words. Amber:');
    await anne.fill(STATUS, 'Amber: uncertain');
    await anne.fill(TEXT, 'Tbc');
    const asked = await anne.submit();
    expect(asked.modal?.text).toContain('usually has a line on what is being done');
    expect(asked.modal?.text).toContain('This text is very short.');
    await anne.fill(ACTION, 'The board decides in May.');
    await anne.submit();
    expect(stored()).toEqual(['Tbc|The board decides in May.']);
  });

  it('ask about the words of last quarter, and of another milestone', async () => {
    const words = 'Two of three sites are open and are used by families.';
    await start();
    await anne.fill(STATUS, GREEN);
    await anne.fill(TEXT, words);
    await anne.submit();
    await anne.fill(STATUS, GREEN);
    await anne.fill(TEXT, words);
    expect((await anne.submit()).modal?.text).toContain('The same words stand under COPS1 (AMc).');
    await anne.close();
    await quarter('close', 'Q1');
    council.setTime('2026-10-01T08:00:00Z');
    await quarter('open', 'Q2');
    await start();
    await anne.fill(STATUS, GREEN);
    await anne.fill(TEXT, words);
    expect((await anne.submit()).modal?.text).toContain('This is the text of last quarter, word for word.');
    expect(stored()).toEqual([`${words}|`]);
  });

  it('name the text of another owner of the same report, and quote nothing of it', async () => {
    const words = 'Both contractors have signed, and work begins after the holidays.';
    const theresa = council.slack.as('TC');
    await theresa.command('/milestone CFS1');
    await theresa.fill(STATUS, GREEN);
    await theresa.fill(TEXT, `The tender is over. ${words}`);
    await theresa.submit();
    await start();
    await anne.fill(STATUS, GREEN);
    await anne.fill(TEXT, words);
    const asked = (await anne.submit()).modal?.text;
    expect(asked).toContain('The same words stand under CFS1 (TC).');
    expect(asked).not.toContain('The tender is over.');
    await anne.submit();
    expect(stored().at(-1)).toBe(`${words}|`);
  });

  it('say a friendly word about a long text, and save it as it is', async () => {
    const long = Array.from({ length: 200 }, (_, index) => `word${index}`).join(' ');
    await start();
    await anne.fill(STATUS, GREEN);
    await anne.fill(TEXT, long);
    expect((await anne.submit()).modal?.text).toContain('This text has 200 words.');
    expect(stored()).toEqual([`${long}|`]);
  });
});
