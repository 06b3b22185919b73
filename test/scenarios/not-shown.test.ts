import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import { type Council, EXAMPLE_PLAN, openCouncil } from '../support/council.ts';
import { QUARTER } from '../support/open-collecting.ts';
import { readColumn } from '../support/read-column.ts';

const Q2 = ['--directorate', 'CE', '--quarter', '2026-27/Q2'];
const STATUS = 'Will it be done on time?';
const TEXT = 'What should councillors know?';
const UPDATES = "select kind || ' ' || commentary from milestone_update order by id";
const STANDING = 'select title, is_withdrawn from item_version order by id';

let council: Council;
let anne: Person;

/** Text for Amber and Red only, and Farah drafts COPS2 for Anne. */
function writePlan({ folder }: Council): string {
  const path = join(folder, 'plan.yaml');
  const text = readFileSync(EXAMPLE_PLAN, 'utf8').replace('commentary: all', 'commentary: amber and red');
  writeFileSync(
    path,
    text.replace(/(ref: COPS2\n(?: +.*\n)*?)( +)owner: AMc\n/u, '$1$2owner: AMc\n$2contributors: [FW]\n'),
  );
  return path;
}

/** Quarter 2, with an emerging issue of Quarter 1. */
async function openWindow(transport: 'socket' | 'http'): Promise<void> {
  council = await openCouncil({ transport });
  expect((await council.command('import', writePlan(council))).code).toBe(0);
  council.setTime('2026-07-01T08:00:00Z');
  expect(await council.command('quarter', 'open', ...QUARTER)).toMatchObject({ code: 0 });
  await council.tick();
  anne = council.slack.as('AMc');
  await addItem(anne, 'Add an emerging issue', 'Costs rise');
  await council.command('quarter', 'close', ...QUARTER);
  council.setTime('2026-10-01T08:00:00Z');
  await council.command('quarter', 'open', ...Q2);
  await council.tick();
  await council.tick();
}

async function addItem(person: Person, shortcut: string, title: string): Promise<void> {
  await person.shortcut(shortcut);
  await person.fill('Title', title);
  await person.fill(TEXT, `${title} in full.`);
  await person.submit();
  await person.close({ all: true });
}

async function workOf(person: Person) {
  await person.command('/milestone');
  const list = person.ephemerals().at(-1);
  if (list === undefined) throw new Error(`${person.name} was shown nothing.`);
  return list;
}

async function draft(person: Person, ref: string, text: string): Promise<void> {
  await person.command(`/milestone ${ref}`);
  await fillDraft(person, text);
}

async function fillDraft(person: Person, text: string): Promise<void> {
  await person.fill(STATUS, 'Amber: too early to say');
  await person.type(TEXT, text);
  await person.close({ all: true });
}

async function handIn(text: string): Promise<void> {
  const farah = council.slack.as('FW');
  await farah.command('/milestone');
  await farah.press('Draft', { near: /COPS2/u });
  await farah.fill(STATUS, 'Green: on course');
  await farah.fill(TEXT, text);
  expect((await farah.submit()).modal?.title).toBe('Handed in');
  await farah.close({ all: true });
}

interface Act {
  readonly name: string;
  readonly who?: string;
  readonly press: (person: Person) => Promise<unknown>;
  /** Before the fault: what stands there to be pressed. */
  readonly before?: (person: Person) => Promise<unknown>;
  readonly shows: 'views.open' | 'views.update';
  /** What shows that it was done. */
  readonly stored: string;
  readonly says: string | RegExp;
}

const NOTHING = 'select is_nothing from nil_return order by id';
const DRAFTS = 'select state from draft order by rowid';
const CONFIRMED = 'select is_confirmed from section_confirmation order by id';

