import type { Sheet, SheetCell, SheetProblem } from './sheet.ts';

/** A table that people fill in has no more. */
export const MOST_ROWS = 20_000;
export const MOST_COLUMNS = 500;
/** Unit: characters. What a cell of Excel can hold. */
const LONGEST_TEXT = 32_767;
/** Unit: characters, of all cells together: many cells of a workbook can share one text. */
const MOST_TEXT = 20_000_000;

/** What is more than any table that people fill in, so that whoever asked for it need not be prepared for it. */
export function findExtentProblem(sheets: readonly Sheet[]): SheetProblem | undefined {
  let all = 0;
  for (const { name, rows } of sheets) {
    if (rows.length > MOST_ROWS || rows.some((row) => row.length > MOST_COLUMNS)) {
      return { sheet: name, cell: undefined, words: TOO_FAR };
    }
    for (const cell of rows.flat()) {
      all += cell.kind === 'text' ? cell.text.length : 0;
      const words = whyRefused(cell);
      if (words !== undefined) return { sheet: name, cell: undefined, words };
    }
  }
  return all > MOST_TEXT ? { sheet: undefined, cell: undefined, words: TOO_MUCH } : undefined;
}

function whyRefused(cell: SheetCell): string | undefined {
  switch (cell.kind) {
    case 'text':
      if (cell.text.length > LONGEST_TEXT) return TOO_LONG;
      return cell.text.includes('\0') || !cell.text.isWellFormed() ? NO_TEXT : undefined;
    case 'number':
      return Number.isFinite(cell.value) ? undefined : NO_NUMBER;
    case 'date':
      return /^\d{4}-/u.test(cell.date) ? undefined : NO_NUMBER;
    default:
      return undefined;
  }
}

const NO_TEXT =
  'One cell holds a character that belongs to no writing (NUL, or half of one). The text without it would be accepted.';
const NO_NUMBER =
  'One cell holds a number or a day that is too large for anything. One that a spreadsheet program shows would be accepted.';
const TOO_FAR = `There is more than a table. At most ${MOST_ROWS} rows and ${MOST_COLUMNS} columns would be accepted.`;
const TOO_LONG = `One cell holds more than ${LONGEST_TEXT} characters, which no spreadsheet program would keep. A shorter text would be accepted.`;
const TOO_MUCH = `The cells hold more than ${MOST_TEXT / 1_000_000} million characters together. The tables that are asked for, and nothing else, would be accepted.`;
