import { cellText, type FinanceCell, type FinanceCells, isBlank } from './finance-cell.ts';

/** The four amounts of a row, in the order in which they are printed. */
export const FINANCE_COLUMNS = ['annualBudget', 'budgetToDate', 'expenditureToDate', 'variance'] as const;
export type FinanceColumn = (typeof FINANCE_COLUMNS)[number];

/** Where the table's heading stands. Rows and columns are counted from 0. */
export interface FinanceHeader {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly columns: Readonly<Record<FinanceColumn, number>>;
}

export type HeaderFault =
  | { readonly kind: 'no-header' }
  /** Some of the headings were found in this row; `missing` were not, or `twice` stand there twice. */
  | {
      readonly kind: 'unclear-header';
      readonly row: number;
      readonly missing: readonly FinanceColumn[];
      readonly twice: readonly FinanceColumn[];
    };

/** A heading may be spread over this many rows: "Annual", "Budget", "£'000". */
const MOST_ROWS = 3;
/** Fewer headings in a row are no table's heading but a sentence that uses one of the words. */
const FEWEST_FOUND = 2;

const MEANINGS: readonly (readonly [FinanceColumn, RegExp])[] = [
  ['variance', /\bvariance\b|\bvariation\b/u],
  [
    'expenditureToDate',
    /\b(?:expenditure|actuals?|spend|spent)\b.*\bto date\b|^actuals?(?: spend| spent| expenditure)?$/u,
  ],
  ['annualBudget', /\b(?:annual|full year|yearly)\b.*\bbudget\b|\bbudget\b.*\b(?:for the year|full year)\b/u],
  ['budgetToDate', /\b(?:budget|profile|profiled budget)\b.*\bto date\b|\bprofiled budget\b/u],
];

/** "Annual Budget £'000", "Expenditure to Date", "VARIANCE\nto date\n(overspend)" and the like. */
function readHeading(cell: FinanceCell | undefined): FinanceColumn | undefined {
  const text = cellText(cell)
    .toLowerCase()
    .replace(/[^a-z]+/gu, ' ')
    .trim();
  return MEANINGS.find(([, words]) => words.test(text))?.[0];
}

/** @returns the first row, or rows, in which each of the four headings stands once */
export function findHeader(cells: FinanceCells): FinanceHeader | HeaderFault {
  let nearest: HeaderFault | undefined;
  let most = FEWEST_FOUND - 1;
  // A heading of one row first: otherwise a title above it would count as a part of it.
  for (let rows = 1; rows <= MOST_ROWS; rows += 1) {
    for (let row = 0; row < cells.length; row += 1) {
      const found = columnsOf(cells.slice(row, row + rows));
      const { annualBudget, budgetToDate, expenditureToDate, variance } = found.columns;
      const isWhole =
        annualBudget !== undefined &&
        budgetToDate !== undefined &&
        expenditureToDate !== undefined &&
        variance !== undefined;
      if (isWhole && found.twice.length === 0) {
        const columns = { annualBudget, budgetToDate, expenditureToDate, variance };
        return { firstRow: row, lastRow: row + rows - 1, columns };
      }
      const missing = FINANCE_COLUMNS.filter((column) => found.columns[column] === undefined);
      const count = FINANCE_COLUMNS.length - missing.length;
      if (count <= most) continue;
      most = count;
      nearest = { kind: 'unclear-header', row, missing, twice: found.twice };
    }
  }
  return nearest ?? { kind: 'no-header' };
}

function columnsOf(rows: FinanceCells) {
  const columns: Partial<Record<FinanceColumn, number>> = {};
  const twice: FinanceColumn[] = [];
  const width = Math.max(0, ...rows.map((row) => row.length));
  for (let column = 0; column < width; column += 1) {
    const parts = rows.map((row) => row[column]);
    // A figure or a day below means that the rows of the table have begun.
    const isText = parts.every((part) => isBlank(part) || part?.kind === 'text');
    const heading = isText ? readHeading({ kind: 'text', text: parts.map(cellText).join(' ') }) : undefined;
    if (heading === undefined) continue;
    if (columns[heading] === undefined) columns[heading] = column;
    else twice.push(heading);
  }
  return { columns, twice };
}
