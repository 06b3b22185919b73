import { compareDates, type LocalDate, parseLocalDate } from './local-date.ts';
import { periodOf, quarterOf } from './quarter.ts';

/** In their order, as they are compared. */
export const MONTHS: readonly string[] = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
/** `6-9 August 2026` (its last day), `1st of September`, `end of May 2027`, `in October`; May alone is also a verb. */
const DATE = new RegExp(
  String.raw`(?:\b(\d{1,2})(?:st|nd|rd|th)? (?:of )?)?\b(${MONTHS.join('|')})\b(?:,? (\d{4})\b)?`,
  'giu',
);

/** A date that a text names. */
export interface NamedDate {
  /** The last day that is meant: of a month, its last. */
  readonly date: LocalDate;
  /** Where it begins in the text. Unit: UTF-16 code units. */
  readonly index: number;
  /** Its year is written; otherwise the next was taken. */
  readonly hasYear: boolean;
}

/**
 * The dates in a sentence. Of one without a year the next is meant, from the first day of the quarter of `near` on.
 * @param near a day of the quarter that the text is about
 */
export function datesInText(sentence: string, near: LocalDate): readonly NamedDate[] {
  return [...sentence.matchAll(DATE)].flatMap((match) => {
    const [, day, name = '', year] = match;
    const isVague = day === undefined && year === undefined;
    if (isVague && !isMonth(name, sentence.slice(0, match.index))) return [];
    const month = MONTHS.indexOf(name.toLowerCase()) + 1;
    const date = year === undefined ? nextOf({ day, month }, near) : toDate({ day, month, year: Number(year) });
    return date === undefined ? [] : [{ date, index: match.index, hasYear: year !== undefined }];
  });
}

/** "in May", but not "may": a month begins with a capital, and follows a word of time. */
function isMonth(name: string, before: string): boolean {
  if (!/^\p{Lu}/u.test(name)) return false;
  return /\b(?:in|by|until|till|from|of|for|during|early|mid|late|since|before|after|and|this|next|last)[ -]$|\/$/iu.test(
    before,
  );
}

interface Day {
  /** Undefined for the last of the month. */
  readonly day: string | undefined;
  readonly month: number;
}

function nextOf(day: Day, near: LocalDate): LocalDate | undefined {
  const year = Number(near.slice(0, 4));
  const dates = [year - 1, year, year + 1].flatMap((each) => toDate({ ...day, year: each }) ?? []);
  // A text speaks of its own quarter and of what lies ahead, hardly of the quarter before.
  const { first } = periodOf(quarterOf(near));
  return dates.find((date) => compareDates(date, first) >= 0);
}

function toDate({ day, month, year }: Day & { readonly year: number }): LocalDate | undefined {
  const text = (of: number) => `${year}-${String(month).padStart(2, '0')}-${String(of).padStart(2, '0')}`;
  if (day !== undefined) return parseLocalDate(text(Number(day)));
  return [31, 30, 29, 28].map((last) => parseLocalDate(text(last))).find((date) => date !== undefined);
}
