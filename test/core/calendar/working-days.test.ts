import { describe, expect, it } from 'vitest';
import type { Nation } from '../../../src/core/calendar/bank-holidays.ts';
import { addDays, type LocalDate, localDate } from '../../../src/core/calendar/local-date.ts';
import {
  isWorkingDay,
  nextWorkingDay,
  nthWorkingDayAfter,
  onOrAfterWorkingDay,
  onOrBeforeWorkingDay,
  previousWorkingDay,
  type WorkingCalendar,
  workingDaysBefore,
} from '../../../src/core/calendar/working-days.ts';

function calendarOf(nation: Nation, ...closureDays: readonly string[]): WorkingCalendar {
  return { nation, closureDays: closureDays.map(localDate) };
}

const england = calendarOf('england-and-wales');
const closedAtChristmas = calendarOf('england-and-wales', '2026-12-29', '2026-12-30', '2026-12-31');

describe('a day', () => {
  it.each([
    ['an ordinary Wednesday', '2026-07-01', 'england-and-wales', true],
    ['a Saturday', '2026-07-04', 'england-and-wales', false],
    ['a Sunday', '2026-07-05', 'england-and-wales', false],
    ['Good Friday', '2027-03-26', 'england-and-wales', false],
    ['Easter Monday in England', '2027-03-29', 'england-and-wales', false],
    ['Easter Monday in Scotland', '2027-03-29', 'scotland', true],
    ['early May', '2026-05-04', 'england-and-wales', false],
    ['late May', '2026-05-25', 'england-and-wales', false],
    ['12 July moved to Monday in Northern Ireland', '2026-07-13', 'northern-ireland', false],
    ['the same Monday in England', '2026-07-13', 'england-and-wales', true],
    ['Christmas Eve', '2026-12-24', 'england-and-wales', true],
    ['Boxing Day’s substitute', '2026-12-28', 'england-and-wales', false],
    ['2 January’s substitute in Scotland', '2027-01-04', 'scotland', false],
    ['a leap day on a Tuesday', '2028-02-29', 'england-and-wales', true],
  ] as const)('is worked or not: %s', (_situation, date, nation, expected) => {
    expect(isWorkingDay(calendarOf(nation), localDate(date))).toBe(expected);
  });

  it('is not worked when the directorate is closed', () => {
    expect(isWorkingDay(closedAtChristmas, localDate('2026-12-30'))).toBe(false);
    expect(isWorkingDay(england, localDate('2026-12-30'))).toBe(true);
  });
});

describe('the working days around a day', () => {
  it.each([
    ['midweek', england, '2026-07-01', '2026-06-30', '2026-07-02'],
    ['Friday', england, '2026-07-03', '2026-07-02', '2026-07-06'],
    ['Saturday', england, '2026-07-04', '2026-07-03', '2026-07-06'],
    ['Maundy Thursday 2027', england, '2027-03-25', '2027-03-24', '2027-03-30'],
    ['Easter Sunday 2026', england, '2026-04-05', '2026-04-02', '2026-04-07'],
    ['Friday before early May', england, '2026-05-01', '2026-04-30', '2026-05-05'],
    ['Christmas Eve', england, '2026-12-24', '2026-12-23', '2026-12-29'],
    ['Christmas Eve, closed till New Year', closedAtChristmas, '2026-12-24', '2026-12-23', '2027-01-04'],
    ['New Year’s Eve in Scotland', calendarOf('scotland'), '2026-12-31', '2026-12-30', '2027-01-05'],
  ])('are the nearest, strictly before and after: %s', (_situation, calendar, date, previous, next) => {
    expect(previousWorkingDay(calendar, localDate(date))).toBe(previous);
    expect(nextWorkingDay(calendar, localDate(date))).toBe(next);
  });
});

describe('a date that moves to a working day', () => {
  it.each([
    ['2026-07-01', '2026-07-01', '2026-07-01'],
    ['2026-07-04', '2026-07-03', '2026-07-06'],
    ['2027-03-27', '2027-03-25', '2027-03-30'],
    ['2026-12-26', '2026-12-24', '2026-12-29'],
  ])('%s goes back to %s or on to %s', (date, before, after) => {
    expect(onOrBeforeWorkingDay(england, localDate(date))).toBe(before);
    expect(onOrAfterWorkingDay(england, localDate(date))).toBe(after);
  });
});

describe('counted working days', () => {
  it.each([
    [1, '2026-07-01'],
    [3, '2026-07-03'],
    [4, '2026-07-06'],
    [10, '2026-07-14'],
    [15, '2026-07-21'],
  ])('working day %i after 30 June 2026 is %s', (n, expected) => {
    expect(nthWorkingDayAfter(england, localDate('2026-06-30'), n)).toBe(expected);
  });

  it.each([
    [0, '2026-07-14'],
    [1, '2026-07-13'],
    [2, '2026-07-10'],
    [10, '2026-06-30'],
  ])('%i working days before 14 July 2026 is %s', (n, expected) => {
    expect(workingDaysBefore(england, localDate('2026-07-14'), n)).toBe(expected);
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses to find working day %d', (n) => {
    expect(() => nthWorkingDayAfter(england, localDate('2026-06-30'), n)).toThrow('a whole number from 1');
  });

  it.each([-1, 0.5])('refuses to go back %d working days', (n) => {
    expect(() => workingDaysBefore(england, localDate('2026-06-30'), n)).toThrow('a whole number from 0');
  });
});

describe('a calendar that is closed for years', () => {
  const closureDays: LocalDate[] = [];
  for (let day = localDate('2025-01-01'); day < '2028-01-01'; day = addDays(day, 1)) closureDays.push(day);
  const closed: WorkingCalendar = { nation: 'england-and-wales', closureDays };

  it('is an error that names the day, not an endless search', () => {
    expect(() => nextWorkingDay(closed, localDate('2026-06-30'))).toThrow(
      'No working day in the 366 days from 2026-07-01 (england-and-wales, 1095 closure days)',
    );
    expect(() => previousWorkingDay(closed, localDate('2026-06-30'))).toThrow('days up to 2026-06-29');
    expect(() => nthWorkingDayAfter(closed, localDate('2026-06-30'), 10)).toThrow('No working day');
  });
});
