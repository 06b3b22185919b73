import { describe, expect, it } from 'vitest';
import { directionOf } from '../../../src/core/collect/indicator/direction.ts';
import { isReportedIn, quartersOf, usualPeriod } from '../../../src/core/collect/indicator/indicator-quarters.ts';
import { computeRag, targetIn } from '../../../src/core/collect/indicator/indicator-status.ts';
import type { Figure } from '../../../src/core/collect/indicator/indicator-update.ts';
import type { Indicator, IndicatorKind, Polarity } from '../../../src/core/plan/plan.ts';
import { anIndicator, Q1 } from '../../support/report-builders.ts';

const Q4 = { startYear: 2026, number: 4 } as const;

describe('the quarters of an indicator', () => {
  it.each([
    ['position', [1, 2, 3, 4], [1, 2, 3, 4]],
    ['cumulative', [3, 1], [1, 3]],
    ['once-a-year', [1, 2, 3, 4], [4]],
    ['once-a-year', [2], [2]],
    ['this-quarter', [], []],
  ] as const)('%s, named %j', (kind, quarters, asked) => {
    expect(quartersOf({ kind, quarters })).toEqual(asked);
    expect(isReportedIn({ kind, quarters }, Q1)).toBe(asked.some((number) => number === 1));
  });

  it.each<[IndicatorKind, string]>([
    ['cumulative', '1 April 2026 to 31 March 2027'],
    ['this-quarter', '1 January to 31 March 2027'],
    ['position', 'on 31 March 2027'],
    ['rolling-year', 'the twelve months to 31 March 2027'],
    ['once-a-year', 'the year'],
  ])('usually cover, %s: %s', (kind, period) => {
    expect(usualPeriod(kind, Q4)).toBe(period);
  });
});

/** A target for quarter 1 and a rule in percent. */
const measured = (target: number, more: Partial<Indicator> = {}) =>
  anIndicator('i1', {
    unit: '',
    target: { kind: 'number', year: target * 4, byQuarter: [target] },
    tolerance: 10,
    ...more,
  });

describe('a computed status', () => {
  // Real rows of a council's report, under its rule of 10%.
  it.each([
    [79.9, 50, 'green'],
    [1569, 2074, 'red'],
    [11584, 16250, 'red'],
    [455, 782, 'red'],
    [184401, 186079, 'amber'],
  ])('%d against %d is %s', (value, target, rag) => {
    expect(computeRag(value, measured(target), Q1)).toBe(rag);
  });

  it.each<[string, number, number, Partial<Indicator>, string]>([
    ['just reached', 50, 50, {}, 'green'],
    ['missed by the tolerance to the digit', 45, 50, {}, 'amber'],
    ['missed by more', 44.9, 50, {}, 'red'],
    ['less is better, and it is less', 4, 5, { polarity: 'lower' }, 'green'],
    ['less is better, missed a little', 5.5, 5, { polarity: 'lower' }, 'amber'],
    ['less is better, missed by far', 5.6, 5, { polarity: 'lower' }, 'red'],
    ['decimals that are no binary numbers', 0.33, 0.3, { polarity: 'lower', decimals: 2 }, 'amber'],
    ['printed as the target', 79.96, 80, {}, 'green'],
    ['a target of nothing, met', 0, 0, { polarity: 'lower' }, 'green'],
    ['a target of nothing, missed', 1, 0, { polarity: 'lower' }, 'red'],
    ['no tolerance at all', 49.9, 50, { tolerance: 0 }, 'red'],
    ['a negative target', -10.5, -10, {}, 'amber'],
  ])('%s', (_, value, target, more, rag) => {
    expect(computeRag(value, measured(target, more), Q1)).toBe(rag);
  });

  it.each<[string, Partial<Indicator>]>([
    ['the owner judges', { tolerance: undefined }],
    ['there is no target', { target: { kind: 'none' } }],
    ['the target is to be confirmed', { target: { kind: 'to-be-confirmed' } }],
    ['neither more nor less is better', { polarity: 'neither' }],
    [
      'the year has a target and the quarter none',
      { kind: 'cumulative', target: { kind: 'number', year: 1, byQuarter: [] } },
    ],
  ])('is none where %s', (_, more) => {
    expect(computeRag(50, measured(50, more), Q1)).toBeUndefined();
  });

  it.each<[IndicatorKind, number | undefined, number | undefined]>([
    ['position', 84, 84],
    ['rolling-year', 84, 84],
    ['once-a-year', 84, 84],
    ['cumulative', undefined, 84],
    ['this-quarter', undefined, undefined],
  ])('without a profile, %s is measured against %s in quarter 1 and %s in quarter 4', (kind, first, last) => {
    const indicator = anIndicator('i1', { kind, target: { kind: 'number', year: 84, byQuarter: [] } });
    expect([targetIn(indicator, Q1), targetIn(indicator, Q4)]).toEqual([first, last]);
  });
});

const value = (given: number, more: Partial<Extract<Figure, { kind: 'value' }>> = {}): Figure => ({
  kind: 'value',
  value: given,
  period: '',
  isProvisional: false,
  expectedOn: undefined,
  isRedefined: false,
  ...more,
});

describe('the direction of travel', () => {
  it.each<[number, number, Polarity, string]>([
    [76, 74.5, 'higher', 'better'],
    [73, 74.5, 'higher', 'worse'],
    [73, 74.5, 'lower', 'better'],
    [76, 74.5, 'lower', 'worse'],
    [74.5, 74.5, 'higher', 'same'],
    [74.5, 74.46, 'lower', 'same'],
    [74.5, 74.44, 'lower', 'worse'],
    [-2, -3, 'higher', 'better'],
  ])('%d after %d, %s is better: %s', (now, before, polarity, kind) => {
    expect(directionOf(value(now), before, { polarity, unit: '%', decimals: 1 })).toEqual({ kind });
  });

  it.each<[string, Figure | undefined, number | undefined, Polarity, string]>([
    ['no update', undefined, 74.5, 'higher', 'no-figure'],
    ['not yet', { kind: 'none', reason: 'not-yet', expectedOn: undefined }, 74.5, 'higher', 'no-figure'],
    ['nothing last year', value(76), undefined, 'higher', 'no-figure-last-year'],
    ['another definition', value(76, { isRedefined: true }), 74.5, 'higher', 'definition-changed'],
    [
      'another definition, no figure',
      { kind: 'none', reason: 'definition-changed', expectedOn: undefined },
      74.5,
      'higher',
      'definition-changed',
    ],
    ['neither is better', value(76), 74.5, 'neither', 'neither-is-better'],
  ])('cannot be told with %s', (_, figure, lastYear, polarity, why) => {
    expect(directionOf(figure, lastYear, { polarity, unit: '%', decimals: 1 })).toEqual({
      kind: 'not-comparable',
      why,
    });
  });
});
