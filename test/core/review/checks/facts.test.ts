import { describe, expect, it } from 'vitest';
import type { Snapshot, SnapshotIndicator } from '../../../../src/core/publish/snapshot.ts';
import { type CheckedParts, findingsIn, found } from '../../../support/check-builders.ts';
import {
  aFigureBook,
  aMilestone,
  anIndicator,
  anIndicatorUpdate,
  anUpdate,
  aPlan,
  aStatus,
} from '../../../support/report-builders.ts';

const RED = aStatus('red');
const MILESTONES = [aMilestone('m1', { ref: 'M1' }), aMilestone('m2', { ref: 'M2' })];
const plan = aPlan({ milestones: MILESTONES });

describe('C16: Red without a word on what is being done', () => {
  it.each([
    ['without', [anUpdate('m1', { status: RED })], ['block M1']],
    ['with blanks only', [anUpdate('m1', { status: RED, action: ' \n' })], ['block M1']],
    ['with one', [anUpdate('m1', { status: RED, action: 'Two officers start.' })], []],
    ['Amber without', [anUpdate('m1', { status: aStatus('amber') })], []],
    [
      'covered, each by its own',
      [
        anUpdate('m1', { status: RED, action: 'Two officers start.' }),
        anUpdate('m2', { status: RED, kind: 'covered', coveredBy: 'm1' }),
      ],
      ['block M2'],
    ],
  ])('%s', (_, current, expected) => {
    expect(found('C16', { plan, current })).toEqual(expected);
  });

  it.each([
    ['', ['block COPI1']],
    ['Two officers start.', []],
  ])('of an indicator with the action "%s"', (action, expected) => {
    const status = { rag: 'red', amberReason: undefined, how: 'judged', overrideReason: '' } as const;
    const figures = aFigureBook([anIndicatorUpdate('i1', { status, action, commentary: 'It fell.' })]);
    expect(found('C16', { plan: aPlan({ indicators: [anIndicator('i1')] }), figures })).toEqual(expected);
  });
});

describe('C17: a milestone without a status', () => {
  const noColour = { ...aStatus('green'), rag: undefined };
  it.each([
    ['in an update', [anUpdate('m1', { status: noColour }), anUpdate('m2')], ['block M1']],
    ['since nothing was said', [anUpdate('m2')], ['list M1']],
    ['with one', [anUpdate('m1'), anUpdate('m2')], []],
    [
      'completed and not started',
      [anUpdate('m1', { status: aStatus('completed') }), anUpdate('m2', { status: aStatus('not-started') })],
      [],
    ],
  ])('%s', (_, current, expected) => {
    expect(found('C17', { plan, current })).toEqual(expected);
  });

  it('is awaited while the window collects, and no finding', () => {
    expect(found('C17', { plan, current: [anUpdate('m2')], isClosed: false })).toEqual([]);
    expect(found('C17', { plan, current: [anUpdate('m1', { status: noColour })], isClosed: false })).toEqual([
      'block M1',
    ]);
  });

  it('that was completed in an earlier quarter has one', () => {
    const settledEarlier = [anUpdate('m1', { quarter: '2025-26/Q4', status: aStatus('completed') })];
    expect(found('C17', { plan, current: [anUpdate('m2')], settledEarlier })).toEqual([]);
  });
});

