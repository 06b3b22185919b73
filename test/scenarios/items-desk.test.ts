import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import type { Council } from '../support/council.ts';
import { openCollecting, QUARTER } from '../support/open-collecting.ts';

let council: Council;
let officer: Person;

async function give(initials: string, kind: 'key development' | 'emerging issue', title: string): Promise<void> {
  const person = council.slack.as(initials);
  await person.shortcut(kind === 'key development' ? 'Add a key development' : 'Add an emerging issue');
  await person.fill('Title', title);
  await person.fill('What should councillors know?', `${title} in full, with all that belongs to it.`);
  const seen = await person.submit();
  if (seen.modal?.title !== 'Saved') throw new Error(`Not saved:\n${seen.text}`);
  await person.close();
}

/** The titles and what stands with them, as the officer sees them. */
const desk = () => officer.modal?.text ?? '';
const choose = (choice: string, near: string) => officer.choose(choice, { near, settleMs: 300 });
const printed = async () => {
  await council.command('report', ...QUARTER, '--format', 'md', '--out', council.folder);
  const { text } = await council.command('items', 'list', ...QUARTER);
  return text;
};

beforeEach(async () => {
  council = await openCollecting('socket');
  officer = council.slack.as('JP');
  await give('AMc', 'key development', 'A school opens');
  await give('TC', 'key development', 'A bridge is mended');
  await give('SN', 'emerging issue', 'Costs rise');
});
afterEach(async () => {
  expect(council.slack.refusals).toEqual([]);
  await council.stop();
});

describe('the items of a quarter, on the officer’s Home tab', () => {
  beforeEach(async () => {
    await officer.openHome();
    await officer.press('Put items in order', { in: 'home' });
  });

  it('are put in another order and into the other section', async () => {
    expect(desk()).toContain('2.1 A school opens');
    await choose('Move up', 'A bridge is mended');
    expect(desk()).toContain('2.1 A bridge is mended');
    await choose('Move to key developments', 'Costs rise');
    expect(desk()).toContain('2.3 Costs rise');
    expect(await printed()).toMatch(/2\.1 A bridge is mended[\s\S]*2\.2 A school opens[\s\S]*2\.3 Costs rise/u);
  });

  it('are merged with joint initials, and brought back', async () => {
    await choose('Merge with the one above', 'A bridge is mended');
    expect(desk()).toContain('AMc, TC');
    expect(desk()).toContain('Merged into “A school opens”');
    await choose('Bring back', 'A bridge is mended');
    expect(desk()).toContain('2.2 A bridge is mended');
  });

  it('are held over, withdrawn, and changed in their form', async () => {
    await choose('Hold over to next quarter', 'Costs rise');
    expect(desk()).toContain('Held over to Quarter 2 2026/27');
    await choose('Withdraw', 'A bridge is mended');
    await choose('Bring back', 'A bridge is mended');
    expect(desk()).toContain('2.2 A bridge is mended');
    await choose('Change the text', 'A school opens');
    await officer.fill('Title', 'Two schools open');
    await officer.submit();
    expect(officer.modal?.title).toBe('Saved');
    expect(await printed()).toContain('2.1 Two schools open');
  });
});

describe('the items of a published report', () => {
  it('are put right from the Home tab, and the amendment says what was and is', async () => {
    council.setTime('2026-07-22T08:00:00Z');
    await council.tick();
    await council.command('quarter', 'publish', ...QUARTER);
    council.setTime('2026-07-22T08:05:00Z');
    await council.tick();
    await officer.openHome();
    await officer.press('Correct items', { in: 'home' });
    expect(desk()).toContain('The published report stays as it is until it is amended; then this is in it.');
    await choose('Change the text', 'A school opens');
    await officer.fill('Title', 'Two schools open');
    await officer.submit();
    expect(officer.modal?.text).toContain('The published report stays as it is until it is amended');
    const amended = await council.command('quarter', 'amend', ...QUARTER, '--why', 'There are two.');
    expect(amended.text).toContain('was: A school opens');
    expect(amended.text).toContain('is:  Two schools open');
  });
});

describe('ragtime items', () => {
  const items = (...args: string[]) => council.command('items', ...args, ...QUARTER, '--entered-by', 'JP');

  it('moves, merges, holds over and brings back by number', async () => {
    expect((await items('up', '2.2')).text).toContain('2.1 A bridge is mended (TC)');
    expect((await items('merge', '3.1', '--into', '2.1')).text).toContain('2.1 A bridge is mended (TC, SN)');
    const held = await items('hold-over', '2.2');
    expect(held.text).toMatch(/A school opens.*\n?.*held over to Quarter 2 2026\/27/u);
    const id = /(i-\w+) +A school opens/u.exec(held.text)?.[1] ?? '';
    expect((await items('back', id)).text).toContain('2.2 A school opens (AMc)');
    expect((await council.command('items', 'list', ...QUARTER)).code).toBe(0);
  });

  it.each([
    [['up', '2.1'], 1, 'stands at that end'],
    [['up', '9.9'], 1, 'No item of this quarter has the number or id "9.9"'],
    [['up'], 2, 'Say which item'],
    [['turn', '2.1'], 2, '"turn" is nothing'],
  ])('refuses %j', async (args, code, words) => {
    const said = await items(...args);
    expect(said).toMatchObject({ code, text: expect.stringContaining(words) });
  });

  it('wants somebody of the plans, whose name is on record', async () => {
    const nobody = await council.command('items', 'up', '2.2', ...QUARTER, '--entered-by', 'XX');
    expect(nobody).toMatchObject({ code: 1, text: expect.stringContaining('"XX"') });
    expect(await council.command('items', 'up', '2.2', ...QUARTER)).toMatchObject({ code: 2 });
  });
});
