import { plainTextOf } from './plain-text.ts';
import type { PrintedCell } from './printed-cells.ts';
import type { SnapshotFinance, SnapshotFinanceRow } from './snapshot-finance.ts';

/** Every amount by its department, line and column, in thousands of pounds as printed. Lines may share a label, so their place counts. */
export function financeCells(tables: readonly SnapshotFinance[]): readonly PrintedCell[] {
  return tables.flatMap(({ departmentId, department, asAt, rows, narrative, notes }) => {
    const put = (key: string, place: string, text: string): PrintedCell => ({
      key: `finance-${departmentId}-${key}`,
      refs: [],
      place: `Finance, ${department}, ${place}`,
      text,
    });
    return [
      put('as-at', 'as at', asAt),
      ...rows.flatMap((row, index) => rowCells(row, index, put)),
      put('narrative', 'narrative', plainTextOf(narrative)),
      put('notes', 'notes', notes.join('\n')),
    ];
  });
}

type Put = (key: string, place: string, text: string) => PrintedCell;

function rowCells(row: SnapshotFinanceRow, index: number, put: Put): readonly PrintedCell[] {
  if (row.kind === 'heading') return [put(`row-${index}`, 'heading', row.label)];
  const { label, annualBudget, budgetToDate, expenditureToDate, variance } = row;
  const columns = [
    ['annual budget', annualBudget],
    ['budget to date', budgetToDate],
    ['expenditure to date', expenditureToDate],
    ['variance', variance],
  ] as const;
  return columns.map(([name, amount]) =>
    put(`row-${index}-${label}-${name}`, `${label}, ${name} (£000)`, String(amount)),
  );
}