/** Each leaves behind what the next needs. */
const ACTS: readonly Act[] = [
  {
    name: '“Nothing this quarter”',
    press: async (person) => person.press('Nothing this quarter', { in: await workOf(person) }),
    shows: 'views.open',
    stored: NOTHING,
    says: 'You said that there is nothing this quarter beyond the milestones.',
  },
  {
    name: '“Undo” of that',
    press: async (person) => person.press('Undo', { in: await workOf(person), near: 'beyond the milestones' }),
    shows: 'views.open',
    stored: NOTHING,
    says: 'It is open again whether there is something this quarter.',
  },
  {
    name: '“Confirm: nothing to report”',
    who: 'JP',
    press: async (person) => person.press('Confirm: nothing to report', { in: await workOf(person), near: 'Equality' }),
    shows: 'views.open',
    stored: CONFIRMED,
    says: 'nothing to report. The report says so with your name.',
  },
  {
    name: 'what became of last quarter’s issue',
    press: async (person) => person.choose('Still live: carry it on', { in: await workOf(person) }),
    shows: 'views.open',
    stored: STANDING,
    says: 'It is printed again as an emerging issue, as it stands.',
  },
  {
    name: '“Withdraw” of an item',
    before: async (person) => person.press('Change', { in: await workOf(person), near: 'Costs rise' }),
    press: (person) => person.press(/^Withdraw/u),
    shows: 'views.update',
    stored: STANDING,
    says: /withdrawn/iu,
  },
  {
    name: '“Discard draft”, with its form drawn anew',
    who: 'TC',
    before: async (person) => {
      await draft(person, 'CFS4', 'To be thrown away.');
      await person.command('/milestone CFS4');
    },
    press: (person) => person.press('Discard draft'),
    shows: 'views.update',
    stored: DRAFTS,
    says: 'The draft is discarded.',
  },
  {
    name: '“Send this one”',
    who: 'TC',
    before: (person) => draft(person, 'CFS4', 'Two of the promises are late.'),
    press: async (person) => {
      await person.openHome();
      await person.press('Send this one', { in: 'home' });
    },
    shows: 'views.open',
    stored: UPDATES,
    says: 'is sent',
  },
  {
    name: '“Approve”',
    before: async (person) => {
      await handIn('Farah on the survey: two sites are open.');
      await person.press(/^Read/u, { in: await workOf(person) });
    },
    press: (person) => person.press('Approve'),
    shows: 'views.update',
    stored: UPDATES,
    says: /COPS2.*(sent|approved)/iu,
  },
  {
    name: '“Still on course” in the form, in the middle of a walk',
    who: 'TC',
    before: (person) =>
      person.press('Start', { in: person.dms().find(({ text }) => text.includes('due 5pm')) ?? 'home' }),
    press: (person) => person.press('Still on course'),
    shows: 'views.update',
    stored: UPDATES,
    says: 'CFS2 is saved: Green, on course.',
  },
];

const updates = () => readColumn(council.databasePath, UPDATES);

/** What the boxes of a form say. */
async function boxesOf({ modal }: Person): Promise<readonly string[]> {
  return [...JSON.stringify(modal?.blocks).matchAll(/"text":"(CFS\d [^"]*)"/gu)].map(([, text = '']) => text);
}

function breakDatabase(sql: string): void {
  const sqlite = new SqliteDatabase(council.databasePath);
  sqlite.exec(sql);
  sqlite.close();
}

describe.each(['socket', 'http'] as const)('what was done and could not be shown, over %s', (transport) => {
  beforeAll(() => openWindow(transport), 60_000);
  afterAll(() => council.stop());

  it.each(ACTS.map((act) => [act.name, act] as const))('is said in a message: %s', async (_name, act) => {
    const person = council.slack.as(act.who ?? 'AMc');
    await act.before?.(person);
    const [stored, told] = [readColumn(council.databasePath, act.stored), person.dms().length];
    council.slack.faults.next(act.shows, { kind: 'http-error' });
    await act.press(person);
    const said = person.dms().slice(told);
    expect(readColumn(council.databasePath, act.stored)).not.toEqual(stored);
    expect(said).toEqual([expect.objectContaining({ text: expect.stringMatching(act.says) })]);
    if (person.modal !== undefined) await person.close({ all: true });
  });

  it('is said to be perhaps done where only a part of it was', async () => {
    const person = council.slack.as('TC');
    await draft(person, 'CFS4', 'The one that breaks.');
    await person.press('Update', { in: await workOf(person), near: 'Bring youth work' });
    await fillDraft(person, 'The one that goes through.');
    breakDatabase(`create trigger broken before insert on milestone_update
      when new.commentary like '%breaks%' begin select raise(abort, 'broken'); end`);
    await person.openHome();
    const [stored, told] = [updates().length, person.dms().length];
    await person.press('Send these 2', { in: 'home' });
    breakDatabase('drop trigger broken');
    expect(updates()).toHaveLength(stored + 1);
    expect(person.dms()[told]?.text).toContain('may have been done all the same. /milestone and /quarter show');
  });

  it('is said to be saved where what comes next cannot be read', async () => {
    const person = council.slack.as('TC');
    await person.press('Still on course', { in: await workOf(person) });
    await person.fill('I have checked each one', (await boxesOf(person)).slice(0, 1));
    breakDatabase(`create trigger broken after insert on milestone_update begin update draft set fields = '{'; end`);
    const stored = updates().length;
    await person.submit();
    breakDatabase('drop trigger broken');
    expect(updates()).toHaveLength(stored + 1);
    expect(person.modal).toMatchObject({ title: 'Saved' });
  });
});
