import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { BANK_HOLIDAYS_KNOWN_UNTIL, bankHolidays, type Nation } from '../../../src/core/calendar/bank-holidays.ts';
import { easterSunday } from '../../../src/core/calendar/easter.ts';
import { localDate, weekdayOf } from '../../../src/core/calendar/local-date.ts';

const NATIONS: readonly Nation[] = ['england-and-wales', 'scotland', 'northern-ireland'];
const REGIONS = { 'england-and-wales': ['ENG', 'WLS'], scotland: ['SCT'], 'northern-ireland': ['NIR'] } as const;
const YEARS = [2024, 2025, 2026, 2027, 2028, 2029, 2030];

/** What the second source leaves out, with the rule that says it is a holiday. */
const MISSING_FROM_ORACLE: Readonly<Record<string, readonly string[]>> = {
  // Royal proclamation of 3 February 2026, for Scotland alone: https://www.gov.scot/news/world-cup-bank-holiday-confirmed/
  'scotland 2026': ['2026-06-15'],
};

function datesIn(nation: Nation, year: number): readonly string[] {
  return bankHolidays(nation, year).map((holiday) => holiday.date);
}

/** Days off on weekdays: a holiday that has a substitute is listed by the oracle on its weekend, too. */
function oracleDatesIn(region: string, year: number): readonly string[] {
  const holidays = new Holidays('GB', region).getHolidays(year).filter((holiday) => holiday.type === 'public');
  const dates = holidays.map((holiday) => holiday.date.slice(0, 10));
  return [...new Set(dates)].filter((date) => weekdayOf(localDate(date)) < 6).sort();
}

describe('the bank holidays of a year, against a second source', () => {
  const cases = NATIONS.flatMap((nation) =>
    REGIONS[nation].flatMap((region) => YEARS.map((year) => ({ nation, region, year }))),
  );

  it.each(cases)('agree in $region for $year', ({ nation, region, year }) => {
    const missing = MISSING_FROM_ORACLE[`${nation} ${year}`] ?? [];
    const oracle = oracleDatesIn(region, year);
    // As soon as the source knows a day, it no longer belongs in the table above.
    for (const date of missing) expect(oracle).not.toContain(date);
    expect(datesIn(nation, year)).toEqual([...oracle, ...missing].sort());
  });

  it('cover every year up to the horizon', () => {
    expect(YEARS).toContain(BANK_HOLIDAYS_KNOWN_UNTIL);
  });
});

describe('the bank holidays of a year, by name', () => {
  it('are those of England and Wales, Boxing Day moved from a Saturday', () => {
    expect(bankHolidays('england-and-wales', 2026)).toEqual([
      { date: '2026-01-01', name: 'New Year’s Day' },
      { date: '2026-04-03', name: 'Good Friday' },
      { date: '2026-04-06', name: 'Easter Monday' },
      { date: '2026-05-04', name: 'Early May bank holiday' },
      { date: '2026-05-25', name: 'Spring bank holiday' },
      { date: '2026-08-31', name: 'Summer bank holiday' },
      { date: '2026-12-25', name: 'Christmas Day' },
      { date: '2026-12-28', name: 'Boxing Day (substitute day)' },
    ]);
  });

  it('are those of Scotland: 2 January, August, St Andrew’s Day, no Easter Monday', () => {
    expect(bankHolidays('scotland', 2027)).toEqual([
      { date: '2027-01-01', name: 'New Year’s Day' },
      { date: '2027-01-04', name: '2nd January (substitute day)' },
      { date: '2027-03-26', name: 'Good Friday' },
      { date: '2027-05-03', name: 'Early May bank holiday' },
      { date: '2027-05-31', name: 'Spring bank holiday' },
      { date: '2027-08-02', name: 'Summer bank holiday' },
      { date: '2027-11-30', name: 'St Andrew’s Day' },
      { date: '2027-12-27', name: 'Christmas Day (substitute day)' },
      { date: '2027-12-28', name: 'Boxing Day (substitute day)' },
    ]);
  });

  it('are those of Northern Ireland: 17 March and 12 July', () => {
    expect(datesIn('northern-ireland', 2026)).toEqual([
      '2026-01-01',
      '2026-03-17',
      '2026-04-03',
      '2026-04-06',
      '2026-05-04',
      '2026-05-25',
      '2026-07-13',
      '2026-08-31',
      '2026-12-25',
      '2026-12-28',
    ]);
  });
});

describe('a holiday on a weekend', () => {
  it.each([
    ['Christmas on a Saturday', 'england-and-wales', 2027, ['2027-12-27', '2027-12-28'], ['2027-12-25']],
    ['Christmas on a Sunday', 'england-and-wales', 2022, ['2022-12-26', '2022-12-27'], ['2022-12-25']],
    ['New Year on a Saturday', 'england-and-wales', 2028, ['2028-01-03'], ['2028-01-01', '2028-01-04']],
    ['New Year on a Saturday in Scotland', 'scotland', 2028, ['2028-01-03', '2028-01-04'], ['2028-01-01']],
    ['New Year on a Sunday in Scotland', 'scotland', 2023, ['2023-01-02', '2023-01-03'], ['2023-01-01']],
    ['St Andrew’s Day on a Saturday', 'scotland', 2024, ['2024-12-02'], ['2024-11-30']],
    ['St Patrick’s Day on a Sunday', 'northern-ireland', 2024, ['2024-03-18'], ['2024-03-17']],
  ] as const)('moves to the next free weekday: %s', (_situation, nation, year, holidays, notHolidays) => {
    const dates = datesIn(nation, year);
    expect(dates.filter((date) => [...holidays, ...notHolidays].some((day) => day === date))).toEqual(holidays);
  });
});

describe('a proclaimed holiday', () => {
  it.each([
    ['the Diamond Jubilee', ['2012-06-04', '2012-06-05'], '2012-05-28'],
    ['VE day', ['2020-05-08'], '2020-05-04'],
    ['the Platinum Jubilee', ['2022-06-02', '2022-06-03'], '2022-05-30'],
  ])('replaces the day that the rule gives in all nations: %s', (_name, days, ordinaryDay) => {
    for (const nation of NATIONS) {
      const dates = datesIn(nation, Number(ordinaryDay.slice(0, 4)));
      expect(dates).toEqual(expect.arrayContaining(days));
      expect(dates).not.toContain(ordinaryDay);
    }
  });

  it.each([
    ['the state funeral', '2022-09-19', NATIONS],
    ['the coronation', '2023-05-08', NATIONS],
    ['the World Cup', '2026-06-15', ['scotland']],
  ])('is added in its nations only: %s', (_name, date, nations) => {
    const observing = NATIONS.filter((nation) => datesIn(nation, Number(date.slice(0, 4))).includes(date));
    expect(observing).toEqual(nations);
  });

  it('leaves the early May holiday of the coronation year where it was', () => {
    expect(datesIn('england-and-wales', 2023)).toContain('2023-05-01');
  });
});

describe('Easter', () => {
  it.each([
    '2008-03-23',
    '2011-04-24',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2028-04-16',
    '2029-04-01',
    '2030-04-21',
    '2038-04-25',
    '2049-04-18',
    '2076-04-19',
    '2285-03-22',
  ])('falls on %s', (date) => {
    expect(easterSunday(Number(date.slice(0, 4)))).toBe(date);
  });
});
