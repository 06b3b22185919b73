import { describe, expect, it } from 'vitest';
import { localDate } from '../../../../src/core/calendar/local-date.ts';
import { findFigureWindow } from '../../../../src/core/collect/indicator/figure-window.ts';
import { type IndicatorSaid, waitingFor } from '../../../../src/core/collect/indicator/indicator-outstanding.ts';
import type { Figure, NoFigureReason } from '../../../../src/core/collect/indicator/indicator-update.ts';
import type { Returned } from '../../../../src/core/review/returned.ts';
import { anIndicator, anIndicatorUpdate, aSuppliedFigure, aWindow, Q1 } from '../../../support/report-builders.ts';
import { aReturn } from '../../../support/review-builders.ts';

const SAID: IndicatorSaid = { update: undefined, earlier: undefined, supplied: undefined, query: undefined };
const own = anIndicator('i1');
const supplied = anIndicator('i1', { supplierId: 'p-FW' });
const none = (reason: NoFigureReason, expectedOn?: string): Figure => ({
  kind: 'none',
  reason,
  expectedOn: expectedOn === undefined ? undefined : localDate(expectedOn),
});
const said = (figure: Figure, suppliedId?: number) => anIndicatorUpdate('i1', { figure, suppliedId });
const query = (suppliedId: number) => ({ suppliedId, question: 'Sure?', askedById: 'p-AMc', at: new Date(0) });

const waiting = (indicator: typeof own, more: Partial<IndicatorSaid>, today = '2026-07-10', isDue = false) =>
  waitingFor(indicator, { ...SAID, ...more }, { quarter: Q1, today: localDate(today), isDue });

describe('whoever an indicator waits for', () => {
  it('is the owner until there is an update', () => {
    expect(waiting(own, {})).toBe('owner');
    expect(waiting(own, { update: anIndicatorUpdate('i1') })).toBe('nobody');
  });

  it.each([
    [{ quarters: [2, 4] }, 'nobody'],
    [{ kind: 'once-a-year' }, 'nobody'],
    [{ kind: 'once-a-year', quarters: [1] }, 'owner'],
  ] as const)('with %j in quarter 1 is %s', (more, expected) => {
    expect(waiting(anIndicator('i1', more), {})).toBe(expected);
  });

  it.each([
    ['2026-07-14', 'nobody'],
    ['2026-07-15', 'owner'],
    ['2026-07-16', 'owner'],
  ])('where the figure is announced for 15 July is, on %s, %s', (today, expected) => {
    expect(waiting(own, { update: said(none('not-yet', '2026-07-15')) }, today)).toBe(expected);
  });

  it.each(['not-due', 'not-published', 'definition-changed', 'no-longer-collected'] as const)(
    'after "%s" is nobody',
    (reason) => {
      expect(waiting(own, { update: said(none(reason)) }, '2027-01-01')).toBe('nobody');
    },
  );

  it('is nobody once it is no longer collected, also in later quarters; other reasons ask again', () => {
    expect(waiting(own, { earlier: said(none('no-longer-collected')) })).toBe('nobody');
    expect(waiting(own, { earlier: said(none('not-published')) })).toBe('owner');
  });

  it.each<[string, Partial<IndicatorSaid>, boolean, string]>([
    ['nothing yet', {}, false, 'supplier'],
    ['nothing yet and it is due', {}, true, 'owner'],
    ['a figure to confirm', { supplied: aSuppliedFigure(3) }, false, 'owner'],
    ['a figure that was queried', { supplied: aSuppliedFigure(3), query: query(3) }, false, 'supplier'],
    ['a figure that was queried, and it is due', { supplied: aSuppliedFigure(3), query: query(3) }, true, 'supplier'],
    ['a corrected figure', { supplied: aSuppliedFigure(4), query: query(3) }, false, 'owner'],
    ['a confirmed figure', { supplied: aSuppliedFigure(4), update: said(none('not-due'), 4) }, false, 'nobody'],
    [
      'a figure corrected after it was confirmed',
      { supplied: aSuppliedFigure(5), update: said(none('not-due'), 4) },
      false,
      'owner',
    ],
    [
      'an announced figure whose day has come',
      { supplied: aSuppliedFigure(4), update: said(none('not-yet', '2026-07-10'), 4) },
      false,
      'supplier',
    ],
  ])('with a supplier and %s: %#', (_, more, isDue, expected) => {
    expect(waiting(supplied, more, '2026-07-10', isDue)).toBe(expected);
  });
});

