import { beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { audit } from '../../../src/store/schema/audit.ts';
import { closeQuarter } from '../../../src/usecases/calendar/close-quarter.ts';
import { moveWindow } from '../../../src/usecases/calendar/move-window.ts';
import { openQuarter } from '../../../src/usecases/calendar/open-quarter.ts';
import { deliver } from '../../../src/usecases/remind/deliver.ts';
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

const JUNE = new Date('2026-06-24T09:00:00Z');

let world: RemindWorld;

beforeEach(async () => {
  world = await createRemindWorld();
  world.people = [aPerson('AMc')];
  world.directorates = [aDirectorate('CE'), aDirectorate('ASC')];
  world.plans = [aPlan('d-ce', [aMilestone('m1', 'p-amc')])];
  world.store();
  await world.addSlackUser(aSlackUser('AMc'));
});

function request(
  changes: { readonly directorateCode?: string; readonly startYear?: number; readonly now?: Date } = {},
) {
  const { directorateCode = 'ce', startYear = 2026, now = JUNE } = changes;
  const quarter = { startYear, number: 1 } as const;
  return { directorateCode, quarter, author: { actor: 'U-PO' }, now, patience: patience() };
}

/** Sweeps every hour and delivers what is ready; answers the keys of what was sent. */
async function sweep(from: string, until: string): Promise<readonly string[]> {
  const before = world.messenger.messages.length;
  for (let at = new Date(from).getTime(); at <= new Date(until).getTime(); at += 3_600_000) {
    const now = new Date(at);
    const { ready } = await planDueWork(world.ports, { now });
    for (const { id } of ready) await deliver(world.ports, id, { now });
  }
  return world.messenger.messages.slice(before).map(({ text, key }) => `${text.split(':')[0]} ${key.slice(-10)}`);
}

function auditActions() {
  return world.database.orm
    .select()
    .from(audit)
    .all()
    .map(({ action, actor }) => `${action} ${actor}`);
}

describe('opening a quarter', () => {
  it('starts collecting with the ladder’s dates', async () => {
    expect(await openQuarter(world.ports, request())).toMatchObject({
      ok: true,
      value: {
        directorateId: 'd-ce',
        quarter: '2026-27/Q1',
        state: 'collecting',
        version: 1,
        opensAt: new Date('2026-07-01T08:00:00Z'),
        dueAt: new Date('2026-07-14T16:00:00Z'),
        closesAt: new Date('2026-07-21T16:00:00Z'),
      },
    });
    expect(auditActions()).toEqual(['open-window U-PO']);
  });

  it('early, lets reminders wait for the opening', async () => {
    await openQuarter(world.ports, request());
    expect(await sweep('2026-06-24T09:00:00Z', '2026-07-01T07:00:00Z')).toEqual([]);
    expect(await sweep('2026-07-01T08:00:00Z', '2026-07-01T16:00:00Z')).toEqual(['opens 2026-07-01']);
  });

  it('late, asks in the next working hour', async () => {
    await openQuarter(world.ports, request({ now: new Date('2026-07-04T12:00:00Z') }));
    expect(await sweep('2026-07-04T12:00:00Z', '2026-07-06T16:00:00Z')).toEqual(['opens 2026-07-06']);
  });

  it('twice, is refused and changes nothing', async () => {
    await openQuarter(world.ports, request());
    expect(await openQuarter(world.ports, request())).toEqual({
      ok: false,
      refusal: { reason: 'already-open', state: 'collecting' },
    });
    expect(auditActions()).toHaveLength(1);
  });

  it('twice at the same moment, opens once', async () => {
    const both = await Promise.all([openQuarter(world.ports, request()), openQuarter(world.ports, request())]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await world.ports.windows.windows()).toMatchObject([{ version: 1 }]);
  });

  it.each([
    ['an unknown directorate', { directorateCode: 'XX' }, { reason: 'unknown-directorate', known: ['CE', 'ASC'] }],
    ['a directorate without a plan', { directorateCode: 'ASC' }, { reason: 'no-plan', startYear: 2026 }],
    ['a year without a plan', { startYear: 2027 }, { reason: 'no-plan', startYear: 2027 }],
    [
      'a quarter that is over',
      { now: new Date('2026-07-21T16:00:00Z') },
      { reason: 'already-over', closesAt: new Date('2026-07-21T16:00:00Z') },
    ],
  ])('of %s is refused', async (_what, changes, refusal) => {
    expect(await openQuarter(world.ports, request(changes))).toEqual({ ok: false, refusal });
    expect(await world.ports.windows.windows()).toEqual([]);
  });

  it('with a ladder out of order is refused with what would be accepted', async () => {
    const due = { name: 'due', day: { workingDay: 13 }, time: '17:00', hears: 'nobody' } as const;
    world.directorates = [aDirectorate('CE', { ladder: [due] })];
    expect(await openQuarter(world.ports, request())).toMatchObject({
      refusal: { reason: 'ladder-out-of-order', problems: [{ step: 'overdue' }] },
    });
  });
});

describe('closing a quarter', () => {
  it('ends collecting and reminding, once', async () => {
    await openQuarter(world.ports, request());
    const now = new Date('2026-07-03T10:00:00Z');
    expect(await closeQuarter(world.ports, request({ now }))).toMatchObject({
      ok: true,
      value: { state: 'review', closesAt: now, version: 2 },
    });
    expect(await closeQuarter(world.ports, request({ now }))).toEqual({
      ok: false,
      refusal: { reason: 'not-open', state: 'review' },
    });
    expect(await sweep('2026-07-03T10:00:00Z', '2026-07-22T16:00:00Z')).toEqual([]);
  });

  it('too early is put right by opening it again, with the dates it had', async () => {
    const opened = await openQuarter(world.ports, request());
    const now = new Date('2026-07-03T10:00:00Z');
    await closeQuarter(world.ports, request({ now }));
    const again = await openQuarter(world.ports, request({ now }));
    expect(again).toMatchObject({ ok: true, value: { state: 'collecting', version: 3 } });
    expect(again.ok && opened.ok && again.value.closesAt).toEqual(opened.ok && opened.value.closesAt);
    expect(auditActions()).toEqual(['open-window U-PO', 'close-window U-PO', 'reopen-window U-PO']);
    expect(await openQuarter(world.ports, request({ now }))).toMatchObject({ refusal: { reason: 'already-open' } });
  });

  it('before it has opened takes it back, as if it had not been opened', async () => {
    const now = new Date('2026-06-30T10:00:00Z');
    await openQuarter(world.ports, request({ now }));
    expect(await closeQuarter(world.ports, request({ now }))).toMatchObject({ ok: true, value: { state: 'planned' } });
    expect(await sweep('2026-07-01T08:00:00Z', '2026-07-01T16:00:00Z')).toEqual([]);
    expect(await openQuarter(world.ports, request())).toMatchObject({ ok: true, value: { state: 'collecting' } });
  });

  it('that was never opened is refused', async () => {
    expect(await closeQuarter(world.ports, request())).toEqual({
      ok: false,
      refusal: { reason: 'not-open', state: undefined },
    });
  });

  it('happens by itself at the closing time, once', async () => {
    await openQuarter(world.ports, request());
    const closing = new Date('2026-07-21T16:00:00Z');
    const early = new Date(closing.getTime() - 1);
    expect((await planDueWork(world.ports, { now: early })).closed).toEqual([]);
    const [first, second] = await Promise.all([
      planDueWork(world.ports, { now: closing }),
      planDueWork(world.ports, { now: closing }),
    ]);
    expect([...first.closed, ...second.closed]).toEqual([{ windowId: 'window-d-ce-2026-27/Q1' }]);
    expect((await planDueWork(world.ports, { now: closing })).closed).toEqual([]);
    expect(auditActions()).toEqual(['open-window U-PO', 'close-window Ragtime']);
  });
});

describe('a whole window in which nobody answers', () => {
  it('reminds four times', async () => {
    await openQuarter(world.ports, request());
    expect(await sweep('2026-06-30T08:00:00Z', '2026-07-22T16:00:00Z')).toEqual([
      'opens 2026-07-01',
      'last-call 2026-07-10',
      'overdue 2026-07-15',
      'closes-tomorrow 2026-07-20',
    ]);
  });
});

describe('a due date moved while collecting', () => {
  const dates = (due: string) => ({ dates: { due: localDate(due) } });
  const both = (due: string, closes?: string) => ({
    due: localDate(due),
    ...(closes === undefined ? {} : { closes: localDate(closes) }),
  });

  it('earlier, repeats nothing and sends what is left', async () => {
    await openQuarter(world.ports, request());
    await sweep('2026-06-30T08:00:00Z', '2026-07-08T16:00:00Z');
    const moved = await moveWindow(world.ports, { ...request(), ...dates('2026-07-09') });
    expect(moved).toMatchObject({ ok: true, value: { dueAt: new Date('2026-07-09T16:00:00Z'), version: 2 } });
    expect(await sweep('2026-07-08T08:00:00Z', '2026-07-22T16:00:00Z')).toEqual([
      'last-call 2026-07-08',
      'overdue 2026-07-10',
      'closes-tomorrow 2026-07-20',
    ]);
  });

  it('later, moves what comes after it, and asks nobody before it is overdue', async () => {
    await openQuarter(world.ports, request());
    await sweep('2026-06-30T08:00:00Z', '2026-07-08T16:00:00Z');
    const moved = await moveWindow(world.ports, { ...request(), dates: both('2026-07-20', '2026-07-24') });
    expect(moved).toMatchObject({
      value: { dueAt: new Date('2026-07-20T16:00:00Z'), closesAt: new Date('2026-07-24T16:00:00Z') },
    });
    expect(await sweep('2026-07-08T17:00:00Z', '2026-07-27T16:00:00Z')).toEqual([
      'last-call 2026-07-16',
      'overdue 2026-07-21',
      'closes-tomorrow 2026-07-23',
    ]);
  });

  it('stays where it is when the end is moved after it', async () => {
    await openQuarter(world.ports, request());
    await moveWindow(world.ports, { ...request(), ...dates('2026-07-09') });
    expect(await moveWindow(world.ports, { ...request(), dates: { closes: localDate('2026-07-17') } })).toMatchObject({
      value: { dueAt: new Date('2026-07-09T16:00:00Z'), closesAt: new Date('2026-07-17T16:00:00Z'), version: 3 },
    });
  });

  it('twice to the same day, is moved and audited once', async () => {
    await openQuarter(world.ports, request());
    await moveWindow(world.ports, { ...request(), ...dates('2026-07-09') });
    expect(await moveWindow(world.ports, { ...request(), ...dates('2026-07-09') })).toMatchObject({
      refusal: { reason: 'same-dates', dueAt: new Date('2026-07-09T16:00:00Z') },
    });
    expect(auditActions()).toEqual(['open-window U-PO', 'move-window U-PO']);
  });

  it('twice at the same moment, is moved once', async () => {
    await openQuarter(world.ports, request());
    const move = () => moveWindow(world.ports, { ...request(), ...dates('2026-07-09') });
    const moves = await Promise.all([move(), move()]);
    expect(moves.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await world.ports.windows.windows()).toMatchObject([{ version: 2 }]);
  });

  it.each<readonly [string, { readonly due: string; readonly closes?: string }, object]>([
    ['behind us', { due: '2026-07-08' }, { reason: 'date-passed', step: 'due' }],
    ['after the end', { due: '2026-07-30' }, { reason: 'dates-out-of-order' }],
    ['with an end behind us', { due: '2026-07-10', closes: '2026-07-08' }, { reason: 'date-passed', step: 'closes' }],
    ['with an end before it', { due: '2026-07-16', closes: '2026-07-15' }, { reason: 'dates-out-of-order' }],
  ])('%s is refused, and nothing is changed', async (_what, days, refusal) => {
    await openQuarter(world.ports, request());
    const now = new Date('2026-07-08T16:00:00Z');
    const moved = await moveWindow(world.ports, { ...request({ now }), dates: both(days.due, days.closes) });
    expect(moved).toMatchObject({ ok: false, refusal });
    expect(await world.ports.windows.windows()).toMatchObject([{ version: 1 }]);
  });

  it('of a window that does not collect is refused', async () => {
    expect(await moveWindow(world.ports, { ...request(), ...dates('2026-07-09') })).toMatchObject({
      refusal: { reason: 'not-open' },
    });
  });
});
