import { describe, expect, it } from 'vitest';
import { readFinanceTable } from '../../src/core/collect/finance/read-finance-table.ts';
import { financeProblemLines } from '../../src/reports/finance-words.ts';
import { HEADING, toCells } from '../support/finance-fixtures.ts';

type Row = readonly (string | number)[];

const linesOf = (rows: readonly Row[]) => {
  const read = readFinanceTable(toCells([HEADING, ...rows]));
  return read.ok ? [] : financeProblemLines(read.refusal);
};

describe('what is said of a table that is refused', () => {
  it('names the figure, what it was compared with and what that makes, and where to look first', () => {
    expect(
      linesOf([
        ['A', 10, 5, 5, 0],
        ['B', 10, 105, 5, 0],
        ['Total Expenditure', 20, 10, 10, 0],
        ['C', -2, -1, -1, 0],
        ['Total Income', -2, -1, -1, 0],
        ['Net Expenditure', 18, 9, 9, 0],
      ]),
    ).toEqual([
      'E3 (B, Variance to date) is 0; C3 less D3, budget less expenditure, makes it 100. Rounding explains 1.5 at most.',
      'C4 (Total Expenditure, Budget to date) is 10; C2 to C3 add up to 110. Rounding explains 1.5 at most.',
      'Look at C3 first: it is in every one of the sums that do not come out.',
    ]);
  });

  it('names cells that do not follow each other one by one, and negative figures as the report has them', () => {
    const lines = linesOf([
      ['A', 10, 5, 9, -4],
      ['Total Expenditure', 10, 5, 9, -4],
      ['C', -2, -1, -1, 0],
      ['Total Income', -2, -1, -1, 0],
      ['Net Expenditure', -800, 4, 8, -400],
    ]);
    expect(lines).toContain(
      'B6 (Net Expenditure, Annual budget) is −800; B3 and B5 add up to 8. Rounding explains 1.5 at most.',
    );
    expect(lines).toContain(
      'E6 (Net Expenditure, Variance to date) is (400); C6 less D6, budget less expenditure, makes it (4). Rounding explains 1.5 at most.',
    );
  });

  it.each<[Row, string]>([
    [['A', '', 5, 5, 0], 'B2 (A, Annual budget) is empty. An amount would be accepted; for nothing, 0 or "-".'],
    [
      ['A', '1,97', 5, 5, 0],
      'B2 (A, Annual budget) is "1,97", which is no amount. 1,978 or -113 or (70) would be accepted.',
    ],
    [
      ['A', 1.234, 5, 5, 0],
      'B2 (A, Annual budget) is 1.234. Thousands of pounds with at most 2 decimals would be accepted; please round it in the sheet.',
    ],
    [['', 1, 5, 5, 0], 'A2 is empty, and there are amounts beside it. Give the row a name.'],
  ])('of the row %j', (row, words) => {
    expect(linesOf([row, ['Total Expenditure', 1, 5, 5, 0]])).toContain(words);
  });
});
