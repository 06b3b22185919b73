import { BANK_HOLIDAYS_KNOWN_UNTIL } from './bank-holidays.ts';
import type { LocalDate } from './local-date.ts';

/**
 * The first year among the coming twelve months whose bank holidays have not been published yet; undefined where all are
 * known. While they are known until 2028: undefined up to 1 January 2028, 2029 from 2 January 2028, 2030 throughout 2030.
 */
export function firstYearBeyondHorizon(today: LocalDate): number | undefined {
  const year = Number(today.slice(0, 4));
  // Twelve months from 1 January end with that year; from any later day they reach into the next.
  const lastYear = today.endsWith('-01-01') ? year : year + 1;
  if (lastYear <= BANK_HOLIDAYS_KNOWN_UNTIL) return undefined;
  return Math.max(year, BANK_HOLIDAYS_KNOWN_UNTIL + 1);
}
