import type { PlanCell, PlanSheet } from '../../core/plan/plan-sheet-rows.ts';
import { isPlanSheet } from '../../core/plan/plan-sheets-tree.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { readSheetFile } from '../../sheets/read-sheet-file.ts';
import type { Sheet, SheetCell, SheetProblem } from '../../sheets/sheet.ts';
import { readFileHandedIn } from '../read-file-handed-in.ts';

const WORKBOOK = /\.xlsx$/iu;
/** Other programs' files, which would only be called no YAML. */
const OTHER_SHEETS = /\.(?:xls|xlsm|xlsb|ods|csv|numbers)$/iu;

type PlanContent = { readonly text: string } | { readonly sheets: readonly PlanSheet[] };

/** A plan as YAML or as a workbook: the name's ending says which. */
export async function readPlanContent(fileName: string): Promise<Result<PlanContent, string>> {
  if (OTHER_SHEETS.test(fileName)) {
    return refuse(`${fileName} is neither YAML nor .xlsx; save the workbook of "ragtime plan sheet" as .xlsx.`);
  }
  const bytes = readFileHandedIn(fileName);
  if (!bytes.ok) return bytes;
  return WORKBOOK.test(fileName) ? readSheets(fileName, bytes.value) : readText(fileName, bytes.value);
}

async function readSheets(fileName: string, bytes: Uint8Array): Promise<Result<PlanContent, string>> {
  const read = await readSheetFile(fileName, bytes, isPlanSheet);
  return read.ok ? done({ sheets: read.value.map(sheetToPlan) }) : refuse(`${fileName}${problemText(read.refusal)}`);
}

function problemText({ sheet, words }: SheetProblem): string {
  return sheet === undefined ? `: ${words}` : `, ${sheet}: ${words}`;
}

function sheetToPlan({ name, rows }: Sheet): PlanSheet {
  return { name, rows: rows.map((row) => row.map(cellToPlan)) };
}

function cellToPlan(cell: SheetCell): PlanCell {
  switch (cell.kind) {
    case 'empty':
      return { text: '', isDay: false };
    case 'text':
      return { text: cell.text, isDay: false };
    case 'date':
      return { text: cell.date, isDay: true };
    case 'number':
      return { text: String(cell.value), isDay: false, isNumber: true };
    case 'yes-no':
      return { text: String(cell.value), isDay: false };
  }
}

function readText(fileName: string, bytes: Uint8Array): Result<PlanContent, string> {
  try {
    return done({ text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) });
  } catch {
    return refuse(`${fileName} is not UTF-8; save it as UTF-8 and import it again.`);
  }
}
