import { describe, expect, it } from 'vitest';
import { BANK_HOLIDAYS_KNOWN_UNTIL } from '../../../src/core/calendar/bank-holidays.ts';
import { firstYearBeyondHorizon } from '../../../src/core/calendar/holiday-horizon.ts';
import { localDate } from '../../../src/core/calendar/local-date.ts';

const LAST = BANK_HOLIDAYS_KNOWN_UNTIL;

describe('the horizon of known bank holidays', () => {
  it.each<[string, string, number | undefined]>([
    ['years before it', `${LAST - 2}-06-30`, undefined],
    ['at the end of the year before', `${LAST - 1}-12-31`, undefined],
    ['when twelve months end with it', `${LAST}-01-01`, undefined],
    ['a day later', `${LAST}-01-02`, LAST + 1],
    ['on its last day', `${LAST}-12-31`, LAST + 1],
    ['beyond it', `${LAST + 1}-01-01`, LAST + 1],
    ['long beyond it, by this year', `${LAST + 3}-05-01`, LAST + 3],
  ])('%s', (_when, today, expected) => {
    expect(firstYearBeyondHorizon(localDate(today))).toBe(expected);
  });
});
