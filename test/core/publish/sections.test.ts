import { describe, expect, it } from 'vitest';
import { formatFigure } from '../../../src/core/collect/indicator/figure.ts';
import type { Indicator } from '../../../src/core/plan/plan.ts';
import type { SectionKey } from '../../../src/core/publish/snapshot.ts';
import { anIndicator, aPlan, aSnapshot, type SnapshotParts } from '../../support/report-builders.ts';

const section = (key: SectionKey, parts: SnapshotParts = {}) =>
  aSnapshot(parts).sections.find((candidate) => candidate.key === key);

describe('the sections of a report', () => {
  it('are eight, numbered in their order', () => {
    const { sections } = aSnapshot();
    expect(sections.map(({ number, key }) => `${number} ${key}`)).toEqual([
      '1 introduction',
      '2 key-developments',
      '3 emerging-issues',
      '4 risks',
      '5 equality',
      '6 performance',
      '7 finance',
      '8 appendix',
    ]);
  });

  it('each say why they are empty', () => {
    const empty = aSnapshot({ plan: aPlan({ areas: [] }) }).sections.filter(({ whyEmpty }) => whyEmpty !== null);
    expect(empty.map(({ key }) => key)).toEqual([
      'key-developments',
      'emerging-issues',
      'risks',
      'equality',
      'performance',
      'finance',
    ]);
  });

  it('name the quarter and refer to the appendix by its number', () => {
    const text = JSON.stringify(section('introduction')?.text);
    expect(text).toContain('Quarter 1 2026/27 (1 April to 30 June 2026)');
    expect(text).toContain('section 8');
    expect(text).not.toMatch(/\{\w+\}/u);
  });

  it('print what the plan says instead of the standard text, with the same braces', () => {
    const plan = aPlan({ sectionTexts: { introduction: 'Our own words for {quarter}, {what}.' } });
    expect(section('introduction', { plan })?.text).toEqual([
      { kind: 'paragraph', text: 'Our own words for Quarter 1 2026/27, {what}.' },
    ]);
  });
});

describe('risks', () => {
  const risk = {
    id: 'r1',
    title: 'Too few places',
    grossLikelihood: 4,
    grossImpact: 3,
    residualLikelihood: undefined,
    residualImpact: undefined,
    controls: undefined,
    leadId: 'p-TC',
  };
  const plan = aPlan({ risks: [risk] });

  it('are printed in Quarter 2, with their lead in the key', () => {
    const snapshot = aSnapshot({ plan, quarter: { startYear: 2026, number: 2 } });
    expect(snapshot.risks).toEqual([
      {
        id: 'r1',
        title: 'Too few places',
        gross: '4 × 3 = 12',
        residual: null,
        controls: null,
        leadInitials: 'TC',
        update: null,
        whyNoUpdate: 'An update was not available when this report was prepared.',
      },
    ]);
    expect(snapshot.key.map(({ initials }) => initials)).toEqual(['TC']);
    expect(snapshot.sections[3]?.whyEmpty).toBeNull();
  });

  it('are left for Quarter 2 otherwise, with the reason', () => {
    expect(aSnapshot({ plan }).risks).toEqual([]);
    expect(section('risks', { plan })?.whyEmpty).toContain('Quarter 2');
  });
});

describe('an indicator without a value', () => {
  const indicator = anIndicator('i1', {
    ref: 'LI1',
    words: 'Children with a place',
    kind: 'cumulative',
    quarters: [1, 3],
    target: { kind: 'number', year: 95, byQuarter: [80, undefined, 90, 95] },
    lastYear: [78.24, undefined, undefined, undefined],
  });
  const inQuarter = (number: 1 | 2 | 4, change: Partial<Indicator> = {}) =>
    aSnapshot({ plan: aPlan({ indicators: [{ ...indicator, ...change }] }), quarter: { startYear: 2026, number } })
      .areas[0]?.indicators[0];

  it('prints target, last year and why there is no figure', () => {
    expect(inQuarter(1)).toMatchObject({
      target: '95.0% (80.0% by Quarter 1)',
      lastYear: '78.2%',
      actual: null,
      whyNoActual: 'A figure was not available when this report was prepared.',
    });
  });

  it('prints the target of a quarter that stands for itself as one in it', () => {
    expect(inQuarter(1, { kind: 'this-quarter' })?.target).toBe('95.0% (80.0% in Quarter 1)');
  });

  it.each([
    [2, 'Not reported in Quarter 2. The next figure is due in Quarter 3.'],
    [4, 'Not reported in Quarter 4.'],
  ] as const)('in quarter %i says %s', (number, expected) => {
    expect(inQuarter(number)).toMatchObject({ whyNoActual: expected, lastYear: 'Not available' });
  });

  it('says when a target is not known or not wanted', () => {
    expect(inQuarter(1, { target: { kind: 'to-be-confirmed' } })?.target).toBe('To be confirmed');
    expect(inQuarter(1, { target: { kind: 'none' } })?.target).toBe('No target: for information');
  });

  it.each([
    [1234.5, '', 0, '1,235'],
    [-0.04, '%', 1, '0.0%'],
    [-3, 'days', 0, '−3 days'],
    [1000, '£', 2, '£1,000.00'],
  ])('prints %d %s at %i decimals as %s', (value, unit, decimals, expected) => {
    expect(formatFigure(value, { unit, decimals })).toBe(expected);
  });
});
