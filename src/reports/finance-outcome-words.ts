import type { FinanceChange } from '../core/collect/finance/finance-changes.ts';
import type { SubmittedFinance } from '../usecases/collect/finance/submit-finance.ts';
import { amountWords, COLUMN_LABELS } from './finance-words.ts';

const NARRATIVES = { none: [], new: ['With its narrative.'], unchanged: ['The narrative is as it was.'] };

/** What a file changes, what is said under its table, and what of it was not read. */
export function financeDetailLines({ table, changes, narrative }: SubmittedFinance): readonly string[] {
  const notes = table.notes.flatMap(({ kind, differences }) =>
    differences.map(({ cell, label, column, value, expected }) => {
      const why = kind === 'rounding' ? 'explained by rounding' : 'accepted as supplied';
      return `${cell} (${label}, ${COLUMN_LABELS[column]}) is ${amountWords(value, column)}, and the others make it ${amountWords(expected, column)}: ${why}, and said under the table.`;
    }),
  );
  const ignored = table.ignored.length === 0 ? [] : [`Not read: column ${table.ignored.join(', ')}.`];
  return [...changes.map(financeChangeWords), ...notes, ...ignored, ...NARRATIVES[narrative]];
}

/** `Employees, Budget to date: was 770, is 775` */
export function financeChangeWords(change: FinanceChange): string {
  if (change.kind !== 'changed') return `${change.label}: ${change.kind === 'added' ? 'new' : 'gone'}`;
  const { label, column, was, is } = change;
  return `${label}, ${COLUMN_LABELS[column]}: was ${amountWords(was, column)}, is ${amountWords(is, column)}`;
}
