import { describe, expect, it } from 'vitest';
import { readFinanceTable, suspectCell } from '../../../../src/core/collect/finance/read-finance-table.ts';
import { HEADING, toCells } from '../../../support/finance-fixtures.ts';

type Row = readonly (string | number)[];
const TITLE: Row = ['Position as at 30 June 2026'];
const read = (rows: readonly Row[], heading: readonly Row[] = [HEADING]) =>
  readFinanceTable(toCells([TITLE, ...heading, ...rows]));
const problemsOf = (result: ReturnType<typeof readFinanceTable>) => (result.ok ? [] : result.refusal);

const SMALL: readonly Row[] = [
  ['Expenditure'],
  ['Employees', 100, 25, 27, -2],
  ['Premises', 40, 10, 9, 1],
  ['Total Expenditure', 140, 35, 36, -1],
  ['Income'],
  ['Fees', -20, -5, -6, 1],
  ['Total Income', -20, -5, -6, 1],
  ['NET OPERATIONAL BUDGET', 120, 30, 30, 0],
  ['Support', 8, 2, 2, 0],
  ['Total Recharges', 8, 2, 2, 0],
  ['Net Expenditure', 128, 32, 32, 0],
];

describe('the shape of a table', () => {
  it('keeps rows and labels as they are, with their kinds', () => {
    const table = read(SMALL);
    expect(table).toMatchObject({ ok: true, value: { notes: [], titles: ['Position as at 30 June 2026'] } });
    expect(table.ok && table.value.rows.map(({ kind, label }) => `${kind} ${label}`)).toEqual([
      'heading Expenditure',
      'line Employees',
      'line Premises',
      'total Total Expenditure',
      'heading Income',
      'line Fees',
      'total Total Income',
      'total NET OPERATIONAL BUDGET',
      'line Support',
      'total Total Recharges',
      'total Net Expenditure',
    ]);
  });

  it.each<[string, readonly Row[]]>([
    [
      'in capitals, with line breaks',
      [['', "ANNUAL\nBUDGET\n£'000", "BUDGET\nTO DATE\n£'000", 'ACTUAL\nTO DATE', 'VARIANCE\nTO DATE\n(OVERSPEND)']],
    ],
    ['with the unit in a row of its own', [HEADING, ['', "£'000", "£'000", "£'000", "£'000"]]],
    [
      'over two rows',
      [
        ['', 'Annual', 'Budget', 'Actual', 'Variance'],
        ['', 'Budget', 'to Date', 'to Date', '(overspend)'],
      ],
    ],
    ['with other words', [['Line', 'Full year budget', 'Profiled budget', 'Spend to date', 'Variance']]],
  ])('knows a heading %s', (_, heading) => {
    expect(read(SMALL, heading).ok).toBe(true);
  });

  it('takes columns in another order, and says which columns beside the table are not read', () => {
    const swapped = toCells([
      TITLE,
      ['', 'Variance', 'Annual budget', 'Budget to date', 'Actual', 'Forecast'],
      ['Employees', 1, 100, 25, 24, 99],
      ['Total expenditure', 1, 100, 25, 24, 99],
    ]);
    expect(readFinanceTable(swapped)).toMatchObject({
      ok: true,
      value: { ignored: ['F'], rows: [{ annualBudget: 100, variance: 1 }, {}] },
    });
  });

  it('joins labels that are set in, and takes text below the last total as what finance says', () => {
    const table = readFinanceTable(
      toCells([
        ['', '', 'Annual budget', 'Budget to date', 'Actual', 'Variance'],
        ['Expenditure'],
        ['', 'Employees', 10, 5, 5, 0],
        [],
        ['Total', 'Expenditure', 10, 5, 5, 0],
        [],
        ['Spending is as planned.'],
      ]),
    );
    expect(table).toMatchObject({ ok: true, value: { textBelow: ['Spending is as planned.'] } });
    expect(table.ok && table.value.rows.map(({ label }) => label)).toEqual([
      'Expenditure',
      'Employees',
      'Total Expenditure',
    ]);
  });

  it.each([
    ['SUMMARY FINANCIAL POSITION AS AT 30 JUNE 2026', '2026-06-30'],
    ['as at 30th June 2026', '2026-06-30'],
    ['Position as at: 30/06/2026', '2026-06-30'],
    ['As at 2026-06-30.', '2026-06-30'],
    ['Finance', undefined],
  ])('reads the day of %j', (title, asAt) => {
    const table = readFinanceTable(toCells([[title], HEADING, ...SMALL]));
    expect(table).toMatchObject({ ok: true, value: { asAt } });
  });

  it('reads a day in a cell of its own, and refuses none and two', () => {
    const withDay = (date: string) =>
      readFinanceTable([
        [
          { kind: 'text', text: 'As at' },
          { kind: 'date', date },
        ],
        [{ kind: 'text', text: 'Position as at 30 June 2026' }],
        ...toCells([HEADING, ...SMALL]),
      ]);
    expect(withDay('2026-06-30')).toMatchObject({ ok: true, value: { asAt: '2026-06-30' } });
    expect(withDay('2026-03-31')).toMatchObject({ refusal: [{ kind: 'other-days' }] });
    expect(readFinanceTable(toCells([['As at the end of June'], HEADING, ...SMALL]))).toMatchObject({
      refusal: [{ kind: 'no-day', cell: 'A1', given: 'the end of June' }],
    });
  });
});

