import { type Result, refuse } from '../core/result.ts';
import { findExtentProblem } from './check-extent.ts';
import { readCsv } from './read-csv.ts';
import { readWorkbook } from './read-workbook.ts';
import { everySheet, type Sheet, type SheetFilter, type SheetProblem } from './sheet.ts';

/** Unit: bytes. No table that people fill in is larger. */
export const LARGEST_FILE = 5_000_000;

/**
 * @param name says by its ending what the file is: `.xlsx` or `.csv`
 * @param isRead which sheets the caller looks at; cells of others that cannot be read refuse nothing
 */
export async function readSheetFile(
  name: string,
  bytes: Uint8Array,
  isRead: SheetFilter = everySheet,
): Promise<Result<readonly Sheet[], SheetProblem>> {
  if (bytes.length > LARGEST_FILE) return refuse(problem('The file is too large; 5 MB at most would be accepted.'));
  const read = await readByEnding({ name, bytes, isRead });
  const found = read.ok ? findExtentProblem(read.value) : undefined;
  return found === undefined ? read : refuse(found);
}

interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly isRead: SheetFilter;
}

async function readByEnding({ name, bytes, isRead }: GivenFile): Promise<Result<readonly Sheet[], SheetProblem>> {
  if (/\.csv$/iu.test(name)) return readCsv(name, bytes);
  if (/\.xlsx$/iu.test(name)) return readWorkbook(bytes, isRead);
  return refuse(problem(`"${name}" is neither .xlsx nor .csv; one of these would be accepted.`));
}

function problem(words: string): SheetProblem {
  return { sheet: undefined, cell: undefined, words };
}
