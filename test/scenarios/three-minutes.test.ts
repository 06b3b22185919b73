import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { fieldsOf, optionsOf } from '../../sandbox/fields.ts';
import { objectAt, stringAt } from '../../sandbox/json.ts';
import type { Person } from '../../sandbox/people.ts';
import { type Council, openCouncil } from '../support/council.ts';

const PLAN = fileURLToPath(new URL('../fixtures/plans/three-minutes.yaml', import.meta.url));
const QUARTER = ['--directorate', 'PL', '--quarter', '2026-27/Q1'];
/** A press, a choice or a submit each. */
const MOST_CLICKS = 24;
const BOXES = 'I have checked each one';

/** When a milestone needs a text: `all` is what a plan has that says nothing. */
type Rule = 'all' | 'amber and red';

interface Given {
  readonly status: string;
  readonly text: string;
  readonly action?: string;
}

/** By ref; whatever is not among them is still on course. */
const OFF_COURSE: Readonly<Record<string, Given>> = {
  PL2: {
    status: 'Amber: uncertain',
    text: 'Four of nine parishes have not answered. The plan is ready, and nothing else holds it up.',
    action: 'The parish clerk visits the four that are left.',
  },
  PL7: {
    status: 'Amber: too early to say',
    text: 'The scheme began in June, and the first inspections are booked for July.',
  },
  PL5: {
    status: 'Red: highly likely or certain to miss',
    text: 'The supplier cannot deliver before February. Until then the old system is kept alive.',
    action: 'The contract is being renegotiated by the head of housing.',
  },
};

/** What is said of the five that are on course, where every milestone has its text. */
const ON_COURSE: readonly string[] = [
  'The stone has come, and the first third of the square is laid.',
  'Trees stand in nine of twelve streets, and residents water them.',
  'The lamps are ordered, and the first twenty are lit in August.',
  'Eighteen homes are let again, four more than we had planned by now.',
  'Residents have read the draft, and the committee sees it in September.',
];

const FIGURES: Readonly<Record<string, string>> = { PI1: '98.4', PI2: '71' };

let council: Council;
afterEach(async () => {
  await council.stop();
});

async function openWindow(transport: 'socket' | 'http', rule: Rule): Promise<Person> {
  council = await openCouncil({ transport, planPath: PLAN });
  const plan = join(council.folder, 'plan.yaml');
  writeFileSync(plan, readFileSync(PLAN, 'utf8').replace('commentary: amber and red', `commentary: ${rule}`));
  await council.command('import', plan);
  council.setTime('2026-07-01T08:00:00Z');
  await council.command('quarter', 'open', ...QUARTER);
  await council.tick();
  await council.tick();
  const rana = council.slack.as('RK');
  expect(rana.dms()[0]?.text).toContain('You have 8 milestones and 2 indicators');
  return rana;
}

/** Answers the entry whose form is open: with one press where it is on course and no text is due, else with status and words. */
async function answer(rana: Person, onCourse: string[]): Promise<void> {
  const ref = / of 10: (\w+)$/.exec(rana.modal?.title ?? '')?.[1] ?? '';
  const [figure, given] = [FIGURES[ref], OFF_COURSE[ref]];
  if (figure !== undefined) {
    await rana.type('Figure', figure);
    if (rana.modal?.text.includes('Is the year’s target on course?'))
      await rana.fill(/target on course/, 'Green: on course');
  } else if (given === undefined) {
    if (rana.modal?.text.includes('[Still on course]')) return void (await rana.press('Still on course'));
    await rana.fill('Will it be done on time?', 'Green: on course');
    await rana.type('What should councillors know?', onCourse.shift() ?? '');
  } else {
    await rana.fill('Will it be done on time?', given.status);
    await rana.type('What should councillors know?', given.text);
    if (given.action !== undefined) {
      await rana.type(/what is being done/, given.action);
      await rana.fill('By when will that be done?', '2026-09-30');
    }
  }
  await rana.submit();
}

/** The boxes of what is still on course, by their text. */
function boxesOnCourse(rana: Person): readonly string[] {
  const boxes = fieldsOf(rana.modal?.blocks ?? []).flatMap(({ element }) => optionsOf(element));
  const texts = boxes.map((option) => stringAt(objectAt(option, 'text'), 'text') ?? '');
  return texts.filter((text) => !Object.keys(OFF_COURSE).some((ref) => text.startsWith(`${ref} `)));
}

function stored(): readonly unknown[] {
  const sqlite = new SqliteDatabase(council.databasePath, { readonly: true });
  try {
    return sqlite
      .prepare(
        `select kind || ' ' || rag as said from milestone_update union all
         select printf('%g', value) || ' ' || rag from indicator_update order by said`,
      )
      .pluck()
      .all();
  } finally {
    sqlite.close();
  }
}

interface Way {
  readonly name: string;
  readonly rule: Rule;
  /** What is stored of a milestone that is on course. */
  readonly greens: string;
  readonly begin: (rana: Person) => Promise<number>;
}

async function start(rana: Person): Promise<number> {
  await rana.press('Start', { in: rana.dms()[0] });
  return 10;
}

/** The ways to the first form; each leaves so many entries to answer one by one. */
const WAYS: readonly Way[] = [
  {
    name: 'from the reminder, with a text for each',
    rule: 'all',
    greens: 'written green',
    begin: start,
  },
  {
    name: 'from the reminder, one after the other',
    rule: 'amber and red',
    greens: 'on-course green',
    begin: start,
  },
  {
    name: 'from /milestone, those on course with a tick each',
    rule: 'amber and red',
    greens: 'on-course green',
    begin: async (rana) => {
      await rana.command('/milestone');
      await rana.press('Still on course');
      await rana.fill(BOXES, boxesOnCourse(rana));
      await rana.submit();
      await rana.press('Next');
      return 5;
    },
  },
];

describe.each(['socket', 'http'] as const)('eight milestones and two indicators over %s', (transport) => {
  it.each(WAYS)(`take at most ${MOST_CLICKS} clicks $name, typing aside`, async ({ name, rule, greens, begin }) => {
    const rana = await openWindow(transport, rule);
    const onCourse = [...ON_COURSE];
    const before = council.slack.clicks('RK');
    const left = await begin(rana);
    for (let entry = 1; entry <= left; entry += 1) {
      expect(rana.modal?.title).toMatch(/^\d+ of 10: /);
      await answer(rana, onCourse);
    }
    const clicks = council.slack.clicks('RK') - before;
    console.log(`${clicks} clicks ${name}, over ${transport}`);
    expect(clicks).toBeLessThanOrEqual(MOST_CLICKS);
    const written = [
      ...Array.from({ length: 5 }, () => greens),
      'written amber',
      'written amber',
      'written red',
    ].sort();
    expect(stored()).toEqual(['71 green', '98.4 green', ...written]);
    expect(rana.modal?.title).not.toMatch(/ of 10/);
    expect(council.slack.refusals).toEqual([]);
  });
});