describe('the quarter for which a figure can be given', () => {
  const NOW = new Date('2026-10-05T09:00:00Z');
  const find = (
    windows: Parameters<typeof aWindow>[0][],
    more: { updates?: ReturnType<typeof said>[]; returns?: readonly Returned[]; wanted?: string } = {},
  ) => {
    const found = findFigureWindow(
      {
        windows: windows.map((window) => aWindow(window)),
        indicator: own,
        startYear: 2026,
        updates: more.updates ?? [],
        returns: more.returns ?? [],
        now: NOW,
      },
      more.wanted,
    );
    return found && { quarter: found.window.quarter, ...found.entry };
  };
  const open = {
    quarter: '2026-27/Q2',
    state: 'collecting',
    opensAt: new Date('2026-10-01T08:00:00Z'),
    closesAt: new Date('2026-10-21T16:00:00Z'),
  } as const;
  const published = { quarter: '2026-27/Q1', state: 'published' } as const;

  it('is the one that collects', () => {
    expect(find([published, open])).toEqual({ quarter: '2026-27/Q2', kind: 'collecting' });
  });

  it('takes figures after its window has closed until its report is signed', () => {
    const closed = { ...open, closesAt: NOW };
    expect(find([closed])).toEqual({ quarter: '2026-27/Q2', kind: 'until-sign-off' });
    expect(find([{ ...open, state: 'review' }])).toEqual({ quarter: '2026-27/Q2', kind: 'until-sign-off' });
  });

  it('is none before a window opens, and none of another year', () => {
    expect(find([{ ...open, state: 'planned' }])).toBeUndefined();
    expect(find([{ ...open, opensAt: new Date('2026-10-05T09:00:01Z') }])).toBeUndefined();
    expect(find([{ ...open, quarter: '2025-26/Q4' }])).toBeUndefined();
  });

  it.each([
    ['nothing was said', [], true],
    ['it was announced', [said(none('not-yet', '2026-08-01'))], true],
    [
      'it was provisional',
      [
        anIndicatorUpdate('i1', {
          figure: {
            kind: 'value',
            value: 1,
            period: '',
            isProvisional: true,
            isRedefined: false,
            expectedOn: undefined,
          },
        }),
      ],
      true,
    ],
    ['it was given', [anIndicatorUpdate('i1')], false],
    ['it was not to be published', [said(none('not-published'))], false],
  ])('after publication, when %s: a late figure is taken %s', (_, updates, isTaken) => {
    const found = find([published], { updates });
    expect(found).toEqual(isTaken ? { quarter: '2026-27/Q1', kind: 'late', printedIn: '2026-27/Q2' } : undefined);
  });

  it.each([
    ['given', [anIndicatorUpdate('i1')]],
    ['provisional', [said(none('not-yet', '2026-08-01'))]],
  ])('is the published one of which an officer asks, before all others, where its figure was %s', (_, updates) => {
    const returns = [aReturn({ isCorrection: true })];
    expect(find([published, open], { updates, returns })).toEqual({ quarter: '2026-27/Q1', kind: 'correction' });
    const answered = [aReturn({ isCorrection: true, answeredAt: NOW })];
    expect(find([published, open], { updates, returns: answered })?.kind).toBe('collecting');
  });

  it('is not the published one of which an officer asked before it was published', () => {
    const updates = [anIndicatorUpdate('i1')];
    expect(find([published], { updates, returns: [aReturn()] })).toBeUndefined();
  });

  it('prints a late figure with the first report that is not signed yet', () => {
    const windows = [published, { ...open, state: 'published' as const }];
    expect(find(windows, { wanted: '2026-27/Q1' })).toMatchObject({ kind: 'late', printedIn: '2026-27/Q3' });
  });

  it('is the one that was asked for, or none', () => {
    expect(find([published, open], { wanted: '2026-27/Q1' })).toMatchObject({ kind: 'late', printedIn: '2026-27/Q2' });
    expect(find([open], { wanted: '2026-27/Q1' })).toBeUndefined();
  });
});