describe('C22: a heading with nothing under it', () => {
  const change =
    (key: string, text: Snapshot['sections'][number]['text'], whyEmpty: string | null) => (snapshot: Snapshot) => ({
      ...snapshot,
      sections: snapshot.sections.map((section) => (section.key === key ? { ...section, text, whyEmpty } : section)),
    });
  it.each([
    ['not even why', 'key-developments', [], null, ['block Key developments']],
    ['but why', 'key-developments', [], 'There were none.', []],
    ['but a text', 'introduction', [{ kind: 'paragraph', text: 'This report …' } as const], null, []],
    ['in a section of its own text', 'introduction', [], null, ['block Introduction']],
  ] as const)('%s', (_, key, text, whyEmpty, expected) => {
    expect(found('C22', { change: change(key, text, whyEmpty) })).toEqual(expected);
  });

  it('is never so in a report that was compiled from an empty plan', () => {
    expect(found('C22', {})).toEqual([]);
  });

  it('is so with a table without a row', () => {
    const table = {
      departmentId: 'd1',
      department: 'Schools',
      asAt: '30 June 2026',
      version: 1,
      narrative: [],
      notes: [],
    };
    const heading = { kind: 'heading', label: 'Expenditure' } as const;
    const line = {
      kind: 'line',
      label: 'Employees',
      annualBudget: 1,
      budgetToDate: 1,
      expenditureToDate: 1,
      variance: 0,
    } as const;
    const withRows = (rows: readonly (typeof heading | typeof line)[]) =>
      found('C22', { change: (snapshot) => ({ ...snapshot, finance: [{ ...table, rows }] }) });
    expect(withRows([heading])).toEqual(['block Schools']);
    expect(withRows([heading, line])).toEqual([]);
  });
});

describe('C26: an indicator that is not whole', () => {
  const said = (more: Partial<SnapshotIndicator>, indicator = anIndicator('i1')): CheckedParts => ({
    plan: aPlan({ indicators: [indicator] }),
    figures: aFigureBook([anIndicatorUpdate('i1')]),
    change: (snapshot) => ({
      ...snapshot,
      areas: snapshot.areas.map((area) => ({
        ...area,
        indicators: area.indicators.map((each) => ({ ...each, ...more })),
      })),
    }),
  });
  const none = { kind: 'none', why: 'No status' } as const;
  it.each([
    ['neither figure nor reason', said({ actual: null, whyNoActual: null }), ['block COPI1']],
    ['a reason', said({ actual: null, whyNoActual: 'Not yet available.', status: none }), []],
    ['a figure without a status', said({ status: none }), ['block COPI1']],
    ['a figure for information', said({ status: none }, anIndicator('i1', { target: { kind: 'none' } })), []],
    [
      'a status without a target',
      said({}, anIndicator('i1', { target: { kind: 'to-be-confirmed' } })),
      ['block COPI1'],
    ],
    ['all of it', said({}), []],
  ])('%s', (_, parts, expected) => {
    expect(found('C26', parts)).toEqual(expected);
  });

  it('of which nothing was said stands on the list, anew each quarter', () => {
    const parts = { plan: aPlan({ indicators: [anIndicator('i1')] }) };
    expect(found('C26', parts)).toEqual(['list COPI1']);
    expect(findingsIn(parts)[0]?.basis).toContain('2026-27/Q1');
    expect(found('C26', { ...parts, isClosed: false })).toEqual([]);
  });
});

describe('C31: an item that is not whole', () => {
  const item = (authorIds: readonly string[], text: string) => ({
    itemBook: {
      items: [
        {
          id: 1,
          itemId: 'it-1',
          directorateId: 'd-ce',
          quarter: '2026-27/Q1',
          kind: 'key-development' as const,
          title: 'A new school',
          text,
          authorIds,
          followsId: undefined,
          isWithdrawn: false,
          enteredById: 'p-AMc',
          at: new Date('2026-07-10T10:00:00Z'),
        },
      ],
      nilReturns: [],
      outcomes: [],
      mark: 1,
    },
  });
  it.each([
    ['with text and initials', item(['p-AMc'], 'It opened in May.'), []],
    ['without a text', item(['p-AMc'], ' '), ['block 2.1']],
    ['of somebody who is not in the plan', item(['p-XX'], 'It opened in May.'), ['block 2.1']],
    ['without both', item([], ''), ['block 2.1', 'block 2.1']],
  ])('%s', (_, parts, expected) => {
    expect(found('C31', parts)).toEqual(expected);
  });
});
