import { describe, expect, it } from 'vitest';
import { contrastOf } from '../../../src/core/publish/contrast.ts';
import { statusFigure, statusPicture } from '../../../src/reports/chart/status-picture.ts';
import { STATUS_COLOURS } from '../../../src/reports/status-colours.ts';
import { aMilestone, anUpdate, aPlan, aSnapshot, aStatus } from '../../support/report-builders.ts';

const LONG = 'Making sure that every child in the borough has somewhere safe and warm to play, learn and grow <up>';
const milestones = [
  aMilestone('m1'),
  aMilestone('m2'),
  aMilestone('m3', { areaId: 'a-2' }),
  aMilestone('m4', { areaId: 'a-2' }),
];
const parts = {
  plan: aPlan({
    areas: [
      { id: 'a-1', name: 'Places' },
      { id: 'a-2', name: LONG },
      { id: 'a-3', name: 'An area without milestones' },
    ],
    milestones,
  }),
  current: [
    anUpdate('m1', { status: aStatus('red') }),
    anUpdate('m2', { status: aStatus('completed') }),
    anUpdate('m3', { status: aStatus('amber') }),
  ],
};
const previous = [anUpdate('m1', { quarter: '2025-26/Q4', status: aStatus('amber') })];

const textsOf = (svg: string) => [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/gu)].map(([, text]) => text);

describe('the picture of the statuses', () => {
  it('says in sentences what it shows, area by area', () => {
    expect(statusFigure(aSnapshot(parts))?.alt).toBe(
      `2 bars, one for each area, show how many milestones have each status. Places: 1 completed and 1 red of 2 milestones. ${LONG}: 1 amber and 1 no update of 2 milestones.`,
    );
  });

  it('compares all areas with the quarter before, where it is known', () => {
    const figure = statusFigure(aSnapshot({ ...parts, previous }));
    expect(figure?.caption).toBe('Status of milestones by area, and by quarter');
    expect(figure?.alt).toContain('All areas in Quarter 4 2025/26: 1 amber and 3 no update of 4 milestones.');
    expect(textsOf(figure?.svg ?? '')).toContain('Quarter 4 2025/26: 4');
  });

  it('has the shape and the number of each status, and names the shapes that are used', () => {
    const texts = textsOf(statusFigure(aSnapshot(parts))?.svg ?? '');
    expect(texts).toEqual(expect.arrayContaining(['✓', '▼', '■', '?', 'Completed', 'Red', 'Amber', 'No update']));
    expect(texts).not.toContain('Green');
    expect(texts.filter((text) => text === '1')).toHaveLength(4);
  });

  it('wraps what is long, as data', () => {
    const texts = textsOf(statusFigure(aSnapshot(parts))?.svg ?? '');
    const start = texts.findIndex((text) => text?.startsWith('Making sure'));
    expect(texts[start]).toBe('Making sure that every child in the borough has');
    expect(texts.slice(start, start + 3).join(' ')).toBe(`${LONG.replace('<up>', '&lt;up&gt;')}: 2`);
  });

  it('is not drawn inside a report without milestones', () => {
    expect(statusFigure(aSnapshot({ plan: aPlan() }))).toBeUndefined();
  });
});

describe('the picture as a file of its own', () => {
  it('says whose it is, of when, and that it is a draft', () => {
    const texts = textsOf(statusPicture(aSnapshot(parts)));
    expect(texts.slice(0, 3).join(' ')).toContain('Children and Enterprise Directorate');
    expect(texts.join(' ')).toContain('Quarter 1 2026/27. Draft, not for publication');
  });

  it('holds its own words for whoever does not see it', () => {
    expect(statusPicture(aSnapshot(parts))).toMatch(/^<svg role="img" aria-labelledby="picture-title picture-alt" /u);
    expect(statusPicture(aSnapshot(parts))).toContain('Places: 1 completed and 1 red of 2 milestones. ');
  });

  it('says so where there is nothing to draw', () => {
    const texts = textsOf(statusPicture(aSnapshot({ plan: aPlan() })));
    expect(texts.join(' ')).toContain('There is no milestone whose status could be shown.');
  });
});

describe('the outline of a status', () => {
  it.each(Object.entries(STATUS_COLOURS))('%s can be seen beside its ground', (_, { text, ground }) => {
    expect(contrastOf(text, ground)).toBeGreaterThanOrEqual(4.5);
  });
});
