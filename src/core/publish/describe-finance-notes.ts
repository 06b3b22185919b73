import { formatLong } from '../calendar/local-date.ts';
import { periodOf, type Quarter } from '../calendar/quarter.ts';
import type { FinanceVersion } from '../collect/finance/finance-book.ts';
import type { FinanceColumn } from '../collect/finance/finance-columns.ts';
import type { FinanceDifference, FinanceNote } from '../collect/finance/finance-problem.ts';
import { cleanLine } from './clean-text.ts';

/** As they are called in a sentence under the table. */
const COLUMN_NAMES: Readonly<Record<FinanceColumn, string>> = {
  annualBudget: 'annual budget',
  budgetToDate: 'budget to date',
  expenditureToDate: 'expenditure to date',
  variance: 'variance',
};

/** What is printed under a table, one sentence or two for each note. */
export function describeFinanceNotes(
  { asAt, asAtReason, notes }: Pick<FinanceVersion, 'asAt' | 'asAtReason' | 'notes'>,
  quarter: Quarter,
): readonly string[] {
  const end = formatLong(periodOf(quarter).last);
  const day =
    asAtReason === undefined ? [] : [`Figures are as at ${formatLong(asAt)}, not ${end}: ${cleanLine(asAtReason)}`];
  return [...day, ...notes.map(describeNote)];
}

function describeNote(note: FinanceNote): string {
  const places = [...new Set(note.differences.map(describePlace))].join('; ');
  if (note.kind === 'accepted')
    return `As supplied by finance, although it does not add up: ${places}. ${cleanLine(note.reason)}`;
  return `Amounts are rounded, so these do not add up exactly: ${places}.`;
}

/** `Total Income, budget to date` */
export function describePlace({ label, column }: Pick<FinanceDifference, 'label' | 'column'>): string {
  return `${cleanLine(label)}, ${COLUMN_NAMES[column]}`;
}
