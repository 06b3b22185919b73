import { describe, expect, it } from 'vitest';
import { listAmendments, reasonsForNothing } from '../../../src/core/publish/amendments.ts';
import type { Snapshot, SnapshotRisk } from '../../../src/core/publish/snapshot.ts';
import type { SnapshotFinance } from '../../../src/core/publish/snapshot-finance.ts';
import {
  aFigureBook,
  aMilestone,
  anIndicator,
  anIndicatorUpdate,
  anUpdate,
  aPerson,
  aPlan,
  aSnapshot,
  aStatus,
  type SnapshotParts,
} from '../../support/report-builders.ts';

const PLAN = aPlan({
  milestones: [aMilestone('m1'), aMilestone('m2', { ref: 'LAS1' })],
  indicators: [anIndicator('i1')],
});
const CURRENT = [anUpdate('m1'), anUpdate('m2')];
const REASONS = { why: 'It was mistyped.', whyFor: new Map([['las 1', 'It came late.']]) };

const published = (more: SnapshotParts = {}): Snapshot =>
  aSnapshot({ plan: PLAN, current: CURRENT, figures: aFigureBook([anIndicatorUpdate('i1')]), ...more });
const compare = (before: Snapshot, after: Snapshot) => listAmendments(before, after, REASONS);
const aRisk = (id: string, title: string): SnapshotRisk => ({
  ...{ id, title, gross: '4 × 3 = 12', residual: null, controls: null, leadInitials: 'AMc' },
  whyNoUpdate: 'Nothing to report',
});
const TABLE: SnapshotFinance = {
  departmentId: 'd-1',
  department: 'Learning',
  asAt: '30 June 2026',
  version: 1,
  rows: [{ kind: 'line', label: 'Staff', annualBudget: 100, budgetToDate: 25, expenditureToDate: 24, variance: 1 }],
  narrative: [],
  notes: [],
};

describe('what a revision changes', () => {
  it('is nothing where only the day and the number are others', () => {
    const later = published({ compiledAt: new Date('2026-09-03T09:00:00Z'), revision: 2 });
    expect(compare(published({ revision: 1 }), later)).toEqual([]);
  });

  it.each<[string, SnapshotParts, string, string | null, string | null]>([
    [
      'a status',
      { current: [anUpdate('m1', { status: aStatus('red'), action: '' }), anUpdate('m2')] },
      'Milestone COPS1 (Words of m1), status',
      'Green',
      'Red',
    ],
    [
      'a commentary',
      { current: [anUpdate('m1', { commentary: 'Three sites.' }), anUpdate('m2')] },
      'Milestone COPS1 (Words of m1), commentary',
      'Commentary on m1.',
      'Three sites.',
    ],
    [
      'what is being done',
      { current: [anUpdate('m1', { action: 'Two officers start.' }), anUpdate('m2')] },
      'Milestone COPS1 (Words of m1), what is being done',
      null,
      'Two officers start.',
    ],
    [
      'a text of a section',
      { plan: { ...PLAN, sectionTexts: { introduction: 'New words.' } } },
      'Section 1, Introduction, text',
      expect.any(String) as unknown as string,
      'New words.',
    ],
    [
      'a name in the key',
      { people: [aPerson('AMc', { name: 'Another Name' }), aPerson('SN')] },
      'Key to initials, AMc',
      'Person AMc\nOperational Director\nLearning',
      'Another Name\nOperational Director\nLearning',
    ],
  ])('%s', (_what, changes, place, was, is) => {
    expect(compare(published(), published(changes))).toEqual([{ place, was, is, why: 'It was mistyped.' }]);
  });

  it('the words of a risk, which is known by its id, also where another one has the same title', () => {
    const before = { ...published(), risks: [aRisk('r-1', 'Floods'), aRisk('r-2', 'Floods')] };
    const after = { ...published(), risks: [aRisk('r-1', 'Floods'), { ...aRisk('r-2', 'Fires'), leadInitials: 'SN' }] };
    expect(compare(before, after)).toEqual([
      { place: 'Risk "Fires", title', was: 'Floods', is: 'Fires', why: 'It was mistyped.' },
      { place: 'Risk "Fires", lead', was: 'AMc', is: 'SN', why: 'It was mistyped.' },
    ]);
    const { id: _, ...old } = aRisk('r-1', 'Floods');
    expect(compare({ ...before, risks: [old] }, { ...before, risks: [aRisk('r-1', 'Floods')] })).toEqual([]);
  });

  it('the words of an equality action', () => {
    const action = { id: 'e-1', words: 'Offer leaflets', leadInitials: 'TC', whyNoUpdate: 'Nothing to report' };
    const before = { ...published(), equalityActions: [action] };
    const after = { ...published(), equalityActions: [{ ...action, words: 'Offer talks' }] };
    expect(compare(before, after)).toEqual([
      { place: 'Equality action "Offer talks"', was: 'Offer leaflets', is: 'Offer talks', why: 'It was mistyped.' },
    ]);
  });

  it('a figure of an indicator', () => {
    const figure = { ...anIndicatorUpdate('i1').figure, value: 80 } as ReturnType<typeof anIndicatorUpdate>['figure'];
    const after = published({ figures: aFigureBook([anIndicatorUpdate('i1', { figure })]) });
    const places = compare(published(), after).map(({ place }) => place);
    expect(places).toContain('Indicator COPI1 (Words of i1), figure');
  });

  it('one amount of a finance table, named by its line and column', () => {
    const before = { ...published(), finance: [TABLE] };
    const rows = TABLE.rows.map((row) => (row.kind === 'line' ? { ...row, expenditureToDate: 26 } : row));
    expect(compare(before, { ...before, finance: [{ ...TABLE, rows }] })).toEqual([
      { place: 'Finance, Learning, Staff, expenditure to date (£000)', was: '24', is: '26', why: 'It was mistyped.' },
    ]);
  });

  it('a milestone that was taken out comes last, each of its places', () => {
    const after = published({ plan: { ...PLAN, milestones: PLAN.milestones.slice(0, 1) } });
    const gone = compare(published(), after).filter(({ is }) => is === null);
    expect(gone.map(({ place }) => place)).toContain('Milestone LAS1 (Words of m2), words');
  });
});

describe('the reason for one ref', () => {
  const after = published({ current: [anUpdate('m1'), anUpdate('m2', { commentary: 'Later.' })] });

  it('stands at what was changed of it, however it is typed', () => {
    expect(compare(published(), after).map(({ why }) => why)).toEqual(['It came late.']);
    expect(reasonsForNothing(published(), after, REASONS)).toEqual([]);
  });

  it('is named where nothing of it was changed', () => {
    expect(reasonsForNothing(published(), published(), REASONS)).toEqual(['las 1']);
  });
});
