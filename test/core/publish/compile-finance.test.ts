import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import type { FinanceVersion } from '../../../src/core/collect/finance/finance-book.ts';
import type { FinanceDifference } from '../../../src/core/collect/finance/finance-problem.ts';
import type { FinanceRow } from '../../../src/core/collect/finance/finance-row.ts';
import type { ReportSettings } from '../../../src/core/plan/report-settings.ts';
import { aPlan, aSnapshot, DIRECTORATE, EMPTY_FINANCE_BOOK, Q1 } from '../../support/report-builders.ts';

const ROWS: readonly FinanceRow[] = [
  { kind: 'heading', label: 'Expenditure' },
  { kind: 'line', label: 'Employees', annualBudget: 100, budgetToDate: 25, expenditureToDate: 95, variance: -70 },
  {
    kind: 'total',
    label: 'Total  Expenditure',
    annualBudget: 100,
    budgetToDate: 25,
    expenditureToDate: 95,
    variance: -70,
  },
];
const DIFFERENCE: FinanceDifference = {
  check: 'total',
  cell: 'B4',
  label: 'Total Expenditure',
  column: 'annualBudget',
  value: 100,
  expected: 101,
  from: ['B3'],
  allowed: 1,
};

function aVersion(departmentId: string, more: Partial<FinanceVersion> = {}): FinanceVersion {
  return {
    id: 1,
    departmentId,
    number: 1,
    asAt: localDate('2026-06-30'),
    asAtReason: undefined,
    rows: ROWS,
    notes: [],
    fileName: 'table.csv',
    fileSha256: '00',
    actor: 'U1',
    personId: undefined,
    at: new Date('2026-07-10T10:00:00Z'),
    ...more,
  };
}

const DEPARTMENTS = ['care', 'learning'].map((id) => ({ id, name: `The ${id} department`, contactId: undefined }));

interface Given {
  readonly versions?: readonly FinanceVersion[];
  readonly quarter?: 1 | 4;
  readonly departments?: typeof DEPARTMENTS;
}

function sectionOf({ versions = [], quarter = 1, departments = DEPARTMENTS }: Given) {
  const snapshot = aSnapshot({
    plan: aPlan({ departments }),
    quarter: { ...Q1, number: quarter },
    financeBook: {
      ...EMPTY_FINANCE_BOOK,
      versions: Map.groupBy(versions, ({ departmentId }) => departmentId),
      narratives: new Map([
        [
          'care',
          { id: 1, departmentId: 'care', text: 'One.\n\n- Two', actor: 'U1', personId: undefined, at: new Date(0) },
        ],
      ]),
    },
  });
  return { finance: snapshot.finance ?? [], section: snapshot.sections.find(({ key }) => key === 'finance') };
}

describe('section 7 of the report', () => {
  it('prints the newest table of each department in the order of the plan, with what finance says', () => {
    const { finance, section } = sectionOf({
      versions: [aVersion('learning'), aVersion('care', { rows: [] }), aVersion('care', { id: 2, number: 2 })],
    });
    expect(finance).toMatchObject([
      {
        departmentId: 'care',
        department: 'The care department',
        asAt: '30 June 2026',
        version: 2,
        narrative: [
          { kind: 'paragraph', text: 'One.' },
          { kind: 'bullets', items: ['Two'] },
        ],
        notes: [],
      },
      { departmentId: 'learning', version: 1, narrative: [] },
    ]);
    expect(finance[0]?.rows.map(({ label }) => label)).toEqual(['Expenditure', 'Employees', 'Total Expenditure']);
    expect(section).toMatchObject({ whyEmpty: null, text: [] });
  });

  it('says under the table what is not as one would expect', () => {
    const { finance } = sectionOf({
      versions: [
        aVersion('care', {
          asAt: localDate('2026-07-31'),
          asAtReason: 'The ledger closed late.',
          notes: [
            { kind: 'rounding', differences: [DIFFERENCE] },
            { kind: 'accepted', differences: [DIFFERENCE], reason: 'A grant is not booked.' },
          ],
        }),
      ],
    });
    expect(finance[0]?.notes).toEqual([
      'Figures are as at 31 July 2026, not 30 June 2026: The ledger closed late.',
      'Amounts are rounded, so these do not add up exactly: Total Expenditure, annual budget.',
      'As supplied by finance, although it does not add up: Total Expenditure, annual budget. A grant is not booked.',
    ]);
  });

  it('names the department that has given none', () => {
    const { finance, section } = sectionOf({ versions: [aVersion('care')] });
    expect(finance).toHaveLength(1);
    expect(section).toMatchObject({
      whyEmpty: null,
      text: [
        { text: 'No financial figures had been given for The learning department when this report was prepared.' },
      ],
    });
  });

  it.each<[Given, string]>([
    [
      {},
      'No financial figures had been given for Quarter 1 2026/27 when this report was prepared: The care department; The learning department.',
    ],
    [{ departments: [] }, 'The plan names no departments, so there are no financial summaries.'],
    [{ quarter: 4, versions: [aVersion('care')] }, 'the accounts of the year are still open'],
  ])('says why it is empty: %j', (given, words) => {
    const { finance, section } = sectionOf(given);
    expect(finance).toEqual([]);
    expect(section?.whyEmpty).toContain(words);
  });
});

describe('quarter 4, as the plan has it', () => {
  const versions = [aVersion('care'), aVersion('learning')];
  const inQuarter4 = (report: ReportSettings) =>
    aSnapshot({
      plan: aPlan({ departments: DEPARTMENTS }),
      directorate: { ...DIRECTORATE, report },
      quarter: { ...Q1, number: 4 },
      financeBook: { ...EMPTY_FINANCE_BOOK, versions: Map.groupBy(versions, ({ departmentId }) => departmentId) },
    });
  const why = (report: ReportSettings) =>
    inQuarter4(report).sections.find(({ key }) => key === 'finance')?.whyEmpty ?? null;

  it('has the table like any other quarter', () => {
    const report = { quarterFourFinance: 'table' } as const;
    const said = JSON.stringify(inQuarter4(report).finance);
    expect(inQuarter4(report).finance).toHaveLength(2);
    expect(said).not.toContain('outturn');
    expect(why(report)).toBeNull();
  });

  it('has the table, and says that it is the provisional outturn', () => {
    const report = { quarterFourFinance: 'outturn' } as const;
    const notes = inQuarter4(report).finance?.map((table) => table.notes[0]);
    expect(notes).toEqual(DEPARTMENTS.map(() => expect.stringContaining('provisional outturn')));
  });

  it('has no table, and the council’s own reason', () => {
    const report = { quarterFourReason: 'The accounts close in June.' };
    expect(inQuarter4(report).finance).toEqual([]);
    expect(why(report)).toBe('The accounts close in June.');
  });
});
