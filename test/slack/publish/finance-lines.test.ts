import { describe, expect, it } from 'vitest';
import type { SnapshotFinance } from '../../../src/core/publish/snapshot-finance.ts';
import { financeLines } from '../../../src/slack/publish/finance-lines.ts';
import { bullet, heading } from '../../../src/slack/publish/message-lines.ts';
import { aSnapshot } from '../../support/report-builders.ts';

const aTable = (variance: number): SnapshotFinance => ({
  departmentId: 'care',
  department: 'Care',
  asAt: '30 June 2026',
  version: 1,
  rows: [
    {
      kind: 'total',
      label: 'Total Expenditure',
      annualBudget: 1,
      budgetToDate: 1,
      expenditureToDate: 1,
      variance: 999,
    },
    { kind: 'total', label: 'Net Expenditure', annualBudget: 1, budgetToDate: 1, expenditureToDate: 1, variance },
  ],
  narrative: [],
  notes: [],
});
const linesOf = (finance: readonly SnapshotFinance[]) => financeLines({ ...aSnapshot(), finance });

describe('the budget in the summary', () => {
  it.each([
    [-65, '£65,000 over budget'],
    [37, '£37,000 under budget'],
    [-0.25, '£250 over budget'],
    [0, 'exactly on budget'],
  ])('says of a net variance of %d: %s', (variance, words) => {
    expect(linesOf([aTable(variance)])).toEqual([
      heading('Budget to date'),
      bullet(`${words}, as at 30 June 2026`, 'Care'),
    ]);
  });

  it('is left out where no table was given', () => {
    expect(linesOf([])).toEqual([]);
  });
});
