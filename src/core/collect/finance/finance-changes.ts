import { FINANCE_COLUMNS, type FinanceColumn } from './finance-columns.ts';
import { type FinanceAmounts, type FinanceRow, normaliseLabel } from './finance-row.ts';

/** What differs between two versions of a table. */
export type FinanceChange =
  | {
      readonly kind: 'changed';
      readonly label: string;
      readonly column: FinanceColumn;
      readonly was: number;
      readonly is: number;
    }
  | { readonly kind: 'added' | 'gone'; readonly label: string };

type AmountRow = { readonly label: string } & FinanceAmounts;

/** Rows are the same by their label; where several share one, by their order. */
export function compareFinanceRows(was: readonly FinanceRow[], is: readonly FinanceRow[]): readonly FinanceChange[] {
  const before = byLabel(was);
  const after = byLabel(is);
  const changed = [...after].flatMap(([key, row]): readonly FinanceChange[] => {
    const old = before.get(key);
    return old === undefined ? [{ kind: 'added', label: row.label }] : changedAmounts(old, row);
  });
  const gone = [...before].filter(([key]) => !after.has(key));
  return [...changed, ...gone.map(([, { label }]): FinanceChange => ({ kind: 'gone', label }))];
}

function byLabel(rows: readonly FinanceRow[]): ReadonlyMap<string, AmountRow> {
  const found = new Map<string, AmountRow>();
  for (const row of rows) {
    if (row.kind === 'heading') continue;
    const label = normaliseLabel(row.label);
    let number = 1;
    while (found.has(`${label} ${number}`)) number += 1;
    found.set(`${label} ${number}`, row);
  }
  return found;
}

function changedAmounts(was: AmountRow, is: AmountRow): readonly FinanceChange[] {
  return FINANCE_COLUMNS.filter((column) => was[column] !== is[column]).map((column) => ({
    kind: 'changed',
    label: is.label,
    column,
    was: was[column],
    is: is[column],
  }));
}
