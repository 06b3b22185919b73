import { formatLong, type LocalDate } from '../core/calendar/local-date.ts';
import type { FinanceColumn } from '../core/collect/finance/finance-columns.ts';
import type { FinanceDifference, FinanceProblem } from '../core/collect/finance/finance-problem.ts';
import { LARGEST_AMOUNT, MOST_DECIMALS } from '../core/collect/finance/read-amount.ts';
import { LONGEST_ACCEPTANCE, suspectCell } from '../core/collect/finance/read-finance-table.ts';
import { listWords } from '../core/list-words.ts';
import { moneyWords, varianceWords } from './money-words.ts';

/** As the columns are headed in the report. */
export const COLUMN_LABELS: Readonly<Record<FinanceColumn, string>> = {
  annualBudget: 'Annual budget',
  budgetToDate: 'Budget to date',
  expenditureToDate: 'Expenditure to date',
  variance: 'Variance to date',
};

/** `(70)` for a variance, `−113` for another amount, as in the report. */
export function amountWords(amount: number, column: FinanceColumn): string {
  return column === 'variance' ? varianceWords(amount) : moneyWords(amount);
}

/** Where the file is handed in: it decides how something is said beside the file. */
export type FinanceDoor = 'command-line' | 'form';

/** All problems of one sheet, one line each, and last where to look first. */
export function financeProblemLines(
  problems: readonly FinanceProblem[],
  door: FinanceDoor = 'command-line',
): readonly string[] {
  const differences = problems.flatMap((problem) => (problem.kind === 'does-not-add-up' ? [problem.difference] : []));
  const suspect = suspectCell(differences);
  const hint =
    suspect === undefined ? [] : [`Look at ${suspect} first: it is in every one of the sums that do not come out.`];
  return [...problems.map((problem) => financeProblemWords(problem, door)), ...(differences.length > 1 ? hint : [])];
}

/** What is wrong, where, and what would be accepted. */
function financeProblemWords(problem: FinanceProblem, door: FinanceDoor): string {
  switch (problem.kind) {
    case 'no-header':
      return 'No row has the headings of a finance table. One row with Annual budget, Budget to date, Expenditure to date (or Actual to date) and Variance is needed.';
    case 'unclear-header':
      return headerWords(problem);
    case 'amount':
      return amountFaultWords(problem);
    case 'no-label':
      return `${problem.cell} is empty, and there are amounts beside it. Give the row a name.`;
    case 'no-lines':
      return 'There are no lines below the headings.';
    case 'in-no-total':
      return `"${problem.label}" (${problem.cell}) is counted in no total. Lines come before the total that adds them up: Total Expenditure, Total Income or Total Recharges.`;
    case 'total-of-nothing':
      return `"${problem.label}" (${problem.cell}) adds up nothing: no line stands before it.`;
    case 'total-twice':
      return `"${problem.label}" (${problem.cell}) stands in the table twice. Each total stands there once; a sub-total has another name.`;
    case 'does-not-add-up':
      return differenceWords(problem.difference);
    default:
      return surroundingWords(problem, WAYS[door]);
  }
}

interface Ways {
  readonly asAt: (day: LocalDate) => string;
  readonly otherDay: (day: LocalDate) => string;
  readonly accept: (cell: string) => string;
}

/** How to say what the file does not. */
const WAYS: Readonly<Record<FinanceDoor, Ways>> = {
  'command-line': {
    asAt: (day) => `give --as-at ${day}`,
    otherDay: (day) => `give --as-at ${day} with --reason TEXT`,
    accept: (cell) => `: --accept "${cell}: reason"`,
  },
  form: {
    asAt: () => 'choose the day below',
    otherDay: () => 'choose that day below and say why',
    accept: () => '',
  },
};

type TableProblem = Extract<
  FinanceProblem,
  {
    readonly kind:
      | 'no-header'
      | 'unclear-header'
      | 'amount'
      | 'no-label'
      | 'no-lines'
      | 'in-no-total'
      | 'total-of-nothing'
      | 'total-twice'
      | 'does-not-add-up';
  }
>;

