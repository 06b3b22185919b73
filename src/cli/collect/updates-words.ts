import type { CellProblem, ReturnSheetsRefusal } from '../../core/collect/sheet/return-row.ts';
import { compileRefusalWords } from '../../reports/publish-words.ts';
import type { ImportedSheet, TakenRow } from '../../usecases/collect/sheet/import-return-sheet.ts';
import type { PrepareSheetRefusal } from '../../usecases/collect/sheet/prepare-return-sheet.ts';
import type { SheetOrder } from './updates-options.ts';

const NOTHING_STORED = 'Nothing was stored.';

/** Why no sheet was written. */
export function prepareRefusalText(
  refusal: PrepareSheetRefusal,
  { owner, directorateCode = '', quarter }: SheetOrder,
): string {
  switch (refusal.reason) {
    case 'unknown-directorate':
      return compileRefusalWords(refusal, { directorateCode, quarter: quarter ?? '' });
    case 'unknown-person':
      return `Nobody in the plans has the initials "${refusal.given}"; give those of an owner, such as AMc.`;
    case 'nothing-open':
      return `Nothing of ${owner} can be answered ${quarter === undefined ? 'now' : `for ${quarter}`}: no window is open in which something is asked of them.`;
    case 'nothing-outstanding':
      return `Nothing waits for ${owner}: all of it is answered. With --all it is written all the same, to be changed.`;
  }
}

/** Why a file cannot be read as a return sheet, each cell on a line. */
export function returnFileText(refusal: ReturnSheetsRefusal): string {
  switch (refusal.reason) {
    case 'no-sheet':
      return `The workbook has neither a sheet "Milestones" nor one "Indicators", so it is no file that "ragtime updates sheet" has written. ${NOTHING_STORED}`;
    case 'no-columns': {
      const missing = refusal.missing.map((name) => `"${name}"`).join(', ');
      return `The sheet ${refusal.sheet} lacks the columns ${missing}. A sheet as "ragtime updates sheet" wrote it, with its hidden columns, is accepted. ${NOTHING_STORED}`;
    }
    case 'cells':
      return [...refusal.problems.map(cellText), NOTHING_STORED].join('\n');
  }
}

function cellText({ sheet, cell, ref, given, fault, accepted }: CellProblem): string {
  const at = `${sheet} ${cell} (${ref === '' ? 'no ref' : ref})`;
  switch (fault) {
    case 'no-key':
      return `${at}: "${given}" stands in a hidden column that says which entry the row is. A row as it was written is accepted; please fill it in again in a new sheet.`;
    case 'no-choice':
      return `${at}: "${given}" is none of the list. ${accepted.join(' · ')} would be accepted.`;
    case 'no-day':
      return `${at}: "${given}" is no day; one written like 31 July 2026 is accepted.`;
    case 'no-yes-or-no':
      return `${at}: "${given}" is neither yes nor no.`;
  }
}

/** What became of each row. */
export function importedSheetText(imported: ImportedSheet, mode: 'store' | 'check'): string {
  const { rows, emptyRows } = imported;
  const stored = rows.filter(({ kind }) => kind === 'stored').length;
  const lines = [
    ...rows.map((row) => `${row.ref}: ${ROW_WORDS[mode][row.kind]}`),
    ...(emptyRows === 0 ? [] : [emptyRows === 1 ? '1 row is empty.' : `${emptyRows} rows are empty.`]),
  ];
  if (mode === 'check') return [...lines, `Checked only. ${NOTHING_STORED}`].join('\n');
  return [...lines, stored === 0 ? NOTHING_STORED : storedText(stored)].join('\n');
}

function storedText(stored: number): string {
  return stored === 1 ? '1 update was stored.' : `${stored} updates were stored.`;
}

const ROW_WORDS: Readonly<Record<'store' | 'check', Readonly<Record<TakenRow['kind'], string>>>> = {
  store: { stored: 'stored', 'already-in': 'is in already', untouched: 'unchanged since the sheet was written' },
  check: {
    stored: 'would be stored',
    'already-in': 'is in already',
    untouched: 'unchanged since the sheet was written',
  },
};
