import { MONTHS } from '../calendar/dates-in-text.ts';
import { addDays, type LocalDate, localDate, parseLocalDate } from '../calendar/local-date.ts';
import type { Due } from './plan.ts';

/**
 * Reads a day as people write it: `2026-06-30`, `30 June 2026`, `30 Jun 2026`; undefined for anything else and for days
 * that do not exist.
 */
export function readDay(text: string): LocalDate | undefined {
  const spoken = /^(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]+) (\d{4})$/.exec(text.trim());
  if (spoken === null) return parseLocalDate(text.trim());
  const month = monthNumber(spoken[2] ?? '');
  if (month === undefined) return undefined;
  return parseLocalDate(`${spoken[3]}-${twoDigits(month)}-${twoDigits(Number(spoken[1]))}`);
}

/**
 * Reads when a milestone is due: a day; a month (`2027-03`, `March 2027`), which means its last day; `none`; or what
 * recurs, `recurring: each term`. Undefined for anything else. Source: domain, 1.5 rules 9 and 10.
 */
export function readDue(text: string): Due | undefined {
  const given = text.trim();
  if (given.toLowerCase() === 'none') return { kind: 'none' };
  const recurring = /^recurring\s*[:,]?\s+(\S.*)$/is.exec(given)?.[1];
  if (recurring !== undefined) return { kind: 'recurring', text: recurring.trim() };
  const date = readDay(given) ?? readMonth(given);
  return date === undefined ? undefined : { kind: 'date', date };
}

/** As it is written into a plan file; what `readDue` reads back. */
export function writeDue(due: Due): string {
  if (due.kind === 'none') return 'none';
  return due.kind === 'date' ? due.date : `recurring: ${due.text}`;
}

/** Reads `2026-27`, `2026/27` or `2026` as the year in which the financial year begins. */
export function readFinancialYear(text: string): number | undefined {
  const match = /^(20\d\d)(?:[-/](\d\d)(\d\d)?)?$/.exec(text.trim());
  if (match === null) return undefined;
  const start = Number(match[1]);
  const end = match[3] === undefined ? match[2] : match[3];
  if (end !== undefined && Number(end) !== (start + 1) % 100) return undefined;
  return start;
}

/** `2026-27`, as plan files and commands write it. */
export function writeFinancialYear(startYear: number): string {
  return `${startYear}-${twoDigits((startYear + 1) % 100)}`;
}

function readMonth(text: string): LocalDate | undefined {
  const numbers = /^(\d{4})-(\d{2})$/.exec(text);
  if (numbers !== null) return lastDay(Number(numbers[1]), Number(numbers[2]));
  const spoken = /^([A-Za-z]+) (\d{4})$/.exec(text);
  const month = monthNumber(spoken?.[1] ?? '');
  return month === undefined ? undefined : lastDay(Number(spoken?.[2]), month);
}

function lastDay(year: number, month: number): LocalDate | undefined {
  if (month < 1 || month > 12) return undefined;
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${twoDigits(month + 1)}-01`;
  return addDays(localDate(next), -1);
}

function monthNumber(name: string): number | undefined {
  const wanted = name.toLowerCase();
  if (wanted.length < 3) return undefined;
  const index = MONTHS.findIndex((month) => month === wanted || month.slice(0, wanted.length) === wanted);
  return index < 0 ? undefined : index + 1;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
