import { parseQuarter } from '../../calendar/quarter.ts';
import { done, type Result, refuse } from '../../result.ts';
import { cellName, cellText, type FinanceCells } from '../finance/finance-cell.ts';
import type { IndicatorAnswer } from '../indicator/check-figure-answer.ts';
import type { Answer } from '../milestone/check-answer.ts';
import { readBasis } from './return-basis.ts';
import {
  CONTEXT_COLUMNS,
  INDICATOR_ANSWERS,
  INDICATOR_SHEET,
  MILESTONE_ANSWERS,
  MILESTONE_SHEET,
  type ReturnColumn,
} from './return-columns.ts';
import type { CellProblem, IndicatorRow, MilestoneRow, ReturnRow, ReturnSheetsRefusal } from './return-row.ts';
import { createRowReader, type ReturnPlaces, type RowReader } from './return-row-reader.ts';
import type { ReturnWords } from './return-words.ts';

export interface GivenSheet {
  readonly name: string;
  readonly rows: FinanceCells;
}

export interface ReturnRows {
  readonly milestones: readonly MilestoneRow[];
  readonly indicators: readonly IndicatorRow[];
  /** Rows in which nothing was filled in. */
  readonly emptyRows: number;
}

/** Reads a return sheet; all that cannot be read at once. Other sheets of the workbook are not looked at. */
export function readReturnSheets(
  sheets: readonly GivenSheet[],
  words: ReturnWords,
): Result<ReturnRows, ReturnSheetsRefusal> {
  const problems: CellProblem[] = [];
  const milestones = readSheet(sheets, { ...MILESTONE_SHEET, answers: MILESTONE_ANSWERS, problems });
  const indicators = readSheet(sheets, { ...INDICATOR_SHEET, answers: INDICATOR_ANSWERS, problems });
  if (!milestones.ok) return milestones;
  if (!indicators.ok) return indicators;
  if (milestones.value === undefined && indicators.value === undefined) return refuse({ reason: 'no-sheet' });
  const rows: ReturnRows = {
    milestones: (milestones.value?.rows ?? []).map(({ key, reader }) => ({
      ...key,
      kind: 'milestone',
      answer: readMilestoneAnswer(reader, words),
    })),
    indicators: (indicators.value?.rows ?? []).map(({ key, reader }) => ({
      ...key,
      kind: 'indicator',
      answer: readIndicatorAnswer(reader, words),
      number: numberOf(reader),
    })),
    emptyRows: (milestones.value?.emptyRows ?? 0) + (indicators.value?.emptyRows ?? 0),
  };
  return problems.length > 0 ? refuse({ reason: 'cells', problems }) : done(rows);
}

/** Whether answers stand in a sheet of this name. */
export function isReturnSheet(given: string): boolean {
  return [MILESTONE_SHEET, INDICATOR_SHEET].some(({ name }) => isNamed(given, name));
}

function isNamed(given: string, name: string): boolean {
  return given.trim().toLowerCase() === name.toLowerCase();
}

interface SheetShape {
  readonly name: string;
  readonly columns: readonly ReturnColumn[];
  readonly answers: readonly ReturnColumn[];
  readonly problems: CellProblem[];
}

interface FilledRows {
  readonly rows: readonly { readonly key: ReturnRow; readonly reader: RowReader }[];
  readonly emptyRows: number;
}

/** Undefined where the workbook has no such sheet. */
function readSheet(
  sheets: readonly GivenSheet[],
  { name, columns, answers, problems }: SheetShape,
): Result<FilledRows | undefined, ReturnSheetsRefusal> {
  const sheet = sheets.find((each) => isNamed(each.name, name));
  if (sheet === undefined) return done(undefined);
  const [header = [], ...lines] = sheet.rows;
  const titles = header.map((cell) => cellText(cell).toLowerCase());
  const isThere = (column: ReturnColumn) => titles.includes(column.toLowerCase());
  const missing = columns.filter((column) => !isThere(column) && !CONTEXT_COLUMNS.includes(column));
  if (missing.length > 0) return refuse({ reason: 'no-columns', sheet: name, missing });
  const places: ReturnPlaces = new Map(
    columns.filter(isThere).map((column) => [column, titles.indexOf(column.toLowerCase())]),
  );
  const readers = lines.map((line, index) => {
    const row = index + 1;
    return { row, reader: createRowReader({ sheet: name, line, row, places, problems }) };
  });
  const filled = readers.filter(({ reader }) => answers.some((column) => reader.text(column) !== ''));
  const rows = filled.map(({ row, reader }) => ({
    reader,
    key: readKey(reader, { sheet: name, cells: new Map([...places].map(([its, at]) => [its, cellName(row, at)])) }),
  }));
  const empty = readers.filter(({ reader }) => reader.text('id') !== '').length - rows.length;
  return done({ rows, emptyRows: Math.max(0, empty) });
}

const NO_BASIS = { updateId: undefined, questionId: undefined, suppliedId: undefined };

function readKey(reader: RowReader, place: Pick<ReturnRow, 'sheet' | 'cells'>): ReturnRow {
  const basis = readBasis(reader.text('based on'));
  if (reader.text('id') === '') reader.wrong('id', 'no-key');
  if (parseQuarter(reader.text('quarter')) === undefined) reader.wrong('quarter', 'no-key');
  if (basis === undefined) reader.wrong('based on', 'no-key');
  return {
    ...place,
    id: reader.text('id'),
    quarter: reader.text('quarter'),
    ownerInitials: reader.text('owner'),
    basis: basis ?? NO_BASIS,
    ref: reader.text('Ref'),
    words: reader.text('Words'),
  };
}

function readMilestoneAnswer(reader: RowReader, { choices }: ReturnWords): Answer {
  return {
    choice: reader.choice('Status', choices),
    commentary: reader.text('Commentary'),
    action: reader.text('What is being done'),
    actionBy: reader.day('By when'),
    completedOn: reader.day('Completed on'),
  };
}

function readIndicatorAnswer(reader: RowReader, { indicatorChoices, noFigure }: ReturnWords): IndicatorAnswer {
  return {
    figure: reader.text('Figure'),
    noFigure: reader.choice('No figure because', noFigure),
    expectedOn: reader.day('Expected on'),
    isProvisional: reader.yesOrNo('Provisional'),
    isRedefined: reader.yesOrNo('Measured anew'),
    period: reader.text('Period'),
    choice: reader.choice('Status', indicatorChoices),
    overrideReason: reader.text('Status differs because'),
    commentary: reader.text('Commentary'),
    action: reader.text('What is being done'),
    actionBy: reader.day('By when'),
  };
}

function numberOf(reader: RowReader): number | undefined {
  const cell = reader.cell('Figure');
  return cell?.kind === 'number' ? cell.value : undefined;
}
