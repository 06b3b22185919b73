import { FINANCE_COLUMNS, type FinanceColumn } from './finance-columns.ts';
import type { PlacedHeading, PlacedRow } from './finance-layout.ts';
import type { FinanceDifference, FinanceProblem } from './finance-problem.ts';
import type { TotalKind } from './finance-row.ts';
import { MOST_DECIMALS } from './read-amount.ts';

export interface CheckedSums {
  /** Every figure that is not exactly what others make it. */
  readonly differences: readonly FinanceDifference[];
  readonly problems: readonly FinanceProblem[];
}

/** A total with the rows that it adds up. */
interface Sum {
  readonly row: PlacedRow;
  readonly parts: readonly PlacedRow[];
}

/** Sums are made in whole hundredths: thousands of pounds with two decimals are not exact in binary. */
const SCALE = 10 ** MOST_DECIMALS;

/** Variance is budget to date less expenditure to date in every row; totals and nets add up in all four columns. */
export function checkSums(rows: readonly (PlacedRow | PlacedHeading)[]): CheckedSums {
  const placed = rows.filter((row) => row.kind === 'amounts');
  const unit = unitOf(placed);
  const { sums, problems } = findSums(rows);
  const differences = [
    ...placed.flatMap((row) => varianceDifference(row, unit) ?? []),
    ...sums.flatMap((sum) => FINANCE_COLUMNS.flatMap((column) => sumDifference(sum, { column, unit }) ?? [])),
  ];
  return { differences, problems };
}

/** Half a unit for each figure explains the difference; a larger one is a mistake. */
export function isRounding({ value, expected, allowed }: FinanceDifference): boolean {
  return Math.round(Math.abs(value - expected) * 1000) <= Math.round(allowed * 1000);
}

/** The size of the last digit that the table uses anywhere, in hundredths: a table is as exact as its most exact figure. */
function unitOf(rows: readonly PlacedRow[]): number {
  const amounts = rows.flatMap(({ amounts: given }) => FINANCE_COLUMNS.map((column) => toWhole(given[column] ?? 0)));
  if (amounts.some((amount) => amount % 10 !== 0)) return 1;
  return amounts.some((amount) => amount % SCALE !== 0) ? 10 : SCALE;
}

function toWhole(amount: number): number {
  return Math.round(amount * SCALE);
}

function varianceDifference(row: PlacedRow, unit: number): FinanceDifference | undefined {
  const { budgetToDate, expenditureToDate, variance } = row.amounts;
  if (budgetToDate === undefined || expenditureToDate === undefined || variance === undefined) return undefined;
  const expected = toWhole(budgetToDate) - toWhole(expenditureToDate);
  if (expected === toWhole(variance)) return undefined;
  const from = [row.cells.budgetToDate, row.cells.expenditureToDate];
  return toDifference({ check: 'variance', row, column: 'variance', expected, from, unit });
}

function sumDifference(
  { row, parts }: Sum,
  { column, unit }: { readonly column: FinanceColumn; readonly unit: number },
): FinanceDifference | undefined {
  const value = row.amounts[column];
  let expected = 0;
  for (const { amounts } of parts) {
    const part = amounts[column];
    if (part === undefined) return undefined;
    expected += toWhole(part);
  }
  if (value === undefined || toWhole(value) === expected) return undefined;
  const from = parts.map(({ cells }) => cells[column]);
  return toDifference({ check: 'total', row, column, expected, from, unit });
}

interface Found extends Pick<FinanceDifference, 'check' | 'column' | 'from'> {
  readonly row: PlacedRow;
  /** In hundredths, as is the unit. */
  readonly expected: number;
  readonly unit: number;
}

function toDifference({ check, row, column, expected, from, unit }: Found): FinanceDifference {
  return {
    check,
    cell: row.cells[column],
    label: row.label,
    column,
    value: row.amounts[column] ?? 0,
    expected: expected / SCALE,
    from,
    allowed: (unit * (from.length + 1)) / 2 / SCALE,
  };
}

/** What the nets are made of. Source: domain, 1.6. */
const PARTS_OF_NETS = {
  'net-operational-budget': ['total-expenditure', 'total-income'],
  'net-expenditure': ['net-operational-budget', 'total-recharges'],
} as const satisfies Partial<Record<TotalKind, readonly TotalKind[]>>;

function findSums(rows: readonly (PlacedRow | PlacedHeading)[]) {
  const sums: Sum[] = [];
  const problems: FinanceProblem[] = [];
  const totals = new Map<TotalKind, PlacedRow>();
  let lines: PlacedRow[] = [];
  let sinceSubTotal: PlacedRow[] = [];
  for (const row of rows) {
    if (row.kind === 'heading') {
      sinceSubTotal = [];
      continue;
    }
    const { total, label } = row;
    if (total === undefined) {
      lines.push(row);
      sinceSubTotal.push(row);
      continue;
    }
    const parts = partsOf(total, { lines, sinceSubTotal, totals });
    const cell = row.cells.annualBudget;
    if (totals.has(total)) problems.push({ kind: 'total-twice', cell, label });
    else if (parts.length === 0) problems.push({ kind: 'total-of-nothing', cell, label });
    else sums.push({ row, parts });
    sinceSubTotal = [];
    if (total === 'sub-total') continue;
    totals.set(total, row);
    if (isNet(total)) problems.push(...lines.map(inNoTotal));
    lines = [];
  }
  problems.push(...lines.map(inNoTotal));
  if (totals.size === 0 && lines.length === 0) problems.push({ kind: 'no-lines' });
  return { sums, problems };
}

function isNet(total: TotalKind): total is keyof typeof PARTS_OF_NETS {
  return total in PARTS_OF_NETS;
}

interface Above {
  readonly lines: readonly PlacedRow[];
  readonly sinceSubTotal: readonly PlacedRow[];
  readonly totals: ReadonlyMap<TotalKind, PlacedRow>;
}

function partsOf(total: TotalKind, { lines, sinceSubTotal, totals }: Above): readonly PlacedRow[] {
  if (total === 'sub-total') return sinceSubTotal;
  if (!isNet(total)) return lines;
  // A table may do without the operational budget: then the net adds up its totals.
  const hasBudget = total === 'net-operational-budget' || totals.has('net-operational-budget');
  const kinds: readonly TotalKind[] = hasBudget
    ? PARTS_OF_NETS[total]
    : [...PARTS_OF_NETS['net-operational-budget'], 'total-recharges'];
  return kinds.flatMap((kind) => totals.get(kind) ?? []);
}

function inNoTotal({ label, cells }: PlacedRow): FinanceProblem {
  return { kind: 'in-no-total', cell: cells.annualBudget, label };
}
