import type { WrittenCell } from './write-workbook.ts';

/** Unit: points. Excel's own most. */
const HIGHEST = 409;
const LINE = 13;
/** The usual width of a column, in characters. */
const USUAL_WIDTH = 9;

export interface RowSpace {
  /** In characters, column by column. */
  readonly widths: readonly number[];
  /** Counted from 0: what is not shown needs no room. */
  readonly hiddenColumns: readonly number[];
  /** Room for what somebody is to write. */
  readonly fewestLines: number;
}

/** So high that every text of the row can be read, in points; the program fits it anew when somebody types. */
export function rowHeight(row: readonly WrittenCell[], { widths, hiddenColumns, fewestLines }: RowSpace): number {
  const lines = row.map((value, column) =>
    hiddenColumns.includes(column) ? 1 : linesOf(String(value ?? ''), widths[column] ?? USUAL_WIDTH),
  );
  return Math.min(HIGHEST, Math.max(fewestLines, ...lines) * LINE + 2);
}

/** Words go over to the next line whole, so a little less than the width is used of each. */
function linesOf(text: string, width: number): number {
  const used = Math.max(1, width * 0.9);
  return text.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(part.length / used)), 0);
}
