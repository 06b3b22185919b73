import { cellName, cellText, type FinanceCell, type FinanceCells, isBlank } from './finance-cell.ts';
import { FINANCE_COLUMNS, type FinanceColumn, type FinanceHeader } from './finance-columns.ts';
import type { FinanceProblem } from './finance-problem.ts';
import { type TotalKind, totalKindOf } from './finance-row.ts';
import { readAmount } from './read-amount.ts';

/** A row of amounts as it was found; an amount that could not be read is undefined. */
export interface PlacedRow {
  readonly kind: 'amounts';
  readonly label: string;
  readonly total: TotalKind | undefined;
  readonly amounts: Readonly<Record<FinanceColumn, number | undefined>>;
  readonly cells: Readonly<Record<FinanceColumn, string>>;
}

export interface PlacedHeading {
  readonly kind: 'heading';
  readonly label: string;
}

export interface FinanceLayout {
  readonly rows: readonly (PlacedRow | PlacedHeading)[];
  /** Lines of text below the last total. */
  readonly textBelow: readonly string[];
  /** Headings of columns that are not read. */
  readonly ignored: readonly string[];
  readonly problems: readonly FinanceProblem[];
}

/** The rows below the heading, in their order and with their labels. Blank rows are left out. */
export function layOut(cells: FinanceCells, header: FinanceHeader): FinanceLayout {
  const rows: (PlacedRow | PlacedHeading)[] = [];
  const problems: FinanceProblem[] = [];
  for (const [index, row] of cells.entries()) {
    if (index <= header.lastRow) continue;
    const label = labelOf(row, header);
    const hasAmounts = FINANCE_COLUMNS.some((column) => !isBlank(row[header.columns[column]]));
    if (!hasAmounts) {
      if (label !== '') rows.push({ kind: 'heading', label });
    } else if (label !== '' || !isUnitRow(row, header)) {
      const read = placeRow(row, { index, label, header });
      problems.push(...read.problems);
      rows.push(read.row);
    }
  }
  const { table, textBelow } = cutBelow(rows);
  return { rows: table, textBelow, ignored: ignoredColumns(cells, header), problems };
}

interface Place {
  readonly index: number;
  readonly label: string;
  readonly header: FinanceHeader;
}

function placeRow(row: readonly FinanceCell[], { index, label, header }: Place) {
  const problems: FinanceProblem[] = [];
  const nameOf = (column: FinanceColumn) => cellName(index, header.columns[column]);
  const amountOf = (column: FinanceColumn) => {
    const cell = row[header.columns[column]];
    const amount = readAmount(cell);
    if (amount.ok) return amount.value;
    const at = { cell: nameOf(column), label, column, given: cellText(cell) };
    problems.push({ kind: 'amount', fault: amount.refusal, ...at });
    return undefined;
  };
  if (label === '') problems.push({ kind: 'no-label', cell: cellName(index, Math.min(...columnsOf(header)) - 1) });
  const placed: PlacedRow = {
    kind: 'amounts',
    label,
    total: totalKindOf(label),
    amounts: mapColumns(amountOf),
    cells: mapColumns(nameOf),
  };
  return { row: placed, problems };
}

function mapColumns<Value>(toValue: (column: FinanceColumn) => Value): Record<FinanceColumn, Value> {
  return {
    annualBudget: toValue('annualBudget'),
    budgetToDate: toValue('budgetToDate'),
    expenditureToDate: toValue('expenditureToDate'),
    variance: toValue('variance'),
  };
}

/** Whatever text stands left of the amounts: lines may be set one column further in than headings. */
function labelOf(row: readonly FinanceCell[], header: FinanceHeader): string {
  const left = row.slice(0, Math.min(...columnsOf(header)));
  return left.map(cellText).filter(Boolean).join(' ').replace(/\s+/gu, ' ');
}

/** "£'000" once more under the headings. */
function isUnitRow(row: readonly FinanceCell[], header: FinanceHeader): boolean {
  return columnsOf(header).every((column) => /^(?:£\s*(?:['’]?000s?|k|m)?|['’]000s?)?$/iu.test(cellText(row[column])));
}

function columnsOf({ columns }: FinanceHeader): readonly number[] {
  return FINANCE_COLUMNS.map((column) => columns[column]);
}

/** Text after the last total is no heading of anything: it is what finance says of the table. */
function cutBelow(rows: readonly (PlacedRow | PlacedHeading)[]) {
  const last = rows.findLastIndex((row) => row.kind === 'amounts');
  return { table: rows.slice(0, last + 1), textBelow: rows.slice(last + 1).map(({ label }) => label) };
}

function ignoredColumns(cells: FinanceCells, header: FinanceHeader): readonly string[] {
  const known = columnsOf(header);
  const width = Math.max(0, ...cells.map((row) => row.length));
  const names: string[] = [];
  for (let column = Math.min(...known); column < width; column += 1) {
    if (known.includes(column)) continue;
    const filled = cells.slice(header.firstRow).findIndex((row) => !isBlank(row[column]));
    if (filled >= 0) names.push(cellName(header.firstRow + filled, column).replace(/\d+$/u, ''));
  }
  return names;
}
