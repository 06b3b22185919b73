import { describe, expect, it } from 'vitest';
import {
  readDay,
  readDue,
  readFinancialYear,
  writeDue,
  writeFinancialYear,
} from '../../../src/core/plan/plan-dates.ts';

describe('when a milestone is due', () => {
  it.each([
    ['2026-06-30', '2026-06-30'],
    ['30 June 2026', '2026-06-30'],
    ['1st July 2026', '2026-07-01'],
    ['3 Sept 2026', '2026-09-03'],
    ['March 2027', '2027-03-31'],
    ['2027-03', '2027-03-31'],
    ['february 2028', '2028-02-29'],
    ['Feb 2027', '2027-02-28'],
    ['December 2026', '2026-12-31'],
  ])('reads %s as %s', (given, date) => {
    expect(readDue(given)).toEqual({ kind: 'date', date });
  });

  it.each([
    ['recurring: each term', 'each term'],
    ['Recurring each term', 'each term'],
    ['recurring:  on the first of the month ', 'on the first of the month'],
  ])('reads %s as something that recurs', (given, text) => {
    expect(readDue(given)).toEqual({ kind: 'recurring', text });
  });

  it('reads none', () => {
    expect(readDue('None')).toEqual({ kind: 'none' });
  });

  it.each([
    '',
    '31 June 2026',
    '2026-02-30',
    '2026-13',
    '2026-00',
    '2026',
    'soon',
    'recurring',
    'recurring:',
    'Mar',
    'Foo 2027',
  ])('does not read %j', (given) => {
    expect(readDue(given)).toBeUndefined();
  });

  it.each(['2026-06-30', 'none', 'recurring: each term'])('writes %s as it was read', (given) => {
    expect(writeDue(readDue(given) ?? { kind: 'none' })).toBe(given);
  });
});

describe('a day', () => {
  it.each(['29 February 2027', '32 March 2026', '0 March 2026', '12 Juno 2026', '2026-6-1'])(
    'does not read %s',
    (given) => {
      expect(readDay(given)).toBeUndefined();
    },
  );
});

describe('a financial year', () => {
  it.each([
    ['2026-27', 2026],
    ['2026/27', 2026],
    ['2026-2027', 2026],
    ['2026', 2026],
    ['2099-00', 2099],
  ])('reads %s', (given, startYear) => {
    expect(readFinancialYear(given)).toBe(startYear);
  });

  it.each(['2026-28', '2026-26', '26-27', '1926-27', '', '2026-27-28'])('does not read %j', (given) => {
    expect(readFinancialYear(given)).toBeUndefined();
  });

  it('is written with two years', () => {
    expect([writeFinancialYear(2026), writeFinancialYear(2099)]).toEqual(['2026-27', '2099-00']);
  });
});
