import type { Snapshot } from '../src/core/publish/snapshot.ts';
import type { SnapshotFinance } from '../src/core/publish/snapshot-finance.ts';
import { aMilestone, anUpdate, aPlan, aSnapshot, aStatus } from '../test/support/report-builders.ts';

/** Milestones that stand in one area of a plan, as many as in a real one. */
const IN_AN_AREA = 8;
const COLOURS = ['red', 'green', 'amber', 'green', 'green', 'amber', 'green'] as const;
const TEXT =
  'Nine of the twelve partner agencies use the revised guide, and the other three are trained in July. Waiting times fell from 19 to 11 working days, and 83 families have a named worker.\n\n- Two rooms are ready\n- The third follows in November';

/** A report with that many milestones, each with a text of usual length. */
export function reportOfSize(milestones: number): Snapshot {
  const areas = Array.from({ length: Math.ceil(milestones / IN_AN_AREA) }, (_, index) => ({
    id: `area-${index}`,
    name: `Business priority ${index + 1}`,
  }));
  const all = Array.from({ length: milestones }, (_, index) =>
    aMilestone(`m${index}`, { areaId: `area-${Math.floor(index / IN_AN_AREA)}`, ref: `BP${index + 1}` }),
  );
  const current = all.map(({ id }, index) =>
    anUpdate(id, {
      status: aStatus(COLOURS[index % COLOURS.length] ?? 'green'),
      commentary: `${TEXT} This is number ${index + 1}.`,
    }),
  );
  return aSnapshot({ plan: aPlan({ areas, milestones: all }), current });
}

/** As large as a real report of one quarter: 17 milestones, 13 items and finance tables of 27, 29 and 21 rows. */
export function usualReport(): Snapshot {
  const snapshot = reportOfSize(17);
  const items = Array.from({ length: 13 }, (_, index) => ({
    id: `item-${index}`,
    section: index < 6 ? ('key-developments' as const) : ('emerging-issues' as const),
    number: index < 6 ? `2.${index + 1}` : `3.${index - 5}`,
    title: `What councillors should know, number ${index + 1}`,
    text: [{ kind: 'paragraph' as const, text: TEXT.repeat(2) }],
    initials: 'AMc',
  }));
  return { ...snapshot, items, finance: [27, 29, 21].map(financeTable) };
}

function financeTable(rows: number, index: number): SnapshotFinance {
  return {
    departmentId: `d${index}`,
    department: `Department ${index + 1}`,
    asAt: '30 June 2026',
    version: 1,
    rows: Array.from({ length: rows }, (_, row) => ({
      kind: row % 9 === 8 ? ('total' as const) : ('line' as const),
      label: `Line ${row + 1}`,
      annualBudget: 1000 + row,
      budgetToDate: 250,
      expenditureToDate: 260,
      variance: -10,
    })),
    narrative: [{ kind: 'paragraph', text: TEXT }],
    notes: [],
  };
}
