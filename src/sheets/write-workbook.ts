import { unzipSync, type Zippable, zipSync } from 'fflate';
import writeXlsxFile, { type Cell } from 'write-excel-file/node';

/** What stands in a cell; a text is a text whatever it looks like, and never runs. */
export type WrittenCell = string | number | boolean | undefined;

export interface WrittenSheet {
  /** The tab's name: at most 31 characters, none of `: \\ / ? * [ ]`. */
  readonly name: string;
  /** The first is the header: bold, and it stays when the sheet is scrolled. */
  readonly rows: readonly (readonly WrittenCell[])[];
  /** In characters, column by column; others have the usual width. */
  readonly widths?: readonly number[];
}

/** The earliest day that a zip file can say. */
const NO_DATE = new Date(1980, 0, 1);

/** An XLSX workbook. The same sheets give the same bytes. */
export async function writeWorkbook(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
  const written = await writeXlsxFile(
    sheets.map(({ name, rows, widths = [] }) => ({
      sheet: name,
      data: rows.map((row, index) => row.map((value) => toCell(value, { isHeader: index === 0 }))),
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
    })),
  ).toBuffer();
  return seal(written);
}

function toCell(value: WrittenCell, { isHeader }: { readonly isHeader: boolean }): Cell {
  if (value === undefined || value === '') return null;
  const look = { wrap: true, alignVertical: 'top' as const, ...(isHeader ? { fontWeight: 'bold' as const } : {}) };
  switch (typeof value) {
    case 'string':
      return { value, type: String, ...look };
    case 'number':
      return { value, type: Number, ...look };
    case 'boolean':
      return { value, type: Boolean, ...look };
  }
}

/** Without the moment of writing. */
function seal(bytes: Uint8Array): Uint8Array {
  const sealed: Zippable = {};
  for (const [name, part] of Object.entries(unzipSync(bytes))) sealed[name] = [part, { mtime: NO_DATE, level: 6 }];
  return zipSync(sealed);
}
