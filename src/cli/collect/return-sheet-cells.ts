import { cellName } from '../../core/collect/finance/finance-cell.ts';
import {
  CONTEXT_COLUMNS,
  INDICATOR_ANSWERS,
  INDICATOR_SHEET,
  KEY_COLUMNS,
  MILESTONE_ANSWERS,
  MILESTONE_SHEET,
  type ReturnColumn,
} from '../../core/collect/sheet/return-columns.ts';
import type { CellList } from '../../sheets/dress-sheet.ts';
import type { WrittenSheet } from '../../sheets/write-workbook.ts';
import type { ReturnSheet } from '../../usecases/collect/sheet/prepare-return-sheet.ts';
import { indicatorCells, indicatorLists } from './return-sheet-indicators.ts';
import { createListsSheet, type ListsSheet } from './return-sheet-lists.ts';
import { milestoneCells, milestoneLists } from './return-sheet-milestones.ts';
import { returnReadMe } from './return-sheet-read-me.ts';
import type { RowCells, RowLists } from './return-sheet-row.ts';

/** The workbook that somebody fills in: how to, milestones, indicators. */
export function returnSheetToWorkbook(sheet: ReturnSheet): readonly WrittenSheet[] {
  const lists = createListsSheet();
  const milestones = sheet.milestones.map((each) => ({ cells: milestoneCells(each), lists: milestoneLists(each) }));
  const indicators = sheet.indicators.map((each) => ({ cells: indicatorCells(each), lists: indicatorLists(each) }));
  const tables = [
    toTable(milestones, { ...MILESTONE_SHEET, answers: MILESTONE_ANSWERS, lists }),
    toTable(indicators, { ...INDICATOR_SHEET, answers: INDICATOR_ANSWERS, lists }),
  ];
  return [returnReadMe(sheet), ...tables.filter(({ rows }) => rows.length > 1), lists.sheet()];
}

interface Row {
  readonly cells: RowCells;
  readonly lists: RowLists;
}

interface Table {
  readonly name: string;
  readonly columns: readonly ReturnColumn[];
  readonly answers: readonly ReturnColumn[];
  readonly lists: ListsSheet;
}

const LONG: ReadonlySet<ReturnColumn> = new Set([
  'Words',
  'Question from the officer',
  'Last quarter in words',
  'Commentary',
  'What is being done',
]);
const [LONG_WIDTH, SHORT_WIDTH] = [50, 18];

function toTable(rows: readonly Row[], { name, columns: all, answers, lists }: Table): WrittenSheet {
  const isEmpty = (column: ReturnColumn) => rows.every(({ cells }) => (cells[column] ?? '') === '');
  const columns = all.filter((column) => !CONTEXT_COLUMNS.includes(column) || !isEmpty(column));
  const placesOf = (wanted: readonly ReturnColumn[]) => wanted.map((column) => columns.indexOf(column));
  return {
    name,
    rows: [columns, ...rows.map(({ cells }) => columns.map((column) => cells[column]))],
    widths: columns.map((column) => (LONG.has(column) ? LONG_WIDTH : SHORT_WIDTH)),
    hiddenColumns: placesOf(KEY_COLUMNS),
    stickyColumns: columns.indexOf('Words') + 1,
    toFill: placesOf(answers),
    lists: rows.flatMap((row, index) => listsOf(row, { columns, lists, row: index + 1 })),
  };
}

function listsOf(
  { lists: chosen }: Row,
  { columns, lists, row }: Pick<Table, 'columns' | 'lists'> & { readonly row: number },
): readonly CellList[] {
  return columns.flatMap((column, at) => {
    const values = chosen[column];
    return values === undefined ? [] : [lists.at(cellName(row, at), values)];
  });
}
