import { type LocalDate, localDate } from './local-date.ts';

/**
 * Easter Sunday in the Gregorian calendar, for years from 1583: `2027-03-28`.
 * Source: the computus published anonymously in Nature, 1876; the letters are those of its usual form.
 */
export function easterSunday(year: number): LocalDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return localDate(`${year}-${twoDigits(month)}-${twoDigits(day)}`);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
