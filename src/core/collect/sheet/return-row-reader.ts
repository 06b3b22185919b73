import type { LocalDate } from '../../calendar/local-date.ts';
import { readDay } from '../../plan/plan-dates.ts';
import { cellName, cellText, type FinanceCell } from '../finance/finance-cell.ts';
import type { ReturnColumn } from './return-columns.ts';
import type { CellProblem } from './return-row.ts';
import { readNamed } from './return-words.ts';

/** Where the columns of one sheet stand. */
export type ReturnPlaces = ReadonlyMap<ReturnColumn, number>;

export interface SheetLine {
  readonly sheet: string;
  readonly line: readonly FinanceCell[];
  /** Counted from 0. */
  readonly row: number;
  readonly places: ReturnPlaces;
  /** What cannot be read is added here. */
  readonly problems: CellProblem[];
}

/** Reads the cells of one row by their columns; empty cells are no problem, whatever they should hold. */
export interface RowReader {
  cell(column: ReturnColumn): FinanceCell | undefined;
  text(column: ReturnColumn): string;
  day(column: ReturnColumn): LocalDate | undefined;
  yesOrNo(column: ReturnColumn): boolean;
  choice<Choice extends string>(column: ReturnColumn, names: Readonly<Record<Choice, string>>): Choice | undefined;
  wrong(column: ReturnColumn, fault: CellProblem['fault'], accepted?: readonly string[]): void;
}

const YES_NO: ReadonlyMap<string, boolean> = new Map([
  ['no', false],
  ['false', false],
  ['yes', true],
  ['true', true],
]);

export function createRowReader({ sheet, line, row, places, problems }: SheetLine): RowReader {
  const cell = (column: ReturnColumn) => line[places.get(column) ?? -1];
  // Windows ends lines in its own way, and workbooks keep it.
  const text = (column: ReturnColumn) => cellText(cell(column)).replaceAll('\r\n', '\n').trim();
  const wrong: RowReader['wrong'] = (column, fault, accepted = []) => {
    const place = cellName(row, places.get(column) ?? 0);
    problems.push({ sheet, cell: place, ref: text('Ref'), given: text(column), fault, accepted });
  };
  /** Undefined for an empty cell; said where something else stands there. */
  const read = <Value>(
    column: ReturnColumn,
    parse: (given: string) => Value | undefined,
    unread: () => void,
  ): Value | undefined => {
    if (text(column) === '') return undefined;
    const value = parse(text(column));
    if (value === undefined) unread();
    return value;
  };
  return {
    cell,
    text,
    wrong,
    day: (column) => read(column, readDay, () => wrong(column, 'no-day')),
    yesOrNo: (column) =>
      read(
        column,
        (given) => YES_NO.get(given.toLowerCase()),
        () => wrong(column, 'no-yes-or-no'),
      ) ?? false,
    choice: (column, names) =>
      read(
        column,
        (given) => readNamed(given, names),
        () => wrong(column, 'no-choice', Object.values(names)),
      ),
  };
}