describe('what a table may leave out', () => {
  it.each<[string, readonly Row[]]>([
    [
      'income and recharges',
      [
        ['A', 10, 5, 4, 1],
        ['Total Expenditure', 10, 5, 4, 1],
        ['Net Expenditure', 10, 5, 4, 1],
      ],
    ],
    [
      'everything but one total',
      [
        ['A', 10, 5, 4, 1],
        ['Total expenditure', 10, 5, 4, 1],
      ],
    ],
    [
      'the operational budget',
      [
        ['A', 10, 5, 4, 1],
        ['Total Expenditure', 10, 5, 4, 1],
        ['B', 2, 1, 1, 0],
        ['Total Recharges', 2, 1, 1, 0],
        ['Net expenditure', 12, 6, 5, 1],
      ],
    ],
    [
      'recharges',
      [
        ['A', 10, 5, 4, 1],
        ['Total Expenditure', 10, 5, 4, 1],
        ['B', -2, -1, -1, 0],
        ['Total Income', -2, -1, -1, 0],
        ['Net operational budget', 8, 4, 3, 1],
        ['Net Expenditure', 8, 4, 3, 1],
      ],
    ],
  ])('%s', (_, rows) => {
    expect(read(rows)).toMatchObject({ ok: true, value: { notes: [] } });
  });

  it('has sub-totals of its own, which are checked and not counted twice', () => {
    const rows = (teachers: number): readonly Row[] => [
      ['Staff'],
      ['Teachers', 60, 15, 15, 0],
      ['Others', 40, 10, 10, 0],
      ['Sub-total staff', teachers, 25, 25, 0],
      ['Premises', 10, 2, 2, 0],
      ['Total Expenditure', 110, 27, 27, 0],
    ];
    expect(read(rows(100))).toMatchObject({ ok: true, value: { notes: [] } });
    expect(problemsOf(read(rows(200)))).toMatchObject([
      { kind: 'does-not-add-up', difference: { cell: 'B6', expected: 100, from: ['B4', 'B5'] } },
    ]);
  });
});

describe('a table that is refused', () => {
  it('names every problem at once', () => {
    const rows = SMALL.map((row): Row => {
      if (row[0] === 'Employees') return ['Employees', 'n/a', 25, '', -2];
      return row[0] === 'Fees' ? ['Fees', -20, -5, -60, 1] : row;
    });
    expect(problemsOf(read(rows))).toMatchObject([
      { kind: 'amount', fault: 'no-number', cell: 'B4', given: 'n/a', column: 'annualBudget' },
      { kind: 'amount', fault: 'empty', cell: 'D4', label: 'Employees', column: 'expenditureToDate' },
      { kind: 'does-not-add-up', difference: { cell: 'E8', value: 1, expected: 55, from: ['C8', 'D8'] } },
      { kind: 'does-not-add-up', difference: { cell: 'D9', value: -6, expected: -60, from: ['D8'] } },
    ]);
  });

  it.each<[string, readonly Row[], object]>([
    [
      'lines that no total counts',
      [...SMALL, ['Late', 1, 1, 1, 0]],
      { kind: 'in-no-total', cell: 'B14', label: 'Late' },
    ],
    ['no total at all', [['A', 1, 1, 1, 0]], { kind: 'in-no-total', label: 'A' }],
    ['nothing below the heading', [], { kind: 'no-lines' }],
    ['a total of nothing', [['Total Expenditure', 0, 0, 0, 0]], { kind: 'total-of-nothing', cell: 'B3' }],
    [
      'a total that stands twice',
      [...SMALL, ['Net expenditure', 128, 32, 32, 0]],
      { kind: 'total-twice', cell: 'B14' },
    ],
    [
      'amounts without a label',
      [
        ['', 1, 1, 1, 0],
        ['Total Expenditure', 1, 1, 1, 0],
      ],
      { kind: 'no-label', cell: 'A3' },
    ],
  ])('%s', (_, rows, problem) => {
    expect(problemsOf(read(rows))).toContainEqual(expect.objectContaining(problem));
  });

  it.each<[Row, object]>([
    [
      ['', 'Annual Budget', 'Budget to Date', 'Variance'],
      { kind: 'unclear-header', row: 1, missing: ['expenditureToDate'] },
    ],
    [
      ['', 'Annual Budget', 'Budget to Date', 'Actual', 'Actual to date', 'Variance'],
      { kind: 'unclear-header', twice: ['expenditureToDate'] },
    ],
    [['Name', 'Amount'], { kind: 'no-header' }],
  ])('the heading %j', (heading, problem) => {
    expect(problemsOf(read(SMALL, [heading]))).toMatchObject([problem]);
  });

  it('points to the one cell that is in both sums that do not come out', () => {
    const rows = SMALL.map((row): Row => (row[0] === 'Premises' ? ['Premises', 40, 10, 90, 1] : row));
    const differences = problemsOf(read(rows)).flatMap((problem) =>
      problem.kind === 'does-not-add-up' ? [problem.difference] : [],
    );
    expect(suspectCell(differences)).toBe('D5');
    expect(suspectCell(differences.slice(0, 1))).toBeUndefined();
  });
});

