import { describe, expect, it } from 'vitest';
import type { Quarter } from '../../../../src/core/calendar/quarter.ts';
import type {
  Figure,
  IndicatorStatus,
  IndicatorUpdate,
} from '../../../../src/core/collect/indicator/indicator-update.ts';
import type { Indicator } from '../../../../src/core/plan/plan.ts';
import { DEFAULT_CHECK_SETTINGS } from '../../../../src/core/review/checks/check-settings.ts';
import { found } from '../../../support/check-builders.ts';
import { aFigureBook, anIndicator, anIndicatorUpdate, aPlan, aSnapshot } from '../../../support/report-builders.ts';

const figure = (value: number, more: Partial<Extract<Figure, { kind: 'value' }>> = {}): Figure => ({
  kind: 'value',
  value,
  period: '',
  isProvisional: false,
  isRedefined: false,
  expectedOn: undefined,
  ...more,
});
const status = (rag: IndicatorStatus['rag'], how: IndicatorStatus['how'] = 'judged'): IndicatorStatus => ({
  rag,
  amberReason: undefined,
  how,
  overrideReason: '',
});

describe('C27: a status against its figure', () => {
  it.each([
    ['Green, and below the target', {}, figure(77.9), status('green'), ['list COPI1']],
    ['Green, and at the target as printed', {}, figure(77.96), status('green'), []],
    ['Green, and above it', {}, figure(80), status('green'), []],
    ['Red, and above it', {}, figure(80), status('red'), ['list COPI1']],
    ['Amber, whatever the figure', {}, figure(1), status('amber'), []],
    ['where less is better', { polarity: 'lower' }, figure(77.9), status('green'), []],
    ['where neither is better', { polarity: 'neither' }, figure(1), status('green'), []],
    ['judged otherwise, with a printed reason', {}, figure(1), status('green', 'overridden'), []],
    [
      'without a target for the quarter',
      { kind: 'cumulative', target: { kind: 'number', year: 84, byQuarter: [] } },
      figure(1),
      status('green'),
      [],
    ],
  ] as const)('%s', (_, more: Partial<Indicator>, given, judged, expected) => {
    const figures = aFigureBook([anIndicatorUpdate('i1', { figure: given, status: judged })]);
    expect(found('C27', { plan: aPlan({ indicators: [anIndicator('i1', more)] }), figures })).toEqual(expected);
  });
});

describe('C29: a target that is hardly meant', () => {
  const target = (year: number) => ({ kind: 'number', year, byQuarter: [] }) as const;
  it.each([
    ['far below both', target(420), 73_390, 5200, ['list COPI1']],
    ['far above both', target(84_000), 790, 745, ['list COPI1']],
    ['far from the figure only', target(420), 73_390, 2500, []],
    ['at the factor', target(100), 1000, 1000, []],
    ['of nought', target(0), 73_390, 5200, []],
    ['beside a figure of nought', target(420), 0, 5200, []],
    ['to be confirmed', { kind: 'to-be-confirmed' } as const, 73_390, 5200, []],
    ['without a figure last year', target(420), 73_390, undefined, []],
  ])('%s', (_, goal, value, lastYear, expected) => {
    const indicator = anIndicator('i1', { target: goal, lastYear: [lastYear], unit: '', decimals: 0 });
    const figures = aFigureBook([anIndicatorUpdate('i1', { figure: figure(value) })]);
    expect(found('C29', { plan: aPlan({ indicators: [indicator] }), figures })).toEqual(expected);
  });

  it('is measured by the factor of the settings', () => {
    const indicator = anIndicator('i1', { target: target(100), lastYear: [700], unit: '' });
    const figures = aFigureBook([anIndicatorUpdate('i1', { figure: figure(700) })]);
    const settings = { ...DEFAULT_CHECK_SETTINGS, targetFactor: 5 };
    expect(found('C29', { plan: aPlan({ indicators: [indicator] }), figures, settings })).toEqual(['list COPI1']);
  });
});

const Q2: Quarter = { startYear: 2026, number: 2 };
const Q3: Quarter = { startYear: 2026, number: 3 };
const report = (quarter: Quarter, indicators: readonly Indicator[], updates: readonly IndicatorUpdate[] = []) =>
  aSnapshot({ plan: aPlan({ indicators }), quarter, figures: aFigureBook(updates) });

describe('C29: measures that changed since the last report', () => {
  const published = { last: report({ ...Q2, number: 1 }, [anIndicator('i1')]), beforeLast: undefined };
  const changed = (more: Partial<Indicator>, quarter: Quarter = Q2) =>
    found('C29', { plan: aPlan({ indicators: [anIndicator('i1', more)] }), quarter, published });
  it('are gone', () => {
    expect(found('C29', { plan: aPlan(), quarter: Q2, published })).toEqual(['list COPI1']);
  });
  it('have another target for the year', () => {
    expect(changed({ target: { kind: 'number', year: 80, byQuarter: [78, 79] } })).toEqual(['list COPI1']);
  });
  it('have another profile only, or are the same', () => {
    expect(changed({ target: { kind: 'number', year: 84, byQuarter: [78, 79] } })).toEqual([]);
    expect(changed({})).toEqual([]);
  });
  it('are of another year’s plan', () => {
    expect(found('C29', { plan: aPlan(), quarter: { startYear: 2027, number: 1 }, published })).toEqual([]);
  });
});

describe('C30: figures of earlier quarters', () => {
  const indicators = [anIndicator('i1')];
  const plan = aPlan({ indicators });
  const first = { ...Q2, number: 1 } as const;
  const given = (isProvisional: boolean) =>
    report(first, indicators, [anIndicatorUpdate('i1', { figure: figure(79.2, { isProvisional }) })]);
  const late = (value: number, isProvisional = false) => {
    const update = anIndicatorUpdate('i1', { figure: figure(value, { isProvisional }), printedIn: '2026-27/Q3' });
    return aFigureBook([], { late: [{ update, indicator: anIndicator('i1'), areaName: 'Integrated commissioning' }] });
  };
  it.each([
    ['provisional two quarters ago', { beforeLast: given(true), last: undefined }, aFigureBook(), ['list COPI1']],
    ['provisional and confirmed now, the same', { beforeLast: given(true), last: undefined }, late(79.2), []],
    ['final two quarters ago', { beforeLast: given(false), last: undefined }, aFigureBook(), []],
    ['provisional one quarter ago', { beforeLast: undefined, last: given(true) }, aFigureBook(), []],
    ['another now, without a note', { beforeLast: given(false), last: undefined }, late(75), ['list COPI1']],
    ['another now, with a note', { beforeLast: given(false), last: undefined }, late(75, true), []],
  ])('%s', (_, published, figures, expected) => {
    expect(found('C30', { plan, quarter: Q3, published, figures })).toEqual(expected);
  });
});
