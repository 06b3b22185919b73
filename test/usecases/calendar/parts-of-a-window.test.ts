import { beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import type { PartLadders } from '../../../src/core/calendar/window-part.ts';
import type { CollectionWindow } from '../../../src/core/collect/collection-window.ts';
import { windowOfPart } from '../../../src/core/collect/window-of-part.ts';
import { audit } from '../../../src/store/schema/audit.ts';
import { collectionWindow } from '../../../src/store/schema/collect.ts';
import { closeQuarter } from '../../../src/usecases/calendar/close-quarter.ts';
import { moveWindow } from '../../../src/usecases/calendar/move-window.ts';
import { openQuarter } from '../../../src/usecases/calendar/open-quarter.ts';
import { planDueWork } from '../../../src/usecases/remind/plan-due-work.ts';
import {
  aDirectorate,
  aMilestone,
  aPerson,
  aPlan,
  aSlackUser,
  createRemindWorld,
  patience,
  type RemindWorld,
} from '../../support/remind-world.ts';

/** Values are due on Friday 24 July and close on Tuesday 28 July; the rest on the 14th and the 21st. */
const PARTS: PartLadders = {
  values: [
    { name: 'due', day: { workingDay: 18 }, time: '17:00', hears: 'nobody' },
    { name: 'closes', day: { workingDay: 20 }, time: '17:00', hears: 'officer' },
  ],
};
const OPENED = new Date('2026-07-01T08:00:00Z');

let world: RemindWorld;

beforeEach(async () => {
  world = await createRemindWorld();
  world.people = [aPerson('AMc')];
  world.directorates = [aDirectorate('CE', { parts: PARTS })];
  world.plans = [aPlan('d-ce', [aMilestone('m1', 'p-amc')])];
  world.store();
  await world.addSlackUser(aSlackUser('AMc'));
});

const request = (now: string) => ({
  directorateCode: 'CE',
  quarter: { startYear: 2026, number: 1 } as const,
  author: { actor: 'U-PO' },
  now: new Date(now),
  patience: patience(),
});

async function stored(): Promise<CollectionWindow> {
  const window = await world.ports.windows.window('d-ce', '2026-27/Q1');
  if (window === undefined) throw new Error('There is no window.');
  return window;
}

/** `texts 07-14 07-21, values 07-24 07-28`: due and close of each. */
async function dates(): Promise<string> {
  const window = await stored();
  const day = (instant: Date) => instant.toISOString().slice(5, 10);
  return (['texts', 'values', 'finance'] as const)
    .map((part) => `${part} ${day(windowOfPart(window, part).dueAt)} ${day(windowOfPart(window, part).closesAt)}`)
    .join(', ');
}

const open = (now = OPENED.toISOString()) => openQuarter(world.ports, request(now));
const sweep = (now: string) => planDueWork(world.ports, { now: new Date(now) });

describe('a window whose values have dates of their own', () => {
  it('is stored with them, and read as it was', async () => {
    const opened = await open();
    expect(await dates()).toBe('texts 07-14 07-21, values 07-24 07-28, finance 07-14 07-21');
    expect(opened.ok && opened.value).toEqual(await stored());
  });

  it('goes to review with its last part, once', async () => {
    await open();
    const closed = [];
    for (const at of ['2026-07-21T16:00:00Z', '2026-07-28T15:59:00Z', '2026-07-28T16:00:00Z', '2026-07-28T16:01:00Z']) {
      closed.push((await sweep(at)).closed.length);
    }
    expect(closed).toEqual([0, 0, 1, 0]);
  });

  it('can be opened after its texts have closed, and not after all of it has', async () => {
    expect((await open('2026-07-22T08:00:00Z')).ok).toBe(true);
    world.database.orm.delete(collectionWindow).run();
    expect(await open('2026-07-28T16:00:00Z')).toMatchObject({
      refusal: { reason: 'already-over', closesAt: new Date('2026-07-28T16:00:00Z') },
    });
  });

  it('is planned with them, and takes those of a later import', async () => {
    await sweep('2026-06-24T09:00:00Z');
    expect(await dates()).toBe('texts 07-14 07-21, values 07-24 07-28, finance 07-14 07-21');
    world.directorates = [aDirectorate('CE')];
    await sweep('2026-06-24T09:01:00Z');
    expect((await stored()).parts).toBeUndefined();
    world.directorates = [aDirectorate('CE', { parts: { finance: PARTS.values ?? [] } })];
    await sweep('2026-06-24T09:02:00Z');
    expect(await dates()).toBe('texts 07-14 07-21, values 07-14 07-21, finance 07-24 07-28');
  });

  it('of an older database has one close', async () => {
    world.directorates = [aDirectorate('CE')];
    await open();
    expect(world.database.orm.select().from(collectionWindow).all()[0]?.parts).toBeNull();
    expect(await dates()).toBe('texts 07-14 07-21, values 07-14 07-21, finance 07-14 07-21');
  });
});

describe('moving', () => {
  const move = (
    part: 'values' | 'finance' | undefined,
    due: string | undefined,
    closes: string,
    now = '2026-07-02T08:00:00Z',
  ) =>
    moveWindow(world.ports, {
      ...request(now),
      part,
      dates: { ...(due && { due: localDate(due) }), closes: localDate(closes) },
    });

  beforeEach(() => open());

  it.each([
    ['the values', 'values', '2026-07-29', '2026-07-31', 'texts 07-14 07-21, values 07-29 07-31, finance 07-14 07-21'],
    [
      'the close of the values alone',
      'values',
      undefined,
      '2026-07-31',
      'texts 07-14 07-21, values 07-24 07-31, finance 07-14 07-21',
    ],
    [
      'a part that had none',
      'finance',
      undefined,
      '2026-08-05',
      'texts 07-14 07-21, values 07-24 07-28, finance 07-14 08-05',
    ],
    [
      'what has none of its own',
      undefined,
      '2026-07-16',
      '2026-07-23',
      'texts 07-16 07-23, values 07-24 07-28, finance 07-16 07-23',
    ],
  ] as const)('gives other days to %s', async (_what, part, due, closes, expected) => {
    expect((await move(part, due, closes)).ok).toBe(true);
    expect(await dates()).toBe(expected);
    expect(await move(part, due, closes)).toMatchObject({ refusal: { reason: 'same-dates' } });
  });

  it('is recorded by part', async () => {
    await move('values', undefined, '2026-07-31');
    const [last] = world.database.orm.select().from(audit).all().toReversed();
    expect(last).toMatchObject({ action: 'move-window', actor: 'U-PO' });
    expect([last?.before, last?.after]).toMatchObject([
      { valuesClosesAt: '2026-07-28T16:00:00.000Z' },
      { valuesClosesAt: '2026-07-31T16:00:00.000Z', closesAt: '2026-07-21T16:00:00.000Z' },
    ]);
  });

  it.each([
    ['2026-07-02', 'date-passed', '2026-07-03T08:00:00Z'],
    ['2026-07-15', 'dates-out-of-order', '2026-07-02T08:00:00Z'],
  ])('refuses a part’s close on %s: %s', async (closes, reason, now) => {
    expect(await move('values', undefined, closes, now)).toMatchObject({ refusal: { reason } });
    expect(await dates()).toBe('texts 07-14 07-21, values 07-24 07-28, finance 07-14 07-21');
  });

  it('opens a part again that has closed while others are open', async () => {
    await move('values', '2026-07-06', '2026-07-08');
    const closed = windowOfPart(await stored(), 'values').closesAt;
    expect((await move('values', '2026-07-10', '2026-07-14', '2026-07-09T08:00:00Z')).ok).toBe(true);
    expect(windowOfPart(await stored(), 'values').closesAt > closed).toBe(true);
  });
});

describe('closing by hand', () => {
  it('closes every part that was open, and leaves what had closed and finance', async () => {
    await open();
    await moveWindow(world.ports, {
      ...request('2026-07-02T08:00:00Z'),
      part: 'finance',
      dates: { closes: localDate('2026-08-05') },
    });
    await closeQuarter(world.ports, request('2026-07-23T10:00:00Z'));
    const now = new Date('2026-07-23T10:00:00Z');
    const { state, closesAt, parts } = await stored();
    expect([state, closesAt, parts?.values?.closesAt]).toEqual(['review', new Date('2026-07-21T16:00:00Z'), now]);
    expect(parts?.finance?.closesAt).toEqual(new Date('2026-08-05T16:00:00Z'));
  });

  it.each([
    [undefined, 'texts 07-14 07-21, values 07-24 07-28, finance 07-14 07-21'],
    ['2026-07-24', 'texts 07-14 07-24, values 07-24 07-28, finance 07-14 07-24'],
    ['2026-07-31', 'texts 07-14 07-31, values 07-24 07-31, finance 07-14 07-31'],
  ])('and opened again until %s, each part is open as long at least', async (until, expected) => {
    await open();
    await closeQuarter(world.ports, request('2026-07-09T10:00:00Z'));
    const again = await openQuarter(world.ports, {
      ...request('2026-07-10T08:00:00Z'),
      until: until === undefined ? undefined : localDate(until),
    });
    expect(again.ok).toBe(true);
    expect(await dates()).toBe(expected);
  });
});
