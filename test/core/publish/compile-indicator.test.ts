import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import type { IndicatorUpdate } from '../../../src/core/collect/indicator/indicator-update.ts';
import type { Indicator } from '../../../src/core/plan/plan.ts';
import { aFigureBook, anIndicator, anIndicatorUpdate, aPlan, aSnapshot } from '../../support/report-builders.ts';

const VALUE = {
  kind: 'value',
  value: 79.2,
  period: '',
  isProvisional: false,
  isRedefined: false,
  expectedOn: undefined,
} as const;
const JUDGED = { rag: 'green', amberReason: undefined, how: 'judged', overrideReason: '' } as const;

/** The one indicator of a report, with what stands of it. */
function compiled(
  update: Partial<IndicatorUpdate> | undefined,
  { indicator = {}, earlier }: { indicator?: Partial<Indicator>; earlier?: Partial<IndicatorUpdate> } = {},
) {
  const updates = update === undefined ? [] : [anIndicatorUpdate('i1', update)];
  const before = earlier === undefined ? [] : [anIndicatorUpdate('i1', { ...earlier, quarter: '2025-26/Q4' })];
  const figures = aFigureBook(updates, { earlier: before });
  return aSnapshot({ plan: aPlan({ indicators: [anIndicator('i1', indicator)] }), figures }).areas[0]?.indicators[0];
}

describe('an indicator in the report', () => {
  it('has its figure, status and direction', () => {
    expect(compiled({})).toMatchObject({
      actual: '79.2%',
      whyNoActual: null,
      notes: [],
      status: { kind: 'green' },
      direction: { kind: 'better' },
      commentary: null,
      isMissing: false,
    });
  });

  it('says what a reader must know of the figure', () => {
    const figure = { ...VALUE, isProvisional: true, expectedOn: localDate('2026-08-15'), period: 'April and May' };
    const status = {
      rag: 'green',
      amberReason: undefined,
      how: 'overridden',
      overrideReason: 'Intake known.',
    } as const;
    expect(compiled({ figure: { ...figure, value: 75 }, status }, { indicator: { tolerance: 10 } })?.notes).toEqual([
      'Provisional. The final figure is expected on 15 August 2026.',
      'Covers April and May.',
      'The figure alone gives Amber. Why the status differs: Intake known.',
    ]);
  });

  it('prints what was said with initials, and what is being done', () => {
    const said = { commentary: 'First. Second.', action: 'Hire.', actionBy: localDate('2026-09-30') };
    expect(compiled({ ...said, status: { ...JUDGED, rag: 'red' } })).toMatchObject({
      status: { kind: 'red' },
      commentary: { firstSentence: 'First.', action: 'Hire.', actionBy: '30 September 2026', initials: 'AMc' },
    });
  });

  it.each([
    ['not-due', undefined, 'Not due this quarter.'],
    ['not-yet', localDate('2026-08-15'), 'Not yet available, expected 15 August 2026.'],
    ['not-published', undefined, 'Not published, to protect individuals.'],
    ['definition-changed', undefined, 'No figure: the definition has changed.'],
    ['no-longer-collected', undefined, 'No longer collected.'],
  ] as const)('without a figure says why: %s', (reason, expectedOn, words) => {
    const status = { ...JUDGED, rag: undefined, how: 'none' } as const;
    expect(compiled({ figure: { kind: 'none', reason, expectedOn }, status })).toMatchObject({
      actual: null,
      whyNoActual: words,
      status: { kind: 'none', why: 'No status' },
      direction: { kind: 'not-comparable' },
      isMissing: false,
    });
  });

  it('is missing only where it is reported and nothing was said', () => {
    expect(compiled(undefined)?.isMissing).toBe(true);
    expect(compiled(undefined, { indicator: { quarters: [2] } })?.isMissing).toBe(false);
    const ended = { figure: { kind: 'none', reason: 'no-longer-collected', expectedOn: undefined } } as const;
    expect(compiled(undefined, { earlier: ended })).toMatchObject({
      isMissing: false,
      whyNoActual: 'No longer collected.',
    });
  });

  it.each([
    [{ kind: 'none' }, 'For information'],
    [{ kind: 'to-be-confirmed' }, 'Target to be confirmed'],
  ] as const)('with the target %j has no colour', (target, why) => {
    const status = { ...JUDGED, rag: undefined, how: 'none' } as const;
    expect(compiled({ status }, { indicator: { target } })?.status).toEqual({ kind: 'none', why });
  });
});

describe('a late figure', () => {
  const update = anIndicatorUpdate('i9', { quarter: '2025-26/Q4', printedIn: '2026-27/Q1' });
  const lateIn = (areaName: string, areaId = 'a-9') => {
    const indicator = anIndicator('i9', { areaId, ref: 'OLD1' });
    const late = [{ update, indicator, areaName }];
    const areas = ['First', 'Second'].map((name, index) => ({ id: `a-${index + 1}`, name }));
    const { areas: compiledAreas } = aSnapshot({ plan: aPlan({ areas }), figures: aFigureBook([], { late }) });
    return compiledAreas.map(({ lateFigures = [] }) => lateFigures.map(({ ref, quarterTitle }) => [ref, quarterTitle]));
  };

  it.each([
    ['its own area', 'Whatever', 'a-2', 1],
    ['the area of the same name', 'Second', 'a-9', 1],
    ['the first area where there is none', 'Gone', 'a-9', 0],
  ])('is printed once, in %s', (_, name, areaId, place) => {
    const expected = [[], []] as (readonly string[])[][];
    expected[place] = [['OLD1', 'Quarter 4 2025/26']];
    expect(lateIn(name, areaId)).toEqual(expected);
  });
});
