import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import type { Council } from '../support/council.ts';
import { openCollecting, QUARTER } from '../support/open-collecting.ts';
import { readColumn } from '../support/read-column.ts';

const STATUS = 'Will it be done on time?';
const TEXT = 'What should councillors know?';
const COVERS = 'This text also covers';
const SURVEY = /^COPS1 Publish the yearly survey/;
const REPAIRS = /^COPS1 Agree with head teachers/;
const WORDS = 'Places, repairs and forecasts were agreed with all schools.';

let council: Council;
let anne: Person;

afterEach(async () => {
  await council.stop();
});

async function openForm(transport: 'socket' | 'http'): Promise<void> {
  council = await openCollecting(transport);
  anne = council.slack.as('AMc');
  await anne.command('/milestone COPS2');
}

const query = (sql: string) => readColumn(council.databasePath, sql);

const stored = () => query(`select kind || ' ' || rag from milestone_update order by id`);

/** The options of "This text also covers". */
function options(): readonly string[] {
  const field = anne.modal?.blocks.find((block) => JSON.stringify(block).includes('multi_static_select'));
  return [...JSON.stringify(field).matchAll(/"text":"(COPS1 [^"]*)"/g)].map(([, text = '']) => text);
}

const optionOf = (pattern: RegExp) => options().find((option) => pattern.test(option)) ?? '';

/** Green with a text that is to cover both COPS1; saved, so that their status is asked. */
async function coverBoth(): Promise<void> {
  await anne.fill(STATUS, 'Green: on course');
  await anne.fill(TEXT, WORDS);
  await anne.fill(COVERS, [optionOf(SURVEY), optionOf(REPAIRS)]);
  await anne.submit();
}

const HOW = /^COPS1.*: will it be done on time/;
const ACTION = /^COPS1.*: if Amber or Red/;

describe.each(['socket', 'http'] as const)('one text for three milestones, over %s', (transport) => {
  beforeEach(() => openForm(transport));

  it('asks the status of each, without default, and stores all at once', async () => {
    await coverBoth();
    expect(anne.modal?.text).toContain('How does each of them stand?');
    expect(anne.modal?.text).toContain(WORDS);
    expect(stored()).toEqual([]);
    await anne.fill(HOW, 'Green: on course', { nth: 1 });
    await anne.fill(HOW, 'Red: highly likely or certain to miss', { nth: 2 });
    await anne.submit();
    expect(Object.values(anne.errors)).toEqual([expect.stringContaining('Red needs a line')]);
    await anne.fill(ACTION, 'Roofs are tendered again.', { nth: 2 });
    const seen = await anne.submit();
    expect(seen.modal?.title).toBe('Saved');
    expect(seen.modal?.text).toContain('This text covers, too:');
    expect(seen.modal?.text).toContain('3 more updates wait for you.');
    expect(stored()).toEqual(['written green', 'covered green', 'covered red']);
    expect(query("select count(*) from audit where action = 'answer-milestone'")).toEqual([3]);
    expect(council.slack.refusals).toEqual([]);
  });

  it('keeps what was typed when one is taken out, and asks no more of it', async () => {
    await coverBoth();
    await anne.fill(HOW, 'Amber: too early to say', { nth: 1 });
    await anne.fill(HOW, 'Green: on course', { nth: 2 });
    await anne.fill(COVERS, [optionOf(SURVEY)]);
    await anne.submit();
    expect(stored()).toEqual(['written green', 'covered amber']);
  });

  it('stores a submit once that is delivered three times', async () => {
    await coverBoth();
    await anne.fill(HOW, 'Green: on course', { nth: 1 });
    await anne.fill(HOW, 'Green: on course', { nth: 2 });
    council.slack.faults.nextDelivery('view_submission', { kind: 'delivered-again', times: 3 });
    expect((await anne.submit()).modal?.title).toBe('Saved');
    expect(stored()).toEqual(['written green', 'covered green', 'covered green']);
  });

  it('says in the list whose text it is, and gives one its own', async () => {
    await coverBoth();
    await anne.fill(HOW, 'Green: on course', { nth: 1 });
    await anne.fill(HOW, 'Green: on course', { nth: 2 });
    await anne.submit();
    await anne.close();
    await anne.command('/milestone');
    const list = anne.ephemerals().at(-1);
    expect(JSON.stringify(list)).toContain('Covered by the text of COPS2 Report to members');
    await anne.press('Give this one its own text', {
      near: /Publish the yearly survey/,
      ...(list ? { in: list } : {}),
    });
    expect(anne.modal?.text).toContain('Covered by the text of COPS2');
    expect(anne.modal?.text).toContain(WORDS);
    await anne.fill(TEXT, 'The survey is published, and has words of its own.');
    expect((await anne.submit()).modal?.title).toBe('Saved');
    await anne.close();
    await anne.command('/milestone COPS2');
    expect(anne.modal?.text).toContain('This text covers, too: COPS1 Agree with head teachers');
    await anne.fill(TEXT, 'Better words for what it still covers.');
    await anne.submit();
    await anne.close();
    await council.command('quarter', 'close', ...QUARTER);
    await council.command('report', ...QUARTER, '--format', 'md', '--out', council.folder);
    const text = readFileSync(
      join(council.folder, readdirSync(council.folder).find((name) => name.endsWith('.md')) ?? ''),
      'utf8',
    );
    expect(text.split('Better words for what it still covers.')).toHaveLength(2);
    expect(text).toContain('COPS1, COPS2: Agree with head teachers');
    expect(text).toContain('words of its own');
  });

  it('goes on to the next of the walk, past all that it covers', async () => {
    await anne.close();
    const message = anne.dms().at(-1);
    if (message === undefined) throw new Error('There is no message.');
    await anne.press('Start', { in: message });
    expect(anne.modal?.title).toContain('1 of');
    await anne.fill(STATUS, 'Green: on course');
    await anne.fill(TEXT, WORDS);
    await anne.fill(COVERS, [optionOf(REPAIRS)]);
    await anne.submit();
    await anne.fill(HOW, 'Green: on course');
    await anne.submit();
    expect(anne.modal?.text).toContain('COPS2 Report to members');
    expect(anne.modal?.text).toContain('COPS1 is saved: Green, on course.');
  });
});

