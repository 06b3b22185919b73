import { describe, expect, it } from 'vitest';
import { type LadderStep, ladderDates } from '../../../src/core/calendar/ladder.ts';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import type { Quarter } from '../../../src/core/calendar/quarter.ts';
import { windowDates } from '../../../src/core/calendar/window-dates.ts';
import type { WorkingCalendar } from '../../../src/core/calendar/working-days.ts';

const calendar: WorkingCalendar = { nation: 'england-and-wales', closureDays: [] };
const zone = 'Europe/London';

describe('the window of a quarter', () => {
  it.each<[Quarter, string, string, string]>([
    [{ startYear: 2026, number: 1 }, '2026-07-01T08:00:00Z', '2026-07-14T16:00:00Z', '2026-07-21T16:00:00Z'],
    [{ startYear: 2026, number: 3 }, '2027-01-04T09:00:00Z', '2027-01-15T17:00:00Z', '2027-01-22T17:00:00Z'],
    [{ startYear: 2026, number: 4 }, '2027-04-01T08:00:00Z', '2027-04-14T16:00:00Z', '2027-04-21T16:00:00Z'],
  ])('of $startYear, $number opens, is due and closes by the clocks of its zone', (quarter, opens, due, closes) => {
    expect(windowDates(quarter, { calendar, zone })).toEqual({
      opensAt: new Date(opens),
      dueAt: new Date(due),
      closesAt: new Date(closes),
      steps: ladderDates(quarter, calendar),
    });
  });

  it('has the same local steps but other instants in another zone', () => {
    const quarter: Quarter = { startYear: 2026, number: 1 };
    const there = windowDates(quarter, { calendar, zone: 'America/New_York' });
    expect(there.steps).toEqual(windowDates(quarter, { calendar, zone }).steps);
    expect(there.dueAt).toEqual(new Date('2026-07-14T21:00:00Z'));
  });
});

describe('a window in which the clocks change', () => {
  it.each([
    ['2026-10-23', '2026-10-26', '2026-10-23T16:00:00Z', '2026-10-26T17:00:00Z'],
    ['2027-03-25', '2027-03-30', '2027-03-25T17:00:00Z', '2027-03-30T16:00:00Z'],
    ['2027-10-29', '2027-11-01', '2027-10-29T16:00:00Z', '2027-11-01T17:00:00Z'],
  ])('is due on %s and closes on %s, both at 5pm', (dueDate, closeDate, due, closes) => {
    const ladder: readonly LadderStep[] = [
      { name: 'due', day: { date: localDate(dueDate) }, time: '17:00', hears: 'nobody' },
      { name: 'closes', day: { date: localDate(closeDate) }, time: '17:00', hears: 'officer' },
    ];
    const dates = windowDates({ startYear: 2026, number: 2 }, { calendar, zone, ladder });
    expect(dates.dueAt).toEqual(new Date(due));
    expect(dates.closesAt).toEqual(new Date(closes));
  });
});
