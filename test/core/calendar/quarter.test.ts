import { describe, expect, it } from 'vitest';
import { addDays, compareDates, localDate } from '../../../src/core/calendar/local-date.ts';
import {
  compareQuarters,
  financialYearTitle,
  formatQuarter,
  nextQuarter,
  parseQuarter,
  periodOf,
  periodTitle,
  previousQuarter,
  type Quarter,
  quarterOf,
  quarterTitle,
  titleOfQuarter,
} from '../../../src/core/calendar/quarter.ts';

function quarter(text: string): Quarter {
  const parsed = parseQuarter(text);
  if (parsed === undefined) throw new Error(`${text} is no quarter`);
  return parsed;
}

describe('a quarter in its stored form', () => {
  it('is read out by its title, and what is none as it is', () => {
    expect(titleOfQuarter('2026-27/Q1')).toBe('Quarter 1 2026/27');
    expect(titleOfQuarter('some day')).toBe('some day');
  });

  it.each(['2026-27/Q1', '2026-27/Q4', '1999-00/Q3', '2099-00/Q4', '2100-01/Q1'])('%s is read and written', (text) => {
    expect(formatQuarter(quarter(text))).toBe(text);
  });

  it('is read in either case', () => {
    expect(quarter('2026-27/q1')).toEqual({ startYear: 2026, number: 1 });
  });

  it.each(['2026-28/Q1', '2026-26/Q1', '2099-99/Q4', '2026-27/Q5', '2026-27/Q0', '2026/27 Q1', '2026-27', '', 'Q1'])(
    '%j is refused',
    (text) => {
      expect(parseQuarter(text)).toBeUndefined();
    },
  );
});

describe('a quarter in words', () => {
  it.each([
    ['2026-27/Q1', 'Quarter 1 2026/27', '1 April to 30 June 2026', '2026-04-01', '2026-06-30'],
    ['2026-27/Q2', 'Quarter 2 2026/27', '1 July to 30 September 2026', '2026-07-01', '2026-09-30'],
    ['2026-27/Q3', 'Quarter 3 2026/27', '1 October to 31 December 2026', '2026-10-01', '2026-12-31'],
    ['2026-27/Q4', 'Quarter 4 2026/27', '1 January to 31 March 2027', '2027-01-01', '2027-03-31'],
    ['2027-28/Q4', 'Quarter 4 2027/28', '1 January to 31 March 2028', '2028-01-01', '2028-03-31'],
    ['1999-00/Q4', 'Quarter 4 1999/00', '1 January to 31 March 2000', '2000-01-01', '2000-03-31'],
    ['2099-00/Q4', 'Quarter 4 2099/00', '1 January to 31 March 2100', '2100-01-01', '2100-03-31'],
  ])('%s has its title and its days', (text, title, period, first, last) => {
    expect(quarterTitle(quarter(text))).toBe(title);
    expect(periodTitle(quarter(text))).toBe(period);
    expect(periodOf(quarter(text))).toEqual({ first, last });
  });

  it.each([
    [2026, '2026/27'],
    [1999, '1999/00'],
    [2008, '2008/09'],
  ])('the year from April %i is %s', (startYear, title) => {
    expect(financialYearTitle(startYear)).toBe(title);
  });
});

describe('the quarters around a quarter', () => {
  it.each([
    ['2026-27/Q1', '2025-26/Q4', '2026-27/Q2'],
    ['2026-27/Q4', '2026-27/Q3', '2027-28/Q1'],
    ['2099-00/Q4', '2099-00/Q3', '2100-01/Q1'],
    ['2000-01/Q1', '1999-00/Q4', '2000-01/Q2'],
  ])('%s lies between %s and %s', (text, previous, next) => {
    expect(formatQuarter(previousQuarter(quarter(text)))).toBe(previous);
    expect(formatQuarter(nextQuarter(quarter(text)))).toBe(next);
  });

  it('sort by time', () => {
    const quarters = ['2027-28/Q1', '2026-27/Q4', '2026-27/Q1', '2025-26/Q4'].map(quarter);
    const sorted = quarters.sort(compareQuarters).map(formatQuarter);
    expect(sorted).toEqual(['2025-26/Q4', '2026-27/Q1', '2026-27/Q4', '2027-28/Q1']);
    expect(compareQuarters(quarter('2026-27/Q1'), quarter('2026-27/q1'))).toBe(0);
  });
});

describe('the quarter of a day', () => {
  it.each([
    ['2026-03-31', '2025-26/Q4'],
    ['2026-04-01', '2026-27/Q1'],
    ['2026-06-30', '2026-27/Q1'],
    ['2026-07-01', '2026-27/Q2'],
    ['2026-12-31', '2026-27/Q3'],
    ['2027-01-01', '2026-27/Q4'],
    ['2028-02-29', '2027-28/Q4'],
    ['2100-03-31', '2099-00/Q4'],
  ])('%s is in %s', (date, expected) => {
    expect(formatQuarter(quarterOf(localDate(date)))).toBe(expected);
  });

  it('contains that day, for every day of three years with a leap day', () => {
    for (let date = localDate('2026-04-01'); date < localDate('2029-04-01'); date = addDays(date, 1)) {
      const { first, last } = periodOf(quarterOf(date));
      expect(compareDates(first, date)).toBeLessThanOrEqual(0);
      expect(compareDates(date, last)).toBeLessThanOrEqual(0);
    }
  });
});
