import { describe, expect, it } from 'vitest';
import type { Nation } from '../../../src/core/calendar/bank-holidays.ts';
import { DEFAULT_LADDER } from '../../../src/core/calendar/ladder.ts';
import { localDate, weekdayOf } from '../../../src/core/calendar/local-date.ts';
import { parseQuarter, periodOf } from '../../../src/core/calendar/quarter.ts';
import { windowDates } from '../../../src/core/calendar/window-dates.ts';
import { isWorkingDay, nextWorkingDay } from '../../../src/core/calendar/working-days.ts';
import { localTimeOf } from '../../../src/core/calendar/zone.ts';

/*
 * Days counted by hand, with the holidays as the government lists them:
 * opens (working day 1), last call, due (10), overdue (11), closes tomorrow (14), closes (15).
 */

const zone = 'Europe/London';
const NATIONS: readonly Nation[] = ['england-and-wales', 'scotland', 'northern-ireland'];

function windowOf(text: string, nation: Nation) {
  const quarter = parseQuarter(text);
  if (quarter === undefined) throw new Error(`${text} is no quarter`);
  const calendar = { nation, closureDays: [] };
  return { quarter, calendar, dates: windowDates(quarter, { calendar, zone }) };
}

function daysOf(text: string, nation: Nation): readonly string[] {
  const { steps } = windowOf(text, nation).dates;
  return DEFAULT_LADDER.map(({ name }) => steps[name].date.slice(5));
}

describe('a quarter that ends on a weekend', () => {
  it.each([
    // Saturday 30 September 2023, Sunday 31 December 2023, Sunday 31 March 2024 (Easter), Sunday 30 June 2024,
    // Sunday 31 December 2028, Saturday 31 March 2029 (Easter Monday is 2 April), Saturday 30 June 2029.
    ['2023-24/Q2', 6, ['10-02', '10-11', '10-13', '10-16', '10-19', '10-20']],
    ['2023-24/Q3', 7, ['01-02', '01-11', '01-15', '01-16', '01-19', '01-22']],
    ['2023-24/Q4', 7, ['04-02', '04-11', '04-15', '04-16', '04-19', '04-22']],
    ['2024-25/Q1', 7, ['07-01', '07-10', '07-12', '07-15', '07-18', '07-19']],
    ['2028-29/Q3', 7, ['01-02', '01-11', '01-15', '01-16', '01-19', '01-22']],
    ['2028-29/Q4', 6, ['04-03', '04-12', '04-16', '04-17', '04-20', '04-23']],
    ['2029-30/Q1', 6, ['07-02', '07-11', '07-13', '07-16', '07-19', '07-20']],
  ])('%s (day %i of the week) opens on the first working day after it', (text, weekday, expected) => {
    expect(weekdayOf(periodOf(windowOf(text, 'england-and-wales').quarter).last)).toBe(weekday);
    expect(daysOf(text, 'england-and-wales')).toEqual(expected);
  });
});

describe('the window after Christmas and New Year', () => {
  it.each<[string, Nation, readonly string[]]>([
    // 1 January 2026 is a Thursday; in Scotland Friday the 2nd is a holiday, too.
    ['2025-26/Q3', 'england-and-wales', ['01-02', '01-13', '01-15', '01-16', '01-21', '01-22']],
    ['2025-26/Q3', 'scotland', ['01-05', '01-14', '01-16', '01-19', '01-22', '01-23']],
    ['2025-26/Q3', 'northern-ireland', ['01-02', '01-13', '01-15', '01-16', '01-21', '01-22']],
    // 1 January 2027 is a Friday; in Scotland the 2nd, a Saturday, moves to Monday the 4th.
    ['2026-27/Q3', 'northern-ireland', ['01-04', '01-13', '01-15', '01-18', '01-21', '01-22']],
    // 1 January 2028 is a Saturday and moves to Monday the 3rd; in Scotland the 2nd moves to Tuesday the 4th.
    ['2027-28/Q3', 'england-and-wales', ['01-04', '01-13', '01-17', '01-18', '01-21', '01-24']],
    ['2027-28/Q3', 'scotland', ['01-05', '01-14', '01-18', '01-19', '01-24', '01-25']],
    ['2027-28/Q3', 'northern-ireland', ['01-04', '01-13', '01-17', '01-18', '01-21', '01-24']],
  ])('%s in %s', (text, nation, expected) => {
    expect(daysOf(text, nation)).toEqual(expected);
  });

  it.each<[string, Nation, string]>([
    ['2026-12-24', 'england-and-wales', '2026-12-29'],
    ['2026-12-31', 'england-and-wales', '2027-01-04'],
    ['2026-12-31', 'scotland', '2027-01-05'],
    ['2027-12-24', 'scotland', '2027-12-29'],
    ['2027-12-31', 'northern-ireland', '2028-01-04'],
    ['2027-12-31', 'scotland', '2028-01-05'],
  ])('the working day after %s in %s is %s', (date, nation, expected) => {
    expect(nextWorkingDay({ nation, closureDays: [] }, localDate(date))).toBe(expected);
  });
});

