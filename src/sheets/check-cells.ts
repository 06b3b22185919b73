import { MOST_COLUMNS, MOST_ROWS } from './check-extent.ts';
import { scanTags, type Tag } from './scan-tags.ts';
import type { SheetProblem } from './sheet.ts';

/** Of any spreadsheet. */
const LAST_ROW = 1_048_576;

export const NOT_SAVED =
  'The workbook was not written by a spreadsheet program. One that Excel or LibreOffice saved would be accepted.';
const NAMES = new Set(['row', 'c', '/c', 'f', 'v']);

/** @returns words, of a cell or of the sheet as a whole */
type Found = Pick<SheetProblem, 'cell' | 'words'> | undefined;

/** Where rows and cells stand. One address far away would fill the memory with empty rows. */
export function findPlaceProblem(xml: string): Found {
  let [row, unnumbered] = [0, 0];
  for (const { name, attributes } of scanTags(xml, NAMES)) {
    if (name !== 'row' && name !== 'c') continue;
    if (attributes === undefined) return { cell: undefined, words: NOT_SAVED };
    const place = attributes.get('r') ?? '';
    if (name === 'row') {
      row = Number(place);
      unnumbered += place === '' ? 1 : 0;
    }
    const found = name === 'c' ? whyCellRefused(place, row) : whyRowRefused(place, unnumbered);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Cells of which nobody can say what they are. */
export function findValueProblem(xml: string): Found {
  let cell: readonly Tag[] = [];
  for (const tag of scanTags(xml, NAMES)) {
    const isBetween = tag.name === 'f' || tag.name === 'v';
    const found = isBetween ? undefined : whyValueRefused(cell);
    if (found !== undefined) return found;
    if (isBetween) cell = cell.length === 0 ? [] : [...cell.slice(0, 3), tag];
    else cell = tag.name === 'c' ? [tag] : [];
  }
  return whyValueRefused(cell);
}

/** @param row in which it stands; 0 where that has no number */
function whyCellRefused(cell: string, row: number): Found {
  const [, letters = '', own = ''] = /^([A-Z]{1,3})(\d{1,7})$/u.exec(cell) ?? [];
  if (letters === '') return { cell: undefined, words: NOT_SAVED };
  const isNear = Math.max(Number(own), row) <= MOST_ROWS && columnNumber(letters) <= MOST_COLUMNS;
  if (isNear) return undefined;
  const words = `There is something in ${cell}. At most ${MOST_ROWS} rows and ${MOST_COLUMNS} columns would be accepted; delete the rows and columns beyond the table.`;
  return { cell, words };
}

/** Programs write rows that have only a height or a look, down to the last that there is. */
function whyRowRefused(row: string, unnumbered: number): Found {
  const isRow = row === '' ? unnumbered <= MOST_ROWS : /^\d{1,7}$/u.test(row) && Number(row) <= LAST_ROW;
  return isRow ? undefined : { cell: undefined, words: NOT_SAVED };
}

function whyValueRefused([cell, ...inside]: readonly Tag[]): Found {
  if (cell === undefined) return undefined;
  const name = cell.attributes?.get('r');
  const value = inside.find((tag) => tag.name === 'v');
  if (cell.attributes?.get('t') === 'e') {
    return { cell: name, words: `${name} holds the error ${value?.text ?? ''}. A value would be accepted.` };
  }
  if (value !== undefined || !inside.some((tag) => tag.name === 'f')) return undefined;
  return {
    cell: name,
    words: `${name} holds a formula without its result. Open the file in Excel or LibreOffice, save it, and hand it in again.`,
  };
}

/** `A` is 1, `AA` is 27. */
function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}
