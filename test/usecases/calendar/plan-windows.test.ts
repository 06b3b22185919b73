import { beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import type { Indicator } from '../../../src/core/plan/plan.ts';
import { audit } from '../../../src/store/schema/audit.ts';
import { delivery } from '../../../src/store/schema/remind.ts';
import { openQuarter } from '../../../src/usecases/calendar/open-quarter.ts';
import { planDueWindows } from '../../../src/usecases/calendar/plan-windows.ts';
import { deliver } from '../../../src/usecases/remind/deliver.ts';
import { planDueWork } from '../../../src/usecases/remind/plan-due-work.ts';
import { readForecast } from '../../../src/usecases/remind/read-forecast.ts';
import {
  aDirectorate,
  aMilestone,
  aPerson,
  aPlan,
  aSlackUser,
  aWindow,
  createRemindWorld,
  patience,
  type RemindWorld,
} from '../../support/remind-world.ts';

const CHECK_DAY = '2026-06-24T08:00:00Z';
const OPENING = '2026-07-01T08:00:00Z';
const KEY = 'desk-check-window-d-ce-2026-27-Q1-p-jp';
const RATIO: Indicator = {
  id: 'i1',
  areaId: 'area-d-ce',
  ref: 'I1',
  words: 'A ratio',
  ownerId: undefined,
  supplierId: undefined,
  unit: '%',
  decimals: 0,
  polarity: 'higher',
  kind: 'position',
  quarters: [1],
  target: { kind: 'to-be-confirmed' },
  tolerance: undefined,
  lastYear: [],
};

let world: RemindWorld;

beforeEach(async () => {
  world = await createRemindWorld();
  world.people = [aPerson('AMc'), aPerson('JP'), aPerson('PO')];
  world.directorates = [aDirectorate('CE', { officerIds: ['p-jp', 'p-po'] }), aDirectorate('ASC')];
  const milestones = [aMilestone('m1', 'p-amc'), aMilestone('m2', 'p-amc'), aMilestone('m3', undefined)];
  world.plans = [{ ...aPlan('d-ce', milestones), indicators: [RATIO] }];
  world.store();
  for (const initials of ['AMc', 'JP']) await world.addSlackUser(aSlackUser(initials));
});

async function sweep(instant: string): Promise<void> {
  const now = new Date(instant);
  const { ready } = await planDueWork(world.ports, { now });
  for (const { id } of ready) await deliver(world.ports, id, { now });
}

async function windows(): Promise<readonly string[]> {
  return (await world.ports.windows.windows()).map(({ quarter, state, start }) => `${quarter} ${state} ${start}`);
}

const actions = () =>
  world.database.orm
    .select()
    .from(audit)
    .all()
    .map(({ action, actor }) => `${action} ${actor}`);
const keys = () =>
  world.database.orm
    .select()
    .from(delivery)
    .all()
    .map(({ key }) => key);
/** Without what the officers hear while the window collects. */
const texts = () =>
  world.messenger.messages
    .filter(({ key }) => !/^desk-(digest|orphans|missing)-/.test(key))
    .map(({ channelId, text }) => `${channelId} ${text}`);

describe('the first window of an installation', () => {
  it('is planned on its check day, once, and waits; each officer in Slack hears of it once', async () => {
    await sweep('2026-06-24T07:30:00Z');
    expect(await windows()).toEqual([]);
    await sweep(CHECK_DAY);
    await sweep(CHECK_DAY);
    expect(await windows()).toEqual(['2026-27/Q1 planned waits']);
    expect(actions()).toEqual(['plan-window Ragtime']);
    expect(keys()).toEqual([KEY]);
    expect(texts()).toEqual(['D-JP check of CE: waits, 1/2/1']);
    await sweep(OPENING);
    expect(await windows()).toEqual(['2026-27/Q1 planned waits']);
    expect(texts()).toHaveLength(1);
  });

  it('tells an officer who is found in Slack later, in their next working hour', async () => {
    await sweep(CHECK_DAY);
    await world.addSlackUser(aSlackUser('PO', { timeZone: 'America/New_York' }));
    await sweep('2026-06-24T09:00:00Z');
    expect(texts()).toHaveLength(1);
    await sweep('2026-06-24T12:00:00Z');
    expect(texts().slice(1)).toEqual(['D-PO check of CE: waits, 1/2/1']);
  });

  it('is planned without harm by two processes at once', async () => {
    const now = new Date(CHECK_DAY);
    await Promise.all([planDueWindows(world.ports, now), planDueWindows(world.ports, now)]);
    expect(await windows()).toEqual(['2026-27/Q1 planned waits']);
    expect(actions()).toEqual(['plan-window Ragtime']);
    expect(keys()).toEqual([KEY]);
  });
});

describe('a later window', () => {
  beforeEach(async () => {
    await world.addWindow(aWindow('d-asc', { state: 'published' }));
  });

  it('opens by itself, once, and its owners are asked once', async () => {
    for (const instant of [CHECK_DAY, '2026-07-01T07:59:00Z', OPENING, OPENING]) await sweep(instant);
    expect(await windows()).toContain('2026-27/Q1 collecting by-itself');
    expect(actions().slice(1)).toEqual(['plan-window Ragtime', 'open-window Ragtime']);
    expect(texts()).toEqual(['D-JP check of CE: by-itself, 1/2/1', 'D-AMc opens: M1 M2']);
  });

  it('is opened without harm by two processes at once', async () => {
    await sweep(CHECK_DAY);
    const now = new Date(OPENING);
    await Promise.all([planDueWindows(world.ports, now), planDueWindows(world.ports, now)]);
    expect(actions().filter((action) => action === 'open-window Ragtime')).toHaveLength(1);
  });

  it('needs no check any more once it has opened', async () => {
    await planDueWindows(world.ports, new Date(CHECK_DAY));
    await planDueWindows(world.ports, new Date(OPENING));
    await sweep(OPENING);
    expect(texts()).toEqual(['D-AMc opens: M1 M2']);
  });

  it('gets the dates that an import brought, and the forecast knows when it opens', async () => {
    await sweep(CHECK_DAY);
    world.organisation = world.organisation && { ...world.organisation, closureDays: [localDate('2026-07-01')] };
    await sweep('2026-06-25T08:00:00Z');
    expect(actions().slice(1)).toEqual(['plan-window Ragtime', 'move-window Ragtime']);
    const now = new Date('2026-06-25T09:00:00Z');
    const on = async (day: string) => (await readForecast(world.ports, { date: localDate(day), now })).reminded.length;
    expect([await on('2026-07-01'), await on('2026-07-02')]).toEqual([0, 1]);
  });

  it('keeps to the officer’s working hours, also after downtime', async () => {
    await planDueWindows(world.ports, new Date(CHECK_DAY));
    await sweep('2026-06-27T10:00:00Z');
    expect(texts()).toEqual([]);
    await sweep('2026-06-29T07:00:00Z');
    expect(texts()).toEqual(['D-JP check of CE: by-itself, 1/2/1']);
  });

  it('keeps to the days off of its own directorate, where the council works', async () => {
    const closureDays = [localDate('2026-06-25')];
    world.directorates = [aDirectorate('CE', { officerIds: ['p-jp'], closureDays })];
    // Five working days before 1 July are counted without 25 June: the check is due on the 23rd, and Ragtime was down.
    await planDueWindows(world.ports, new Date('2026-06-23T08:00:00Z'));
    await sweep('2026-06-25T09:00:00Z');
    expect(texts()).toEqual([]);
    await sweep('2026-06-26T07:00:00Z');
    expect(texts()).toHaveLength(1);
  });
});

describe('a planned window and the command line', () => {
  it('is started by `quarter open`, with the ladder’s dates', async () => {
    await sweep(CHECK_DAY);
    const quarter = { startYear: 2026, number: 1 } as const;
    const request = { directorateCode: 'CE', quarter, author: { actor: 'test' }, now: new Date(CHECK_DAY) };
    const opened = await openQuarter(world.ports, { ...request, patience: patience() });
    expect(opened).toMatchObject({ ok: true, value: { state: 'collecting', opensAt: new Date(OPENING) } });
    await sweep(OPENING);
    expect(texts().slice(1)).toEqual(['D-AMc opens: M1 M2']);
  });

  it('is not planned without a plan of its year', async () => {
    world.plans = [];
    await sweep(CHECK_DAY);
    expect(await windows()).toEqual([]);
  });
});
