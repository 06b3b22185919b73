import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import { type Council, EXAMPLE_PLAN, openCouncil } from '../support/council.ts';
import { readColumn } from '../support/read-column.ts';

const BOXES = 'I have checked each one';

let council: Council;
let theresa: Person;

afterEach(async () => {
  await council.stop();
});

/** A directorate that wants text for Amber and Red only; its window for quarter 1 is open. */
async function openWindow(transport: 'socket' | 'http'): Promise<void> {
  council = await openCouncil({ transport });
  const path = join(council.folder, 'plan.yaml');
  writeFileSync(path, readFileSync(EXAMPLE_PLAN, 'utf8').replace('commentary: all', 'commentary: amber and red'));
  await council.command('import', path);
  council.setTime('2026-07-01T08:00:00Z');
  await quarter('open', 'Q1');
  theresa = council.slack.as('TC');
}

async function quarter(act: 'open' | 'close', name: string): Promise<void> {
  const { code, text } = await council.command('quarter', act, '--directorate', 'CE', '--quarter', `2026-27/${name}`);
  if (code !== 0) throw new Error(text);
  await council.tick();
}

function stored(): readonly unknown[] {
  return readColumn(
    council.databasePath,
    "select kind || ' ' || rag || ' ' || commentary from milestone_update order by id",
  );
}

/** What the boxes say, in their order. */
function boxes(): readonly string[] {
  const found = JSON.stringify(theresa.modal?.blocks).matchAll(/"text":\{"type":"plain_text","text":"((?:CFS)[^"]*)"/g);
  return [...found].map(([, text = '']) => text);
}

describe.each(['socket', 'http'] as const)('still on course, over %s', (transport) => {
  beforeEach(() => openWindow(transport));

  it('is recorded for five milestones with a box each, and refused the next quarter', async () => {
    await theresa.command('/milestone');
    await theresa.press('Still on course');
    expect(theresa.modal?.title).toBe('Still on course');
    const five = boxes().slice(0, 5);
    await theresa.fill(BOXES, five);
    const seen = await theresa.submit();
    expect(seen.modal?.title).toBe('Saved');
    expect(seen.modal?.text).toContain('5 milestones are recorded as Green, on course:');
    expect(stored()).toEqual(five.map(() => 'on-course green '));
    await theresa.close();
    await quarter('close', 'Q1');
    council.setTime('2026-10-01T08:00:00Z');
    await quarter('open', 'Q2');
    await theresa.command('/milestone');
    await theresa.press('Still on course');
    expect(boxes().some((box) => five.includes(box))).toBe(false);
    expect(council.slack.refusals).toEqual([]);
  });

  it('is offered in the message and on the Home tab, while something may go without a text', async () => {
    const message = theresa.dms().at(-1);
    if (message === undefined) throw new Error('There is no message.');
    await theresa.press('Still on course', { in: message });
    const [first = '', ...others] = boxes();
    expect(others.length).toBeGreaterThan(5);
    await theresa.close();
    await theresa.openHome();
    await theresa.press('Still on course', { in: 'home' });
    await theresa.fill(BOXES, [first, ...others]);
    expect((await theresa.submit()).modal?.title).toBe('Saved');
    await theresa.close();
    council.setTime('2026-07-01T08:05:00Z');
    await council.tick();
    expect(JSON.stringify(theresa.dms().at(-1)?.blocks)).not.toContain('Still on course');
    await theresa.openHome();
    expect(JSON.stringify(theresa.home?.blocks)).not.toContain('Still on course');
  });

  it('wants at least one box ticked', async () => {
    await theresa.command('/milestone');
    await theresa.press('Still on course');
    expect((await theresa.submit()).outcome).toBe('refused');
    expect(theresa.modal?.title).toBe('Still on course');
    expect(stored()).toEqual([]);
  });

  it('stores nothing where one was answered meanwhile, and says which', async () => {
    await theresa.command('/milestone');
    await theresa.press('Still on course');
    const [first = '', second = ''] = boxes();
    await theresa.fill(BOXES, [first, second]);
    const sqlite = new SqliteDatabase(council.databasePath);
    sqlite.exec(
      `insert into milestone_update (milestone_id, quarter, kind, progress, rag, commentary, action, owner_id, at, form_nonce, content_hash, submission_id)
       select id, '2026-27/Q1', 'written', 'in-progress', 'red', 'Their words.', 'x', owner_id, 1782900000000, 'other', 'h', 's' from milestone where ref = 'CFS2' limit 1`,
    );
    sqlite.close();
    const seen = await theresa.submit();
    expect(seen.modal?.text).toContain('it was answered in the meantime');
    expect(stored()).toEqual(['written red Their words.']);
    await theresa.submit();
    expect(stored()).toEqual(['written red Their words.', 'on-course green ']);
  });

  it('is one press in the form, which throws away no text', async () => {
    await theresa.command('/milestone CFS4');
    await theresa.fill(/What should councillors know/, 'Words that were meant.');
    await theresa.press('Still on course');
    expect(theresa.modal?.text).toContain('You have written or chosen something here');
    expect(theresa.modal?.text).toContain('Words that were meant.');
    expect(stored()).toEqual([]);
    await theresa.fill(/What should councillors know/, null);
    await theresa.fill('Will it be done on time?', 'Red: highly likely or certain to miss');
    await theresa.press('Still on course');
    expect(theresa.modal?.text).toContain('written or chosen something here');
    expect(stored()).toEqual([]);
    await theresa.fill('Will it be done on time?', 'Green: on course');
    await theresa.press('Still on course');
    expect(theresa.modal?.title).toBe('Saved');
    expect(stored()).toEqual(['on-course green ']);
  });

  it('goes on to the next in the walk', async () => {
    await council.tick();
    const message = theresa.dms().at(-1);
    if (message === undefined) throw new Error('There is no message.');
    await theresa.press('Start', { in: message });
    await theresa.press('Still on course');
    expect(theresa.modal?.title).toContain('2 of');
    expect(theresa.modal?.text).toContain('is saved: Green, on course.');
  });
});