describe('rounding', () => {
  const lines = (count: number, total: number): readonly Row[] => [
    ...Array.from({ length: count }, (_, index): Row => [`Line ${index}`, 1, 0, 0, 0]),
    ['Total Expenditure', total, 0, 0, 0],
  ];

  it.each([
    [1, 2, true],
    [1, 3, false],
    [2, 3, true],
    [2, 4, false],
    [14, 21, true],
    [14, 22, false],
    [14, 7, true],
    [14, 6, false],
  ])('explains for %d lines of 1 the total %d: %s', (count, total, isExplained) => {
    const table = read(lines(count, total));
    expect(table.ok).toBe(isExplained);
    expect(table.ok ? table.value.notes.map(({ kind }) => kind) : []).toEqual(isExplained ? ['rounding'] : []);
  });

  it.each([
    [24.9, 0.1, true],
    [24.9, 0.2, true],
    [24.9, 0.3, false],
    [24.99, 0.02, true],
    [24.99, 0.1, false],
  ])('is of the last digit that the table uses: 25 less %d as %d: %s', (spent, variance, isAccepted) => {
    const rows: readonly Row[] = [
      ['A', 100, 25, spent, variance],
      ['Total expenditure', 100, 25, spent, variance],
    ];
    expect(read(rows).ok).toBe(isAccepted);
  });
});

describe('a figure that is accepted as supplied', () => {
  const wrong = SMALL.map((row): Row => (row[0] === 'Total Income' ? ['Total Income', -90, -5, -6, 1] : row));
  const accept = (...acceptances: readonly { cell: string; reason: string }[]) =>
    readFinanceTable(toCells([TITLE, HEADING, ...wrong]), acceptances);

  it('needs the cell of each sum that it breaks', () => {
    expect(problemsOf(accept({ cell: 'b9', reason: 'Grant is missing.' }))).toMatchObject([
      { kind: 'does-not-add-up', difference: { cell: 'B10', expected: 50 } },
    ]);
    const both = accept({ cell: 'b9', reason: ' Grant is missing. ' }, { cell: 'B10', reason: 'Follows from it.' });
    expect(both).toMatchObject({
      ok: true,
      value: {
        notes: [
          { kind: 'accepted', reason: 'Grant is missing.', differences: [{ cell: 'B9' }] },
          { kind: 'accepted', reason: 'Follows from it.', differences: [{ cell: 'B10' }] },
        ],
      },
    });
  });

  it.each([
    [
      { cell: 'B4', reason: 'x' },
      { kind: 'nothing-to-accept', cell: 'B4' },
    ],
    [
      { cell: 'B9', reason: '  ' },
      { kind: 'accepted-without-reason', cell: 'B9' },
    ],
    [
      { cell: 'B9', reason: 'x'.repeat(501) },
      { kind: 'reason-too-long', cell: 'B9' },
    ],
  ])('is refused for %j', (acceptance, problem) => {
    expect(problemsOf(accept(acceptance, { cell: 'B10', reason: 'x' }))).toContainEqual(problem);
  });
});
