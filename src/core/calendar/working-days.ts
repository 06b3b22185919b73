import { bankHolidays, type Nation } from './bank-holidays.ts';
import { addDays, type LocalDate, weekdayOf } from './local-date.ts';

/** Which days a directorate works: Monday to Friday without its nation's bank holidays and its own closure days. */
export interface WorkingCalendar {
  readonly nation: Nation;
  readonly closureDays: readonly LocalDate[];
}

const FRIDAY = 5;
const LONGEST_CLOSURE_DAYS = 366;

/** True on a weekday that is neither a bank holiday of the nation nor a closure day. */
export function isWorkingDay(calendar: WorkingCalendar, date: LocalDate): boolean {
  if (weekdayOf(date) > FRIDAY) return false;
  if (calendar.closureDays.includes(date)) return false;
  const year = Number(date.slice(0, 4));
  return !bankHolidays(calendar.nation, year).some((holiday) => holiday.date === date);
}

/** The first working day strictly after the date. Throws where none comes within a year: see firstWorkingDay. */
export function nextWorkingDay(calendar: WorkingCalendar, date: LocalDate): LocalDate {
  return firstWorkingDay(calendar, addDays(date, 1), 1);
}

/** The last working day strictly before the date. Throws where none lies within a year. */
export function previousWorkingDay(calendar: WorkingCalendar, date: LocalDate): LocalDate {
  return firstWorkingDay(calendar, addDays(date, -1), -1);
}

/** The date itself when it is a working day, else the next one. */
export function onOrAfterWorkingDay(calendar: WorkingCalendar, date: LocalDate): LocalDate {
  return firstWorkingDay(calendar, date, 1);
}

/** The date itself when it is a working day, else the previous one. */
export function onOrBeforeWorkingDay(calendar: WorkingCalendar, date: LocalDate): LocalDate {
  return firstWorkingDay(calendar, date, -1);
}

/**
 * The n-th working day strictly after the date, n from 1: "WD 10" of a quarter is the tenth after its last day.
 * Throws when n is no whole number from 1.
 */
export function nthWorkingDayAfter(calendar: WorkingCalendar, date: LocalDate, n: number): LocalDate {
  requireCount(n, 1);
  let day = date;
  for (let count = 0; count < n; count += 1) day = nextWorkingDay(calendar, day);
  return day;
}

/**
 * The n-th working day strictly before the date; the date itself for n = 0, working day or not.
 * Throws when n is no whole number from 0.
 */
export function workingDaysBefore(calendar: WorkingCalendar, date: LocalDate, n: number): LocalDate {
  requireCount(n, 0);
  let day = date;
  for (let count = 0; count < n; count += 1) day = previousWorkingDay(calendar, day);
  return day;
}

/** Looks a year ahead at most: closure days come from a plan file, and a mistake there must not hang the process. */
function firstWorkingDay(calendar: WorkingCalendar, from: LocalDate, direction: 1 | -1): LocalDate {
  let day = from;
  for (let looked = 0; looked < LONGEST_CLOSURE_DAYS; looked += 1) {
    if (isWorkingDay(calendar, day)) return day;
    day = addDays(day, direction);
  }
  const side = direction === 1 ? 'from' : 'up to';
  throw new Error(
    `No working day in the ${LONGEST_CLOSURE_DAYS} days ${side} ${from} (${calendar.nation}, ` +
      `${calendar.closureDays.length} closure days); closure days that leave some weekday free would be accepted.`,
  );
}

function requireCount(n: number, least: number): void {
  if (Number.isInteger(n) && n >= least) return;
  throw new Error(`${n} is no number of working days; a whole number from ${least} would be accepted.`);
}
