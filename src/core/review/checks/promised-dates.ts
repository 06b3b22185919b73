import { datesInText } from '../../calendar/dates-in-text.ts';
import { compareDates, formatLong, type LocalDate } from '../../calendar/local-date.ts';

/** Words after which a date is something that is still to come. */
const PROMISE =
  /\b(?:will|shall|(?:is|are) (?:now |currently )?(?:due|expected|planned|scheduled|set|likely|intended|anticipated|to be)|to be \p{L}+ed|due to|aims? to)\b/giu;
/** A date that something else hangs on, or up to which it lasts. */
const NO_PROMISE =
  /\b(?:since|after|following|until|till|before|of last|was|were)\s*(?:the |end |of |early |late )*$/iu;

/** A date on which a sentence says that something will be. */
export interface PromisedDate {
  readonly date: LocalDate;
  /** `30 September 2026` */
  readonly printed: string;
}

/** The latest date that a sentence promises; undefined where it promises none. @param near as in datesInText */
export function promisedDate(sentence: string, near: LocalDate): PromisedDate | undefined {
  const promises = [...sentence.matchAll(PROMISE)].map(({ index }) => index);
  const [first] = promises;
  if (first === undefined) return undefined;
  const dates = datesInText(sentence, near)
    .filter(({ index }) => index > first && !NO_PROMISE.test(sentence.slice(0, index)))
    .map(({ date }) => date)
    .toSorted(compareDates);
  const latest = dates.at(-1);
  return latest && { date: latest, printed: formatLong(latest) };
}
