import { type LocalDate, parseLocalDate } from '../../calendar/local-date.ts';
import { done, type Result, refuse } from '../../result.ts';
import { cellName, cellText, type FinanceCell, type FinanceCells } from '../finance/finance-cell.ts';
import type { FigureInput } from './check-figure-answer.ts';
import { NO_FIGURE_REASONS } from './indicator-update.ts';

/** One row of a file of figures that suppliers give. */
export interface ValueRow {
  /** 1 for the sheet's first row. */
  readonly row: number;
  /** Ref or id, as it stands in the file. */
  readonly name: string;
  /** The ref where its cell holds a number, not a text: of `007` a workbook keeps 7. */
  readonly nameNumber: number | undefined;
  readonly input: FigureInput;
  /** The value where the cell holds a number, not a text: of `79.2%` a workbook keeps 0.792. */
  readonly number: number | undefined;
  /** For the owner, not printed. */
  readonly note: string;
}

/** What is wrong with one cell; `cell` is `B7`. */
export interface ValueProblem {
  readonly cell: string;
  readonly given: string;
  readonly fault: 'no-day' | 'no-yes-or-no' | 'no-reason' | 'no-name';
}

export type ValuesRefusal =
  | { readonly reason: 'no-columns'; readonly missing: readonly string[] }
  | { readonly reason: 'cells'; readonly problems: readonly ValueProblem[] };

const COLUMNS = ['ref', 'value', 'no value because', 'provisional', 'expected', 'period', 'note'] as const;
export type ValueColumn = (typeof COLUMNS)[number];

const YES_NO: ReadonlyMap<string, boolean> = new Map([
  ['', false],
  ['no', false],
  ['false', false],
  ['yes', true],
  ['true', true],
]);

/** Where a column stands in the file. */
export type ColumnPlaces = ReadonlyMap<ValueColumn, number>;

export interface ValuesTable {
  readonly places: ColumnPlaces;
  readonly rows: readonly ValueRow[];
}

/** Reads the rows of a file of figures; all that cannot be read at once. A row without value and reason is left alone. */
export function readValues(cells: FinanceCells): Result<ValuesTable, ValuesRefusal> {
  const [header = [], ...others] = cells;
  const names = header.map((cell) => textOf(cell).toLowerCase().replace(/^id$/u, 'ref'));
  const places = new Map<ValueColumn, number>(
    COLUMNS.flatMap((column) => (names.includes(column) ? [[column, names.indexOf(column)] as const] : [])),
  );
  const missing = ['ref', 'value'].filter((name) => !names.includes(name));
  if (missing.length > 0) return refuse({ reason: 'no-columns', missing });
  const problems: ValueProblem[] = [];
  const rows = others.flatMap((line, index) => readRow({ line, row: index + 2, places, problems }) ?? []);
  return problems.length > 0 ? refuse({ reason: 'cells', problems }) : done({ places, rows });
}

interface Line {
  readonly line: readonly FinanceCell[];
  readonly row: number;
  readonly places: ColumnPlaces;
  readonly problems: ValueProblem[];
}

function readRow({ line, row, places, problems }: Line): ValueRow | undefined {
  const text = (column: ValueColumn) => textOf(line[places.get(column) ?? -1]);
  const wrong = (column: ValueColumn, fault: ValueProblem['fault']) => {
    problems.push({ cell: cellOfColumn(places, column, row), given: text(column), fault });
  };
  if (text('value') === '' && text('no value because') === '') return undefined;
  if (text('ref') === '') wrong('ref', 'no-name');
  const because = text('no value because').toLowerCase().replaceAll(' ', '-');
  const noFigure = NO_FIGURE_REASONS.find((reason) => reason === because);
  if (because !== '' && noFigure === undefined) wrong('no value because', 'no-reason');
  const provisional = YES_NO.get(text('provisional').toLowerCase());
  if (provisional === undefined) wrong('provisional', 'no-yes-or-no');
  const expectedOn = dayOf(text('expected'));
  if (text('expected') !== '' && expectedOn === undefined) wrong('expected', 'no-day');
  const isProvisional = provisional === true;
  const input = {
    figure: text('value'),
    noFigure,
    period: text('period'),
    isProvisional,
    isRedefined: false,
    expectedOn,
  };
  return {
    row,
    name: text('ref'),
    nameNumber: numberOf(line[places.get('ref') ?? -1]),
    input,
    number: numberOf(line[places.get('value') ?? -1]),
    note: text('note'),
  };
}

function numberOf(cell: FinanceCell | undefined): number | undefined {
  return cell?.kind === 'number' ? cell.value : undefined;
}

function dayOf(text: string): LocalDate | undefined {
  return text === '' ? undefined : parseLocalDate(text);
}

function textOf(cell: FinanceCell | undefined): string {
  return cellText(cell).trim();
}

/** `B7`; column A where the file has no such column. */
export function cellOfColumn(places: ColumnPlaces, column: ValueColumn, row: number): string {
  return cellName(row - 1, places.get(column) ?? 0);
}