describe('the window of quarter 4 and Easter', () => {
  it.each<[string, Nation, readonly string[]]>([
    // Good Friday 18 April 2025: beyond due, within the window. Scotland works on Easter Monday.
    ['2024-25/Q4', 'england-and-wales', ['04-01', '04-10', '04-14', '04-15', '04-22', '04-23']],
    ['2024-25/Q4', 'scotland', ['04-01', '04-10', '04-14', '04-15', '04-21', '04-22']],
    ['2024-25/Q4', 'northern-ireland', ['04-01', '04-10', '04-14', '04-15', '04-22', '04-23']],
    // Good Friday 3 April 2026, two days after it opens.
    ['2025-26/Q4', 'northern-ireland', ['04-01', '04-14', '04-16', '04-17', '04-22', '04-23']],
    // Good Friday 30 March 2029, Easter Monday 2 April: the window opens after it, in Scotland on it.
    ['2028-29/Q4', 'england-and-wales', ['04-03', '04-12', '04-16', '04-17', '04-20', '04-23']],
    ['2028-29/Q4', 'scotland', ['04-02', '04-11', '04-13', '04-16', '04-19', '04-20']],
    // Good Friday 14 April 2028, between last call and due.
    ['2027-28/Q4', 'scotland', ['04-03', '04-12', '04-17', '04-18', '04-21', '04-24']],
  ])('%s in %s', (text, nation, expected) => {
    expect(daysOf(text, nation)).toEqual(expected);
  });
});

describe('29 February', () => {
  it.each<[string, boolean, string]>([
    ['2024-02-28', true, '2024-02-29'],
    ['2024-02-29', true, '2024-03-01'],
    ['2028-02-28', true, '2028-02-29'],
    ['2028-02-29', true, '2028-03-01'],
    ['2027-02-28', false, '2027-03-01'],
  ])('%s is worked: %s; the next working day is %s', (date, isWorked, next) => {
    for (const nation of NATIONS) {
      const calendar = { nation, closureDays: [] };
      expect(isWorkingDay(calendar, localDate(date))).toBe(isWorked);
      expect(nextWorkingDay(calendar, localDate(date))).toBe(next);
    }
  });

  it('lies within quarter 4, which ends on 31 March as ever', () => {
    const { quarter } = windowOf('2027-28/Q4', 'england-and-wales');
    expect(periodOf(quarter)).toEqual({ first: '2028-01-01', last: '2028-03-31' });
  });
});

describe('quarters in which the clocks change', () => {
  it.each([
    // The clocks go forward on 29 March 2026, before the window, and back on 25 October 2026, after it.
    ['2025-26/Q4', '2026-04-01T08:00:00Z', '2026-04-16T16:00:00Z', '2026-04-23T16:00:00Z'],
    ['2026-27/Q2', '2026-10-01T08:00:00Z', '2026-10-14T16:00:00Z', '2026-10-21T16:00:00Z'],
    ['2026-27/Q3', '2027-01-04T09:00:00Z', '2027-01-15T17:00:00Z', '2027-01-22T17:00:00Z'],
    // Forward on Easter Day, 28 March 2027.
    ['2026-27/Q4', '2027-04-01T08:00:00Z', '2027-04-14T16:00:00Z', '2027-04-21T16:00:00Z'],
    // Forward on 31 March 2030, the quarter's last day.
    ['2029-30/Q4', '2030-04-01T08:00:00Z', '2030-04-12T16:00:00Z', '2030-04-23T16:00:00Z'],
  ])('%s opens at 9am, is due and closes at 5pm, by the clocks on the wall', (text, opens, due, closes) => {
    const { dates } = windowOf(text, 'england-and-wales');
    const { opensAt, dueAt, closesAt } = dates;
    expect({ opensAt, dueAt, closesAt }).toEqual({
      opensAt: new Date(opens),
      dueAt: new Date(due),
      closesAt: new Date(closes),
    });
    expect([opensAt, dueAt, closesAt].map((at) => localTimeOf(at, zone))).toEqual(['09:00', '17:00', '17:00']);
  });
});
