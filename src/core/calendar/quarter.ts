import { rememberResults } from '../remember-results.ts';
import { addDays, formatDayMonth, formatLong, type LocalDate, localDate } from './local-date.ts';

/** A quarter of a financial year. Local authorities' year runs from 1 April to 31 March. */
export interface Quarter {
  /** The calendar year in which the financial year begins: 2026 for 2026/27. */
  readonly startYear: number;
  readonly number: 1 | 2 | 3 | 4;
}

/** More than anybody asks about: a text that is no quarter is remembered as well. */
const MOST_REMEMBERED = 1_000;
const NUMBERS = [1, 2, 3, 4] as const;
const FIRST_MONTHS = { 1: '04', 2: '07', 3: '10', 4: '01' } as const;

/**
 * Reads `2026-27/Q1`, in either case. Undefined for any other shape, for quarters beyond 4 and for years that do not
 * follow one another (`2026-28/Q1`). `2099-00/Q4` is the last quarter of 2099/00.
 */
export const parseQuarter: (text: string) => Quarter | undefined = rememberResults(readQuarter, MOST_REMEMBERED);

function readQuarter(text: string): Quarter | undefined {
  const match = /^(\d{4})-(\d{2})\/q([1-4])$/i.exec(text);
  if (match === null) return undefined;
  const startYear = Number(match[1]);
  const number = NUMBERS.find((candidate) => candidate === Number(match[3]));
  if (number === undefined || match[2] !== endYearDigits(startYear)) return undefined;
  return { startYear, number };
}

/** `2026-27/Q1`: the form that is stored and that parseQuarter reads. */
export function formatQuarter(quarter: Quarter): string {
  return `${quarter.startYear}-${endYearDigits(quarter.startYear)}/Q${quarter.number}`;
}

/** `Quarter 1 2026/27` */
export function quarterTitle(quarter: Quarter): string {
  return `Quarter ${quarter.number} ${financialYearTitle(quarter.startYear)}`;
}

/** The same of a quarter as it is stored: `2026-27/Q1`. What is no quarter stays as it is. */
export function titleOfQuarter(code: string): string {
  const quarter = parseQuarter(code);
  return quarter === undefined ? code : quarterTitle(quarter);
}

/** `2026/27` */
export function financialYearTitle(startYear: number): string {
  return `${startYear}/${endYearDigits(startYear)}`;
}

/** The quarter's first and last day, both included. */
export function periodOf(quarter: Quarter): { readonly first: LocalDate; readonly last: LocalDate } {
  return { first: firstDayOf(quarter), last: addDays(firstDayOf(nextQuarter(quarter)), -1) };
}

/** `1 April to 30 June 2026`. A quarter never crosses a new year, so the year is named once. */
export function periodTitle(quarter: Quarter): string {
  const { first, last } = periodOf(quarter);
  return `${formatDayMonth(first)} to ${formatLong(last)}`;
}

/** Before quarter 1 comes quarter 4 of the year before. */
export function previousQuarter(quarter: Quarter): Quarter {
  return quarterAt(indexOf(quarter) - 1);
}

/** After quarter 4 comes quarter 1 of the next year. */
export function nextQuarter(quarter: Quarter): Quarter {
  return quarterAt(indexOf(quarter) + 1);
}

/** The quarter in which the day lies: 31 March 2027 is in quarter 4 of 2026/27. */
export function quarterOf(date: LocalDate): Quarter {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  // Counted from January, a calendar year's first three months are quarter 4 of the year that began the April before.
  return quarterAt(year * 4 + Math.floor((month - 1) / 3) - 1);
}

/** Negative when a is earlier than b, 0 when the same, positive when later: fits Array.sort. */
export function compareQuarters(a: Quarter, b: Quarter): number {
  return indexOf(a) - indexOf(b);
}

function indexOf(quarter: Quarter): number {
  return quarter.startYear * 4 + quarter.number - 1;
}

function quarterAt(index: number): Quarter {
  const number = NUMBERS[index % 4];
  if (number === undefined) throw new Error(`${index} is no index of a quarter; a whole number from 0 is.`);
  return { startYear: Math.floor(index / 4), number };
}

function firstDayOf(quarter: Quarter): LocalDate {
  const year = quarter.number === 4 ? quarter.startYear + 1 : quarter.startYear;
  return localDate(`${String(year).padStart(4, '0')}-${FIRST_MONTHS[quarter.number]}-01`);
}

function endYearDigits(startYear: number): string {
  return String((startYear + 1) % 100).padStart(2, '0');
}
