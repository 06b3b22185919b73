import { zipSync } from 'fflate';
import { done, type Result, refuse } from '../core/result.ts';
import { findWorkbookProblem, listSheets } from './check-workbook.ts';
import { everySheet, type Sheet, type SheetCell, type SheetFilter, type SheetProblem } from './sheet.ts';
import { tidyWorkbook } from './tidy-workbook.ts';
import { unpackWorkbook } from './unpack-workbook.ts';

/** Every sheet of an XLSX workbook that is not hidden: values only, of formulas the result that was saved with them. */
export async function readWorkbook(
  bytes: Uint8Array,
  isRead: SheetFilter = everySheet,
): Promise<Result<readonly Sheet[], SheetProblem>> {
  const unpacked = unpackWorkbook(bytes);
  if (!unpacked.ok) return unpacked;
  const parts = tidyWorkbook(unpacked.value);
  const problem = findWorkbookProblem(parts, isRead);
  if (problem !== undefined) return refuse(problem);
  try {
    // Loaded with the first workbook: its packages are many.
    const { default: readXlsxFile } = await import('read-excel-file/node');
    // What is read is what was looked through, whatever else the file may claim to hold.
    const sheets = await readXlsxFile(Buffer.from(zipSync({ ...parts }, { level: 0 })));
    const hidden = listSheets(parts).flatMap(({ name, isHidden }) => (isHidden ? [name] : []));
    const shown = sheets.filter(({ sheet }) => !hidden.includes(sheet));
    return done(shown.map(({ sheet, data }) => ({ name: sheet, rows: trimEnd(data.map((row) => toRow(row))) })));
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return refuse({
      sheet: undefined,
      cell: undefined,
      words: `The file is no workbook that can be read (${found}). A workbook saved as .xlsx, without a password, would be accepted.`,
    });
  }
}

function toRow(values: readonly unknown[]): readonly SheetCell[] {
  const cells = values.map(toCell);
  return cells.slice(0, cells.findLastIndex(({ kind }) => kind !== 'empty') + 1);
}

function toCell(value: unknown): SheetCell {
  if (typeof value === 'number') return { kind: 'number', value };
  if (typeof value === 'boolean') return { kind: 'yes-no', value };
  // A day comes as midnight in UTC.
  if (value instanceof Date) return { kind: 'date', date: value.toISOString().slice(0, 10) };
  if (typeof value !== 'string' || value.trim() === '') return { kind: 'empty' };
  return { kind: 'text', text: value.replaceAll(/\r+\n?/gu, '\n') };
}

function trimEnd(rows: readonly (readonly SheetCell[])[]): readonly (readonly SheetCell[])[] {
  return rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1);
}
