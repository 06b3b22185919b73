import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import { type CellList, dressPart } from './dress-sheet.ts';
import { rowHeight } from './row-height.ts';

/** What stands in a cell; a text is a text whatever it looks like, and never runs. */
export type WrittenCell = string | number | boolean | undefined;

export interface WrittenSheet {
  /** The tab's name: at most 31 characters, none of `: \\ / ? * [ ]`. */
  readonly name: string;
  /** The first is the header: bold, and it stays when the sheet is scrolled. */
  readonly rows: readonly (readonly WrittenCell[])[];
  /** In characters, column by column; others have the usual width. */
  readonly widths?: readonly number[];
  /** Columns, counted from 0, that are not shown. */
  readonly hiddenColumns?: readonly number[];
  /** Columns, counted from 0, that somebody is to fill in: their cells are marked, and keep long texts within them. */
  readonly toFill?: readonly number[];
  /** How many columns from the left stay when the sheet is scrolled, hidden ones included. */
  readonly stickyColumns?: number;
  /** Where one of a few values is chosen. */
  readonly lists?: readonly CellList[];
  readonly isHidden?: boolean;
}

/** The earliest day that a zip file can say. */
const NO_DATE = new Date(1980, 0, 1);
/** Pale yellow with a thin frame: where to type, also in grey. */
const TO_FILL = { backgroundColor: '#FFF8E1', borderStyle: 'thin', borderColor: '#B0A070' } as const;

/** An XLSX workbook. The same sheets give the same bytes. */
export async function writeWorkbook(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
  const written = await writeXlsxFile(
    sheets.map(({ name, rows, widths = [], toFill = [], stickyColumns }) => ({
      sheet: name,
      data: rows.map((row, index) => toRow(row, { isHeader: index === 0, toFill })),
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
      orientation: 'landscape' as const,
      ...(stickyColumns === undefined ? {} : { stickyColumnsCount: stickyColumns }),
    })),
    // Named, since LibreOffice cannot fit the rows to texts in a font that it has to guess.
    { fontFamily: 'Arial', fontSize: 10 },
  ).toBuffer();
  return seal(written, sheets);
}

/** Room for some lines of what somebody is to write, in a row that is to be filled in. */
const LINES_TO_FILL = 4;

function heightsOf({ rows, widths = [], hiddenColumns = [], toFill = [] }: WrittenSheet): readonly number[] {
  const fewestLines = toFill.length > 0 ? LINES_TO_FILL : 1;
  return rows.map((row, index) =>
    rowHeight(row, { widths, hiddenColumns, fewestLines: index === 0 ? 1 : fewestLines }),
  );
}

interface RowLook {
  readonly isHeader: boolean;
  readonly toFill: readonly number[];
}

function toRow(row: readonly WrittenCell[], { isHeader, toFill }: RowLook): Cell[] {
  const length = isHeader ? row.length : Math.max(row.length, ...toFill.map((column) => column + 1));
  return Array.from({ length }, (_, column) => toCell(row[column], { isHeader, isToFill: toFill.includes(column) }));
}

function toCell(
  value: WrittenCell,
  { isHeader, isToFill }: { readonly isHeader: boolean; readonly isToFill: boolean },
): Cell {
  const isEmpty = value === undefined || value === '';
  if (isEmpty && !isToFill) return null;
  const look = {
    wrap: true,
    alignVertical: 'top' as const,
    ...(isHeader ? { fontWeight: 'bold' as const } : {}),
    ...(isToFill ? TO_FILL : {}),
  };
  if (isEmpty) return look;
  switch (typeof value) {
    case 'string':
      return { value, type: String, ...look };
    case 'number':
      return { value, type: Number, ...look };
    case 'boolean':
      return { value, type: Boolean, ...look };
  }
}

/** Without the moment of writing, and with what the library cannot say. */
function seal(bytes: Uint8Array, sheets: readonly WrittenSheet[]): Uint8Array {
  const sealed: Zippable = {};
  const dresses = sheets.map((sheet) => ({ ...sheet, heights: heightsOf(sheet) }));
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    sealed[name] = [strToU8(dressPart(name, strFromU8(part), dresses)), { mtime: NO_DATE, level: 6 }];
  }
  return zipSync(sealed);
}
