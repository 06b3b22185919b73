import { beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { windowDates } from '../../../src/core/calendar/window-dates.ts';
import type { PartLadders } from '../../../src/core/calendar/window-part.ts';
import { createFinanceStore } from '../../../src/store/collect/finance-store.ts';
import { financeBasisOf, readFinanceSituation } from '../../../src/usecases/collect/finance/finance-situation.ts';
import { deliver } from '../../../src/usecases/remind/deliver.ts';
import { planDueWork } from '../../../src/usecases/remind/plan-due-work.ts';
import {
  aDirectorate,
  aMilestone,
  aPerson,
  aPlan,
  aSlackUser,
  aWindow,
  createRemindWorld,
  ORGANISATION,
  patience,
  type RemindWorld,
} from '../../support/remind-world.ts';

const DEPARTMENTS = [
  { id: 'f-care', name: 'Care', contactId: 'p-fw' },
  { id: 'f-roads', name: 'Roads', contactId: 'p-fw' },
];
const OPENS = '2026-07-01T08:00:00Z';

let world: RemindWorld;

beforeEach(async () => {
  world = await createRemindWorld();
  world.people = [aPerson('FW', { deputyId: 'p-dp' }), aPerson('DP')];
  world.directorates = [aDirectorate('CE')];
  world.plans = [{ ...aPlan('d-ce', []), departments: DEPARTMENTS }];
  world.store();
  for (const { initials } of world.people) await world.addSlackUser(aSlackUser(initials));
  await world.addWindow(aWindow('d-ce'));
});

/** Sweeps and delivers twice: what is done once is not done again. */
async function turn(at: string) {
  const now = new Date(at);
  for (let time = 0; time < 2; time += 1) {
    const { ready } = await planDueWork(world.ports, { now });
    for (const { id } of ready) await deliver(world.ports, id, { now });
  }
}

const to = (channelId: string) =>
  world.messenger.messages.filter((message) => message.channelId === channelId).map(({ text }) => text);

async function handIn(departmentId: string, at: string) {
  const read = await readFinanceSituation(world.ports, {
    directorateCode: 'CE',
    quarter: { startYear: 2026, number: 1 },
  });
  if (!read.ok) throw new Error(read.refusal.reason);
  const file = { fileName: 'a.csv', fileSha256: 'ab', rows: [], notes: [], asAtReason: undefined };
  await createFinanceStore(world.database).append(
    {
      ...financeBasisOf(read.value),
      versions: [{ ...file, departmentId, number: 1, asAt: localDate('2026-06-30') }],
      narratives: [],
      author: { actor: 'U-FW' },
      personId: 'p-fw',
      at: new Date(at),
    },
    patience(),
  );
}

describe('who hands in figures', () => {
  it.each([
    ['before the window opens', '2026-07-01T07:59:00Z', 0],
    ['as it opens', OPENS, 1],
  ])('is asked once, %s: %s, %i', async (_when, at, count) => {
    await turn(at);
    await turn(at);
    expect(to('D-FW')).toHaveLength(count);
  });

  it('is not asked at night, but in the next working hour', async () => {
    await turn('2026-07-01T20:00:00Z');
    expect(to('D-FW')).toEqual([]);
    await turn('2026-07-02T07:00:00Z');
    expect(to('D-FW')).toHaveLength(1);
  });

  it('is asked again on the working day before it is due for what is missing, and not where all is in', async () => {
    await turn(OPENS);
    await handIn('f-care', '2026-07-02T09:00:00Z');
    await turn('2026-07-13T08:00:00Z');
    expect(to('D-FW')[1]).toContain('The figures of Roads are due 5pm Tuesday 14 July.');
    expect(to('D-FW')[1]).toContain('Version 1 is in, as at 30 June 2026');
  });

  it('is not asked where all of it is in already', async () => {
    await turn(OPENS);
    for (const { id } of DEPARTMENTS) await handIn(id, '2026-07-02T09:00:00Z');
    await turn('2026-07-02T09:01:00Z');
    await turn('2026-07-13T08:00:00Z');
    expect(to('D-FW')).toHaveLength(1);
    expect(world.messenger.edits.at(-1)?.text).toContain('All figures are in, thank you.');
  });

  it('is asked a day later where that day has its reminder', async () => {
    world.plans = [{ ...aPlan('d-ce', [aMilestone('m1', 'p-fw')]), departments: DEPARTMENTS }];
    world.store();
    await turn(OPENS);
    expect(to('D-FW')).toHaveLength(1);
    expect(to('D-FW')[0]).not.toContain('The figures of');
    await turn('2026-07-02T07:59:00Z');
    expect(to('D-FW')).toHaveLength(1);
    await turn('2026-07-02T08:00:00Z');
    expect(to('D-FW')[1]).toContain('The figures of 2 departments are due');
  });

  it('is represented by the deputy while away', async () => {
    const absence = { personId: 'p-fw', firstDay: localDate('2026-07-01'), lastDay: localDate('2026-07-31') };
    await world.ports.absences.addAbsence(
      { ...absence, setBy: 'test', notices: [], author: { actor: 'test' }, at: new Date('2026-06-30T09:00:00Z') },
      patience(),
    );
    await turn(OPENS);
    expect(to('D-FW')).toEqual([]);
    expect(to('D-DP')).toEqual([expect.stringContaining('You are asked because Person FW is away.')]);
  });
});

describe('once the report is published', () => {
  it('the message has nothing to press', async () => {
    await turn(OPENS);
    await handIn('f-care', '2026-07-02T09:00:00Z');
    const window = { ...aWindow('d-ce'), state: 'published' as const, version: 2 };
    const change = { author: { actor: 'test' }, at: new Date(OPENS), action: 'test' };
    await world.ports.windows.saveWindow(window, change, patience());
    await turn('2026-08-03T09:00:00Z');
    expect(world.messenger.edits.at(-1)?.text).toContain('The report is published.');
    expect(JSON.stringify(world.messenger.edits.at(-1))).not.toContain('Hand in');
  });
});

describe('tables with days of their own', () => {
  /** Due on Wednesday 29 July, closed on Friday 31 July: after what else is collected has closed on the 21st. */
  const parts: PartLadders = {
    finance: [
      { name: 'due', day: { workingDay: 21 }, time: '17:00', hears: 'nobody' },
      { name: 'closes', day: { workingDay: 23 }, time: '17:00', hears: 'officer' },
    ],
  };

  beforeEach(async () => {
    world = await createRemindWorld();
    world.people = [aPerson('FW', { deputyId: 'p-dp' }), aPerson('DP')];
    world.directorates = [aDirectorate('CE', { parts })];
    world.plans = [{ ...aPlan('d-ce', []), departments: DEPARTMENTS }];
    world.store();
    for (const { initials } of world.people) await world.addSlackUser(aSlackUser(initials));
    const quarter = { startYear: 2026, number: 1 } as const;
    await world.addWindow(
      aWindow('d-ce', windowDates(quarter, { calendar: ORGANISATION, zone: 'Europe/London', parts })),
    );
  });

  it('are asked for by these, also when the quarter is under review by then', async () => {
    await turn(OPENS);
    expect(to('D-FW')[0]).toContain('are due 5pm Wednesday 29 July');
    for (const at of ['2026-07-13T08:00:00Z', '2026-07-22T08:00:00Z', '2026-07-27T08:00:00Z']) await turn(at);
    expect((await world.ports.windows.windows())[0]?.state).toBe('review');
    expect(to('D-FW')).toHaveLength(1);
    await turn('2026-07-28T08:00:00Z');
    expect(to('D-FW')).toHaveLength(2);
    await turn('2026-07-30T08:00:00Z');
    expect(to('D-FW')).toHaveLength(2);
  });

  it('are asked for by nobody once they have closed', async () => {
    await turn('2026-07-31T16:00:00Z');
    expect(to('D-FW')).toHaveLength(0);
  });
});
