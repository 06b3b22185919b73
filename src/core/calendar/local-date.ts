import { UTCDateMini } from '@date-fns/utc/date/mini';
import { format } from 'date-fns/format';
import { rememberResults } from '../remember-results.ts';

/** A day in somebody's calendar, without time or zone, such as `2026-07-01`. Sorts as text. */
export type LocalDate = string & { readonly __brand: 'LocalDate' };

/** Monday is 1, Sunday is 7 (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const DAY_MS = 86_400_000;
const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
/** Years of them. */
const MOST_REMEMBERED_DATES = 5_000;
/** The mini one: the other makes formatters of `Intl` as it loads (see zone.ts). */
const inUtc = { in: (date: Date | number | string) => new UTCDateMini(date) };

/** Reads `2026-07-01`; undefined for any other shape and for days that do not exist, such as `2026-02-30`. */
export function parseLocalDate(text: string): LocalDate | undefined {
  return isLocalDate(text) ? text : undefined;
}

/** For literals and values already checked: `localDate('2026-07-01')`. Throws when the text is no date, as that is a bug. */
export function localDate(text: string): LocalDate {
  if (isLocalDate(text)) return text;
  throw new Error(`"${text}" is not a date; a day that exists, written like 2026-07-01, would be accepted.`);
}

/** The date n days later; earlier for negative n. `addDays('2028-02-28', 1)` is `2028-02-29`. */
export function addDays(date: LocalDate, days: number): LocalDate {
  // Plain arithmetic on UTC midnights: addDays of date-fns, even told to work in UTC, loses a day where the process's
  // own zone skipped one (Samoa, 30 December 2011).
  return localDate(new Date(utcMidnight(date).getTime() + days * DAY_MS).toISOString().slice(0, 10));
}

/** Negative when a is earlier than b, 0 on the same day, positive when later: fits Array.sort. */
export function compareDates(a: LocalDate, b: LocalDate): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Monday 1 to Sunday 7. */
export function weekdayOf(date: LocalDate): Weekday {
  // Sunday is 0 in JavaScript.
  const number = utcMidnight(date).getUTCDay() || 7;
  const weekday = WEEKDAYS.find((candidate) => candidate === number);
  if (weekday === undefined) throw new Error(`No weekday for "${date}".`);
  return weekday;
}

/** `1 July 2026` */
export const formatLong: (date: LocalDate) => string = rememberResults((date) => {
  return format(utcMidnight(date), 'd MMMM yyyy', inUtc);
}, MOST_REMEMBERED_DATES);

/** `Tuesday 14 July 2026` */
export const formatWithWeekday: (date: LocalDate) => string = rememberResults((date) => {
  return format(utcMidnight(date), 'EEEE d MMMM yyyy', inUtc);
}, MOST_REMEMBERED_DATES);

/** `14 July` */
export const formatDayMonth: (date: LocalDate) => string = rememberResults((date) => {
  return format(utcMidnight(date), 'd MMMM', inUtc);
}, MOST_REMEMBERED_DATES);

function isLocalDate(text: string): text is LocalDate {
  return isRealDay(text);
}

const isRealDay = rememberResults(readIsRealDay, MOST_REMEMBERED_DATES);

function readIsRealDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const midnight = new Date(`${text}T00:00:00Z`);
  // JavaScript rolls 30 February over into March; only a real day comes back as it was written.
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
}

function utcMidnight(date: LocalDate): Date {
  return new Date(`${date}T00:00:00Z`);
}
