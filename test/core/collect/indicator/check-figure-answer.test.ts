import { describe, expect, it } from 'vitest';
import { localDate } from '../../../../src/core/calendar/local-date.ts';
import {
  checkIndicatorAnswer,
  type IndicatorAnswer,
  statusToIndicatorChoice,
} from '../../../../src/core/collect/indicator/check-figure-answer.ts';
import type { Indicator } from '../../../../src/core/plan/plan.ts';
import { anIndicator, Q1 } from '../../../support/report-builders.ts';

const TODAY = localDate('2026-07-02');
const LATER = localDate('2026-08-15');
const EMPTY: IndicatorAnswer = {
  figure: '',
  noFigure: undefined,
  period: '',
  isProvisional: false,
  isRedefined: false,
  expectedOn: undefined,
  choice: undefined,
  overrideReason: '',
  commentary: '',
  action: '',
  actionBy: undefined,
};

const judged = anIndicator('i1');
const computed = anIndicator('i2', { tolerance: 10 });
const dataOnly = anIndicator('i3', { target: { kind: 'none' } });

const check = (answer: Partial<IndicatorAnswer>, indicator: Indicator = judged) =>
  checkIndicatorAnswer({ ...EMPTY, ...answer }, { indicator, quarter: Q1, today: TODAY });
const faultsOf = (answer: Partial<IndicatorAnswer>, indicator?: Indicator) => {
  const checked = check(answer, indicator);
  return checked.ok ? [] : checked.refusal.map(({ field, fault }) => `${field} ${fault}`);
};

describe('an indicator’s answer', () => {
  it.each<[string, Partial<IndicatorAnswer>, Indicator, readonly string[]]>([
    ['nothing at all', {}, judged, ['figure missing']],
    ['a figure without a status', { figure: '80' }, judged, ['choice missing']],
    ['both a figure and a reason', { figure: '80', noFigure: 'not-due' }, judged, ['figure and-a-reason']],
    [
      'no number, and no words for red',
      { figure: 'lots', choice: 'red' },
      judged,
      ['figure not-a-number', 'commentary missing', 'action missing-for-red'],
    ],
    ['announced without a date', { noFigure: 'not-yet' }, judged, ['expectedOn missing']],
    ['announced for today', { noFigure: 'not-yet', expectedOn: TODAY }, judged, ['expectedOn has-passed']],
    [
      'provisional, final expected yesterday',
      { figure: '80', choice: 'green', isProvisional: true, expectedOn: localDate('2026-07-01') },
      judged,
      ['expectedOn has-passed'],
    ],
    ['amber without a word', { figure: '80', choice: 'amber-uncertain' }, judged, ['commentary missing']],
    ['computed amber without a word', { figure: '75' }, computed, ['commentary missing']],
    ['computed red without a word', { figure: '60' }, computed, ['commentary missing', 'action missing-for-red']],
    [
      'a reason where the status is as computed',
      { figure: '80', overrideReason: 'Why?' },
      computed,
      ['overrideReason not-needed'],
    ],
    [
      'a reason where nothing is computed',
      { figure: '80', choice: 'green', overrideReason: 'Why?' },
      judged,
      ['overrideReason not-needed'],
    ],
    ['judged otherwise without a reason', { figure: '75', choice: 'green' }, computed, ['overrideReason missing']],
    ['"as computed" where nothing is', { figure: '80', choice: 'as-computed' }, judged, ['choice missing']],
    [
      'texts that are too long',
      {
        figure: '80',
        choice: 'green',
        period: 'x'.repeat(201),
        commentary: 'x'.repeat(3001),
        action: 'x'.repeat(3001),
        overrideReason: 'x'.repeat(201),
      },
      judged,
      ['period too-long', 'overrideReason too-long', 'commentary too-long', 'action too-long'],
    ],
  ])('with %s is refused on the field', (_, answer, indicator, faults) => {
    expect(faultsOf(answer, indicator)).toEqual(faults);
  });

  it.each<[string, Partial<IndicatorAnswer>, Indicator, object]>([
    ['judged', { figure: '80.2', choice: 'green' }, judged, { rag: 'green', how: 'judged' }],
    [
      'judged too early to say',
      { figure: '80.2', choice: 'amber-too-early', commentary: 'Why.' },
      judged,
      { rag: 'amber', amberReason: 'too-early', how: 'judged' },
    ],
    ['computed', { figure: '78', choice: 'as-computed' }, computed, { rag: 'green', how: 'computed' }],
    ['computed without a choice', { figure: '78' }, computed, { rag: 'green', how: 'computed' }],
    [
      'computed amber',
      { figure: '70.2', commentary: 'Why.' },
      computed,
      { rag: 'amber', amberReason: 'uncertain', how: 'computed' },
    ],
    ['chosen as it is computed', { figure: '78', choice: 'green' }, computed, { rag: 'green', how: 'computed' }],
    [
      'judged otherwise than computed',
      { figure: '75', choice: 'green', overrideReason: ' The July intake is known. ' },
      computed,
      { rag: 'green', how: 'overridden', overrideReason: 'The July intake is known.' },
    ],
    ['data only, whatever was chosen', { figure: '80', choice: 'red' }, dataOnly, { rag: undefined, how: 'none' }],
    ['without a figure', { noFigure: 'not-due' }, judged, { rag: undefined, how: 'none' }],
    [
      'a forecast without a figure',
      { noFigure: 'not-yet', expectedOn: LATER, choice: 'amber-too-early', commentary: 'Why.' },
      computed,
      { rag: 'amber', how: 'judged' },
    ],
  ])('has its status %s', (_, answer, indicator, status) => {
    expect(check(answer, indicator)).toMatchObject({ ok: true, value: { status } });
  });

  it('keeps a date only where it says something', () => {
    const figureOf = (answer: Partial<IndicatorAnswer>) => {
      const checked = check({ choice: 'green', ...answer });
      return checked.ok && checked.value.figure;
    };
    expect(figureOf({ figure: '80', isProvisional: true, expectedOn: LATER })).toMatchObject({ expectedOn: LATER });
    expect(figureOf({ figure: '80', expectedOn: LATER })).toMatchObject({ value: 80, expectedOn: undefined });
    expect(figureOf({ noFigure: 'not-yet', expectedOn: LATER })).toMatchObject({ expectedOn: LATER });
    expect(figureOf({ noFigure: 'not-due', expectedOn: LATER })).toMatchObject({ expectedOn: undefined });
  });

  it('is prefilled with the choice that was stored', () => {
    const status = { amberReason: undefined, overrideReason: '' };
    expect(statusToIndicatorChoice({ ...status, rag: 'green', how: 'computed' })).toBe('as-computed');
    expect(statusToIndicatorChoice({ ...status, rag: 'red', how: 'overridden' })).toBe('red');
    expect(statusToIndicatorChoice({ ...status, rag: 'amber', amberReason: 'too-early', how: 'judged' })).toBe(
      'amber-too-early',
    );
    expect(statusToIndicatorChoice({ ...status, rag: undefined, how: 'none' })).toBeUndefined();
  });
});
