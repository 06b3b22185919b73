import { easterSunday } from './easter.ts';
import { addDays, compareDates, type LocalDate, localDate, weekdayOf } from './local-date.ts';

/** The three parts of the United Kingdom that have bank holidays of their own. */
export type Nation = 'england-and-wales' | 'scotland' | 'northern-ireland';

export interface BankHoliday {
  readonly date: LocalDate;
  readonly name: string;
}

/**
 * The last year whose bank holidays the government has published. For later years the rules hold, but a day proclaimed
 * since is missing until it is added here or given as a closure day.
 */
export const BANK_HOLIDAYS_KNOWN_UNTIL = 2028;

interface HolidayRule {
  readonly name: string;
  readonly nations: readonly Nation[];
  readonly dateIn: (year: number) => LocalDate;
}

/** A bank holiday by royal proclamation: an extra one, or one that moves another. */
interface ProclaimedHoliday extends BankHoliday {
  readonly nations: readonly Nation[];
  /** The day that the rule gives and that is an ordinary day that year; undefined when the holiday is an extra one. */
  readonly insteadOf: LocalDate | undefined;
}

const EVERYWHERE: readonly Nation[] = ['england-and-wales', 'scotland', 'northern-ireland'];
const NOT_SCOTLAND: readonly Nation[] = ['england-and-wales', 'northern-ireland'];
const SATURDAY = 6;

/** Banking and Financial Dealings Act 1971, schedule 1, and the days proclaimed anew every year since 1978. */
const RULES: readonly HolidayRule[] = [
  { name: 'New Year’s Day', nations: EVERYWHERE, dateIn: (year) => localDate(`${year}-01-01`) },
  { name: '2nd January', nations: ['scotland'], dateIn: (year) => localDate(`${year}-01-02`) },
  { name: 'St Patrick’s Day', nations: ['northern-ireland'], dateIn: (year) => localDate(`${year}-03-17`) },
  { name: 'Good Friday', nations: EVERYWHERE, dateIn: (year) => addDays(easterSunday(year), -2) },
  { name: 'Easter Monday', nations: NOT_SCOTLAND, dateIn: (year) => addDays(easterSunday(year), 1) },
  { name: 'Early May bank holiday', nations: EVERYWHERE, dateIn: (year) => mondayFrom(`${year}-05-01`) },
  { name: 'Spring bank holiday', nations: EVERYWHERE, dateIn: (year) => mondayFrom(`${year}-05-25`) },
  { name: 'Battle of the Boyne', nations: ['northern-ireland'], dateIn: (year) => localDate(`${year}-07-12`) },
  { name: 'Summer bank holiday', nations: ['scotland'], dateIn: (year) => mondayFrom(`${year}-08-01`) },
  { name: 'Summer bank holiday', nations: NOT_SCOTLAND, dateIn: (year) => mondayFrom(`${year}-08-25`) },
  { name: 'St Andrew’s Day', nations: ['scotland'], dateIn: (year) => localDate(`${year}-11-30`) },
  { name: 'Christmas Day', nations: EVERYWHERE, dateIn: (year) => localDate(`${year}-12-25`) },
  { name: 'Boxing Day', nations: EVERYWHERE, dateIn: (year) => localDate(`${year}-12-26`) },
];

/**
 * What no rule can know: proclamations under section 1 of the Banking and Financial Dealings Act 1971, from 2012 on.
 * Source: https://www.gov.uk/bank-holidays and, for 2026, https://www.gov.scot/news/world-cup-bank-holiday-confirmed/
 */
const PROCLAIMED: readonly ProclaimedHoliday[] = [
  moved('2012-06-04', 'Spring bank holiday', '2012-05-28'),
  extra('2012-06-05', 'Queen’s Diamond Jubilee', EVERYWHERE),
  moved('2020-05-08', 'Early May bank holiday (VE day)', '2020-05-04'),
  moved('2022-06-02', 'Spring bank holiday', '2022-05-30'),
  extra('2022-06-03', 'Platinum Jubilee bank holiday', EVERYWHERE),
  extra('2022-09-19', 'Bank Holiday for the State Funeral of Queen Elizabeth II', EVERYWHERE),
  extra('2023-05-08', 'Bank holiday for the coronation of King Charles III', EVERYWHERE),
  extra('2026-06-15', 'World Cup bank holiday', ['scotland']),
];

const alreadyComputed = new Map<string, readonly BankHoliday[]>();

/**
 * The bank holidays that fall in a calendar year, in order of date, for years from 2012. A holiday on a weekend appears
 * on its substitute day only: 26 December 2026 is a Saturday, so Boxing Day is Monday 28 December.
 */
export function bankHolidays(nation: Nation, year: number): readonly BankHoliday[] {
  const key = `${nation} ${year}`;
  const known = alreadyComputed.get(key);
  if (known !== undefined) return known;
  const holidays = withProclaimed(nation, year, withSubstitutes(byRule(nation, year)));
  alreadyComputed.set(key, holidays);
  return holidays;
}

function byRule(nation: Nation, year: number): readonly BankHoliday[] {
  const rules = RULES.filter((rule) => rule.nations.includes(nation));
  return rules.map((rule) => ({ date: rule.dateIn(year), name: rule.name }));
}

/** A substitute is the next weekday that is no holiday itself; the Sunday's Christmas goes past Boxing Day to Tuesday. */
function withSubstitutes(holidays: readonly BankHoliday[]): readonly BankHoliday[] {
  const taken = new Set(holidays.map((holiday) => holiday.date));
  return holidays.map((holiday) => {
    if (!isWeekend(holiday.date)) return holiday;
    let date = holiday.date;
    while (isWeekend(date) || taken.has(date)) date = addDays(date, 1);
    taken.add(date);
    return { date, name: `${holiday.name} (substitute day)` };
  });
}

function withProclaimed(nation: Nation, year: number, holidays: readonly BankHoliday[]): readonly BankHoliday[] {
  const proclaimed = PROCLAIMED.filter(
    (holiday) => holiday.nations.includes(nation) && holiday.date.startsWith(`${year}-`),
  );
  const abandoned = new Set(proclaimed.map((holiday) => holiday.insteadOf));
  const kept = holidays.filter((holiday) => !abandoned.has(holiday.date));
  const added = proclaimed.map(({ date, name }) => ({ date, name }));
  return [...kept, ...added].sort((a, b) => compareDates(a.date, b.date));
}

/** The first Monday on or after the day. The last Monday of May and of August is the first from the 25th. */
function mondayFrom(text: string): LocalDate {
  const date = localDate(text);
  return addDays(date, (8 - weekdayOf(date)) % 7);
}

function isWeekend(date: LocalDate): boolean {
  return weekdayOf(date) >= SATURDAY;
}

function extra(date: string, name: string, nations: readonly Nation[]): ProclaimedHoliday {
  return { date: localDate(date), name, nations, insteadOf: undefined };
}

function moved(date: string, name: string, insteadOf: string): ProclaimedHoliday {
  return { date: localDate(date), name, nations: EVERYWHERE, insteadOf: localDate(insteadOf) };
}
