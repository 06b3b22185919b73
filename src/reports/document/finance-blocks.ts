import type { Snapshot } from '../../core/publish/snapshot.ts';
import type { SnapshotFinance, SnapshotFinanceRow } from '../../core/publish/snapshot-finance.ts';
import { moneyWords, varianceWords } from '../money-words.ts';
import type { DocumentBlock, TableBlock, TableRow } from './document.ts';
import { cell, column, line, note, numberedHeading, textToBlocks } from './document-parts.ts';

/** Section 7: one table for each department, with its narrative, which nobody signs. @param section its number */
export function financeBlocks({ finance = [] }: Snapshot, section: number): readonly DocumentBlock[] {
  return finance.flatMap((table, index) => departmentBlocks(table, `${section}.${index + 1}`));
}

function departmentBlocks(finance: SnapshotFinance, number: string): readonly DocumentBlock[] {
  const { department, asAt, version, notes, narrative } = finance;
  return [
    numberedHeading(3, number, `${department}: position as at ${asAt}`),
    ...(version > 1 ? [note(`This is version ${version} of these figures.`)] : []),
    financeTable(finance),
    ...notes.map(note),
    ...textToBlocks(narrative),
  ];
}

function financeTable({ department, rows }: SnapshotFinance): TableBlock {
  return {
    kind: 'table',
    caption: `${department}: budget and expenditure in £’000`,
    columns: [
      column('Line', 40),
      column('Annual budget', 15, 'end'),
      column('Budget to date', 15, 'end'),
      column('Expenditure to date', 15, 'end'),
      column('Variance to date (overspend)', 15, 'end'),
    ],
    rows: rows.map(financeRow),
  };
}

function financeRow(row: SnapshotFinanceRow): TableRow {
  if (row.kind === 'heading') {
    return { kind: 'heading', cells: [cell(row.label), cell(''), cell(''), cell(''), cell('')] };
  }
  const cells = [
    cell(row.label),
    cell(moneyWords(row.annualBudget)),
    cell(moneyWords(row.budgetToDate)),
    cell(moneyWords(row.expenditureToDate)),
    cell(varianceWords(row.variance)),
  ];
  return row.kind === 'total' ? { kind: 'total', cells } : line(...cells);
}
