import { beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { moveWindow } from '../../../src/usecases/calendar/move-window.ts';
import { openQuarter } from '../../../src/usecases/calendar/open-quarter.ts';
import { readNextWindow } from '../../../src/usecases/collect/milestone/read-closed-card.ts';
import { readSituation } from '../../../src/usecases/remind/read-situation.ts';
import {
  aDirectorate,
  aMilestone,
  aPerson,
  aPlan,
  createRemindWorld,
  ORGANISATION,
  patience,
  type RemindWorld,
} from '../../support/remind-world.ts';

const NOW = new Date('2026-12-21T09:00:00Z');
const quarter = { startYear: 2026, number: 3 } as const;
const scotland = aDirectorate('SC', { nation: 'scotland', closureDays: [localDate('2027-01-05')] });

let world: RemindWorld;
beforeEach(async () => {
  world = await createRemindWorld();
  world.people = [aPerson('AMc')];
  world.directorates = [aDirectorate('CE'), scotland];
  world.plans = ['ce', 'sc'].map((code) => aPlan(`d-${code}`, [aMilestone(`m-${code}`, 'p-amc')]));
  world.store();
});

const request = (directorateCode: string) => ({
  directorateCode,
  quarter,
  author: { actor: 'U-PO' },
  now: NOW,
  patience: patience(),
});

describe('a directorate of another nation with a closure day of its own', () => {
  it('opens, is due and closes by its own days, beside one that keeps the council’s', async () => {
    expect(await openQuarter(world.ports, request('CE'))).toMatchObject({
      value: { steps: { opens: { date: '2027-01-04' }, due: { date: '2027-01-15' }, closes: { date: '2027-01-22' } } },
    });
    expect(await openQuarter(world.ports, request('SC'))).toMatchObject({
      value: { steps: { opens: { date: '2027-01-06' }, due: { date: '2027-01-19' }, closes: { date: '2027-01-26' } } },
    });
  });

  it('moves to its own days, too', async () => {
    await openQuarter(world.ports, request('SC'));
    const dates = {
      'last-call': localDate('2027-01-13'),
      due: localDate('2027-01-14'),
      closes: localDate('2027-01-20'),
    };
    expect(await moveWindow(world.ports, { ...request('SC'), dates })).toMatchObject({
      value: { steps: { opens: { date: '2027-01-06' }, overdue: { date: '2027-01-15' } } },
    });
  });

  it('is asked in its own calendar', async () => {
    await openQuarter(world.ports, request('CE'));
    await openQuarter(world.ports, request('SC'));
    const { windows } = await readSituation(world.ports);
    expect(windows.map(({ directorate, calendar }) => [directorate.code, calendar])).toEqual([
      ['CE', { nation: 'england-and-wales', closureDays: [] }],
      ['SC', { nation: 'scotland', closureDays: ['2027-01-05'] }],
    ]);
  });

  it('is told of its own next window', async () => {
    const next = (directorate: typeof scotland) =>
      readNextWindow(world.ports, { directorate, organisation: ORGANISATION }, NOW);
    expect(await next(aDirectorate('CE'))).toMatchObject({ opensAt: new Date('2027-01-04T09:00:00Z') });
    expect(await next(scotland)).toMatchObject({ opensAt: new Date('2027-01-06T09:00:00Z') });
  });
});
