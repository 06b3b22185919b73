import { guardFormula } from './guard-formula.ts';
import type { WrittenCell } from './write-workbook.ts';

/** Excel reads a CSV file as UTF-8 only where this stands in front. */
const MARK = '\uFEFF';

/**
 * A CSV file as in RFC 4180: commas, CRLF, quotes where they are needed. A text that a spreadsheet program would run as a
 * formula has an apostrophe in front, which reading takes off again; numbers stay numbers.
 */
export function writeCsv(rows: readonly (readonly WrittenCell[])[]): string {
  return MARK + writeCsvRows(rows);
}

/** What goes on with a file that was begun. */
export function writeCsvRows(rows: readonly (readonly WrittenCell[])[]): string {
  return rows.map((row) => `${row.map(toField).join(',')}\r\n`).join('');
}

function toField(value: WrittenCell): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = guardFormula(value);
  return /[",\r\n]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