/** What is wrong around the table: its day, its department, what is to be accepted. */
function surroundingWords(problem: Exclude<FinanceProblem, TableProblem>, ways: Ways): string {
  switch (problem.kind) {
    case 'other-days':
      return `The lines above the table name different days: ${problem.days.map(formatLong).join(', ')}. One would be accepted.`;
    case 'no-day':
      return `${problem.cell} says "as at ${problem.given}", which is no day. "as at 30 June 2026" would be accepted.`;
    case 'as-at-missing':
      return `It is not said as at which day the figures are. Put "as at ${formatLong(problem.expected)}" above the table, or ${ways.asAt(problem.expected)}.`;
    case 'as-at-unexplained':
      return `The figures are as at ${formatLong(problem.asAt)}, and the quarter ends on ${formatLong(problem.expected)}. If that is right, ${ways.otherDay(problem.asAt)}; the reason is printed.`;
    case 'other-department':
      return `The lines above the table say "${problem.named}", which is another department.`;
    case 'nothing-to-accept':
      return `There is nothing to accept in ${problem.cell}: no sum that ends there is wrong by more than rounding.`;
    case 'accepted-without-reason':
      return `Say why ${problem.cell} is to be taken as it is${ways.accept(problem.cell)}. The reason is printed under the table.`;
    case 'reason-too-long':
      return `The reason for ${problem.cell} is too long; ${LONGEST_ACCEPTANCE} characters at most would be accepted.`;
  }
}

function headerWords({ row, missing, twice }: Extract<FinanceProblem, { readonly kind: 'unclear-header' }>): string {
  const names = (columns: readonly FinanceColumn[]) => columns.map((column) => COLUMN_LABELS[column]).join(', ');
  const faults = [
    ...(missing.length === 0 ? [] : [`has no heading for ${names(missing)}`]),
    ...(twice.length === 0 ? [] : [`has more than one heading for ${names(twice)}`]),
  ];
  return `Row ${row + 1} ${faults.join(' and ')}. Each of Annual budget, Budget to date, Expenditure to date and Variance once would be accepted.`;
}

function amountFaultWords(problem: Extract<FinanceProblem, { readonly kind: 'amount' }>): string {
  const where = `${problem.cell} (${problem.label || 'no name'}, ${COLUMN_LABELS[problem.column]})`;
  switch (problem.fault) {
    case 'empty':
      return `${where} is empty. An amount would be accepted; for nothing, 0 or "-".`;
    case 'no-number':
      return `${where} is "${problem.given}", which is no amount. 1,978 or -113 or (70) would be accepted.`;
    case 'too-exact':
      return `${where} is ${problem.given}. Thousands of pounds with at most ${MOST_DECIMALS} decimals would be accepted; please round it in the sheet.`;
    case 'too-large':
      return `${where} is ${problem.given}. Amounts are in thousands of pounds, ${moneyWords(LARGEST_AMOUNT)} at most.`;
  }
}

function differenceWords({ check, cell, label, column, value, expected, from, allowed }: FinanceDifference): string {
  const is = amountWords(value, column);
  const should = amountWords(expected, column);
  const rounding = `Rounding explains ${moneyWords(allowed)} at most.`;
  if (check === 'variance') {
    return `${cell} (${label}, ${COLUMN_LABELS[column]}) is ${is}; ${from.join(' less ')}, budget less expenditure, makes it ${should}. ${rounding}`;
  }
  return `${cell} (${label}, ${COLUMN_LABELS[column]}) is ${is}; ${rangeWords(from)} add up to ${should}. ${rounding}`;
}

/** `B7 to B20`, `B21 and B26`: cells of one column, runs of them from the first to the last. */
function rangeWords(cells: readonly string[]): string {
  const letters = cells[0]?.replace(/\d+$/u, '') ?? '';
  const runs: [number, number][] = [];
  for (const cell of cells) {
    const row = Number(cell.slice(letters.length));
    const last = runs.at(-1);
    if (last !== undefined && last[1] === row - 1) last[1] = row;
    else runs.push([row, row]);
  }
  const words = runs.map(([first, last]) =>
    first === last ? `${letters}${first}` : `${letters}${first} to ${letters}${last}`,
  );
  return listWords(words);
}
