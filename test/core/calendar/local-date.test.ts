import { describe, expect, it } from 'vitest';
import {
  addDays,
  compareDates,
  formatDayMonth,
  formatLong,
  formatWithWeekday,
  localDate,
  parseLocalDate,
  weekdayOf,
} from '../../../src/core/calendar/local-date.ts';

describe('text that is to be a date', () => {
  it.each(['2026-07-01', '2028-02-29', '2000-02-29', '2026-12-31'])('accepts %s', (text) => {
    expect(parseLocalDate(text)).toBe(text);
  });

  it.each([
    '2026-02-30',
    '2026-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-07-00',
    '2026-7-1',
    '01/07/2026',
    '2026-07-01T00:00',
    ' 2026-07-01',
    '2026-07-01\n',
    '',
  ])('refuses %j', (text) => {
    expect(parseLocalDate(text)).toBeUndefined();
  });

  it('is a bug when a literal is no date', () => {
    expect(() => localDate('2026-02-30')).toThrow('"2026-02-30" is not a date');
  });
});

describe('days added to a date', () => {
  it.each([
    ['2026-06-30', 1, '2026-07-01'],
    ['2026-07-01', -1, '2026-06-30'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2028-02-29', 1, '2028-03-01'],
    ['2028-02-29', 365, '2029-02-28'],
    ['2027-02-28', 1, '2027-03-01'],
    ['2026-10-24', 2, '2026-10-26'],
    ['2027-03-27', 2, '2027-03-29'],
    ['2026-07-01', 0, '2026-07-01'],
  ])('%s and %i is %s', (date, days, expected) => {
    expect(addDays(localDate(date), days)).toBe(expected);
  });
});

describe('dates in a list', () => {
  it('sort by time', () => {
    const dates = ['2027-01-01', '2026-07-14', '2026-07-01', '2026-12-31'].map(localDate);
    expect(dates.sort(compareDates)).toEqual(['2026-07-01', '2026-07-14', '2026-12-31', '2027-01-01']);
  });

  it('are equal when they are the same day', () => {
    expect(compareDates(localDate('2026-07-01'), localDate('2026-07-01'))).toBe(0);
  });
});

describe('a date in words', () => {
  it.each([
    ['2026-07-01', 3, '1 July 2026', 'Wednesday 1 July 2026', '1 July'],
    ['2026-07-14', 2, '14 July 2026', 'Tuesday 14 July 2026', '14 July'],
    ['2028-02-29', 2, '29 February 2028', 'Tuesday 29 February 2028', '29 February'],
    ['2026-07-05', 7, '5 July 2026', 'Sunday 5 July 2026', '5 July'],
    ['2026-07-06', 1, '6 July 2026', 'Monday 6 July 2026', '6 July'],
  ])('%s is weekday %i and reads as British text', (text, weekday, long, withWeekday, dayMonth) => {
    const date = localDate(text);
    expect(weekdayOf(date)).toBe(weekday);
    expect(formatLong(date)).toBe(long);
    expect(formatWithWeekday(date)).toBe(withWeekday);
    expect(formatDayMonth(date)).toBe(dayMonth);
  });
});
