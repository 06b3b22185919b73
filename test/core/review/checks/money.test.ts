import { describe, expect, it } from 'vitest';
import type { SnapshotFinanceRow } from '../../../../src/core/publish/snapshot-finance.ts';
import { parseTextBlocks } from '../../../../src/core/publish/text-blocks.ts';
import { DEFAULT_CHECK_SETTINGS } from '../../../../src/core/review/checks/check-settings.ts';
import { type CheckedParts, found } from '../../../support/check-builders.ts';

/** Budget and expenditure to date, in £'000. */
function row(
  label: string,
  budgetToDate: number,
  expenditureToDate: number,
  kind: 'line' | 'total' = 'line',
): Exclude<SnapshotFinanceRow, { kind: 'heading' }> {
  return {
    kind,
    label,
    annualBudget: 4 * budgetToDate,
    budgetToDate,
    expenditureToDate,
    variance: budgetToDate - expenditureToDate,
  };
}

function table(rows: readonly SnapshotFinanceRow[], narrative: string): CheckedParts {
  const finance = [
    {
      departmentId: 'd1',
      department: 'Families',
      asAt: '30 June 2026',
      version: 1,
      rows,
      narrative: parseTextBlocks(narrative),
      notes: [],
    },
  ];
  return { change: (snapshot) => ({ ...snapshot, finance }) };
}

const EMPLOYEES = row('Employees', 800, 780);
const OUTSIDE = row('Out of County Placements', 400, 470);
const OUTSIDE_ADOPTION = row('Out of County Adoption', 20, 38);
const SCHOOL_BUSES = row('Schools Transport', 110, 120);

describe('F3: an overspend without a word', () => {
  it.each([
    [
      'not named',
      [OUTSIDE, OUTSIDE_ADOPTION],
      'Out of County placements are over budget, as prices rose.',
      ['list Families'],
    ],
    ['named by its words', [OUTSIDE], 'The overspend on placements out of county is due to prices.', []],
    ['named in another form', [SCHOOL_BUSES], 'School transport costs rose.', []],
    [
      'named by another word',
      [row('Employees', 800, 850)],
      'Staffing is over budget, as agency staff fill two posts.',
      [],
    ],
    ['small in money', [row('Premises', 20, 29)], 'Nothing to say.', []],
    ['small in percent', [row('Premises', 1000, 1040)], 'Nothing to say.', []],
    ['both at the threshold', [row('Premises', 200, 210)], 'Nothing to say.', ['list Families']],
    ['a sum', [row('Total Expenditure', 100, 200, 'total')], 'Nothing to say.', []],
    ['less income than planned', [row('Fees & Charges', -100, -50)], 'Nothing to say.', []],
    ['an underspend', [EMPLOYEES], 'Nothing to say.', []],
  ])('%s', (_, rows, narrative, expected) => {
    expect(found('F3', table(rows, narrative))).toEqual(expected);
  });

  it('is measured by the settings', () => {
    const settings = { ...DEFAULT_CHECK_SETTINGS, overspendThousands: 30, overspendPercent: 50 };
    expect(found('F3', { ...table([OUTSIDE, OUTSIDE_ADOPTION], 'Nothing.'), settings })).toEqual([]);
  });
});

describe('F5: a narrative against the figures', () => {
  it.each([
    ['overspent, says the text', [EMPLOYEES], 'Employees are over budget to date.', ['list Families']],
    ['by its other name', [EMPLOYEES], 'There is a staffing overspend, as posts were filled early.', ['list Families']],
    ['underspent, says the text', [OUTSIDE], 'Out of County Placements show an underspend.', ['list Families']],
    [
      'as it is',
      [EMPLOYEES, OUTSIDE],
      'Employees are below budget to date. Out of County Placements are over budget.',
      [],
    ],
    [
      'what is expected',
      [OUTSIDE],
      'Out of County Placements are expected to be under budget by the end of the year.',
      [],
    ],
    ['of another row', [OUTSIDE, OUTSIDE_ADOPTION], 'Out of County Adoption is over budget.', []],
    ['both in one sentence', [EMPLOYEES], 'The underspend on employees pays for the overspend on premises.', []],
  ])('%s', (_, rows, narrative, expected) => {
    expect(found('F5', table(rows, narrative))).toEqual(expected);
  });
});

describe('F6: a narrative against itself', () => {
  it.each([
    ['says both', 'Employees are below budget. Employees are over budget since May.', ['list Families']],
    ['says one, of two rows', 'Employees are below budget. Out of County Placements are over budget.', []],
    ['says what is now, and what will be', 'Employees are below budget. Employees will be over budget by March.', []],
  ])('%s', (_, narrative, expected) => {
    expect(found('F6', table([EMPLOYEES, OUTSIDE], narrative))).toEqual(expected);
  });
});

describe('F1 and F2: sums that are wrong', () => {
  const total = (budgetToDate: number, more: object = {}) => ({
    ...row('Total Expenditure', budgetToDate, 1250, 'total'),
    annualBudget: 4800,
    ...more,
  });
  const lines = [EMPLOYEES, OUTSIDE];
  it.each([
    ['none', [...lines, total(1200)], [], []],
    [
      'a variance, and the total of them',
      [{ ...EMPLOYEES, variance: 70 }, OUTSIDE, total(1200)],
      ['block Families'],
      ['block Families'],
    ],
    ['a total, and its variance with it', [...lines, total(1300)], [], ['block Families', 'block Families']],
    ['a total within rounding', [...lines, total(1201, { variance: -49 })], [], []],
    ['lines without a total', lines, [], []],
  ])('%s', (_, rows, variances, totals) => {
    expect(found('F1', table(rows, 'Nothing.'))).toEqual(variances);
    expect(found('F2', table(rows, 'Nothing.'))).toEqual(totals);
  });

  it('does not block what a note says was supplied so', () => {
    const { change } = table([{ ...EMPLOYEES, variance: 70 }, OUTSIDE, total(1200, { variance: 0 })], 'Nothing.');
    const noted = (notes: readonly string[]): CheckedParts => ({
      change: (snapshot) => {
        const changed = change?.(snapshot) ?? snapshot;
        return { ...changed, finance: (changed.finance ?? []).map((each) => ({ ...each, notes })) };
      },
    });
    const note = 'As supplied by finance, although it does not add up: Employees, variance. An error in the ledger.';
    expect(found('F1', noted([]))).toEqual(['block Families', 'block Families']);
    expect(found('F1', noted([note]))).toEqual(['block Families']);
  });
});