describe.each(['socket', 'http'] as const)('what was said of covered milestones and not sent, over %s', (transport) => {
  beforeEach(async () => {
    await openForm(transport);
    await coverBoth();
    await anne.fill(HOW, 'Red: highly likely or certain to miss', { nth: 1 });
    await anne.fill(ACTION, 'Roofs are tendered again.', { nth: 1 });
  });

  it('is back when they are asked again, after one more change and after none', async () => {
    for (const more of ['', 'And more.', '']) {
      await anne.close();
      await anne.command('/milestone COPS2');
      if (more !== '') await anne.type(TEXT, more);
      await anne.submit();
      expect(anne.modal?.text).toContain('How does each of them stand?');
      expect(JSON.stringify(anne.modal?.values)).toContain('Roofs are tendered again.');
    }
    await anne.fill(HOW, 'Green: on course', { nth: 2 });
    expect((await anne.submit()).modal?.title).toBe('Saved');
    expect(stored()).toEqual(['written green', 'covered red', 'covered green']);
    expect(query("select count(*) from draft where state = 'open'")).toEqual([0]);
    expect(council.slack.refusals).toEqual([]);
  });

  it('can be read before it is sent, and is shown to be copied where the window closes', async () => {
    await anne.fill('By when will that be done?', '2026-08-14');
    await anne.fill(/^COPS1.*: if completed, on what date/, '2026-06-30', { nth: 2 });
    const said = [WORDS, 'Red: highly likely', 'Roofs are tendered again.', '30 June 2026', '14 August 2026'];
    const isSaid = () => said.filter((words) => anne.modal?.text.includes(words));
    await anne.close();
    await anne.openHome();
    await anne.press('Look first', { in: 'home' });
    expect(isSaid()).toEqual(said);
    expect(anne.modal?.text).toMatch(/COPS1 Publish the yearly survey.*: Red: highly likely/);
    await anne.close();
    await anne.command('/milestone COPS2');
    await anne.submit();
    await anne.fill(HOW, 'Green: on course', { nth: 2 });
    await council.command('quarter', 'close', ...QUARTER);
    await anne.submit();
    expect(anne.modal?.title).toBe('Not saved: closed');
    expect(isSaid()).toEqual(said);
    await anne.close();
    for (let n = 0; n < 3; n += 1) await council.tick();
    await anne.press('Read what I wrote', { in: anne.dms().at(-1) ?? 'home' });
    expect(isSaid()).toEqual(said);
  });
});
