import { describe, expect, it } from 'vitest';
import type { DocumentBlock, HeadingBlock } from '../../../src/reports/document/document.ts';
import { fitsPdf } from '../../../src/reports/pdf/fits-pdf.ts';
import { renderReport } from '../../../src/reports/render-report.ts';
import { RICH_DOCUMENT, RICH_SNAPSHOT } from '../../support/report-documents.ts';
import { SAMPLE_DOCUMENT } from '../../support/sample-document.ts';

const TEXT = [{ text: 'Nine of the twelve partner agencies use the revised guide. '.repeat(50) }];
const row = {
  kind: 'line',
  cells: [{ runs: [{ text: 'COPS1', anchor: 'c-1' }] }, { runs: [{ text: 'Words' }] }],
} as const;
const paragraph: DocumentBlock = { kind: 'paragraph', role: 'text', runs: TEXT };
const bullets: DocumentBlock = {
  kind: 'bullets',
  items: Array.from({ length: 4 }, () => [{ text: 'Two rooms are ready' }]),
};
const tableOf = (rows: number): DocumentBlock => ({
  kind: 'table',
  caption: 'Rows',
  columns: [],
  rows: Array.from({ length: rows }, () => row),
});
const heading: HeadingBlock = { kind: 'heading', level: 3, number: null, text: 'Area', anchor: 'area' };
const of = (...blocks: readonly DocumentBlock[]) => ({ ...SAMPLE_DOCUMENT, blocks });
const times = (count: number, ...blocks: readonly DocumentBlock[]) =>
  of(...Array.from({ length: count }, () => blocks).flat());

describe('a report', () => {
  it.each([
    ['as large as a real one', SAMPLE_DOCUMENT],
    ['with everything that a report can hold', RICH_DOCUMENT],
  ])('%s fits a PDF', (_, document) => {
    expect(fitsPdf(document)).toBe(true);
  });

  it.each([
    ['of paragraphs of 3,000 characters', paragraph, 4_200],
    ['of lists of four bullets', bullets, 7_900],
    ['of tables of eight rows', tableOf(8), 1_650],
  ])('%s, with no heading to begin a part, fits until there are too many', (_, block, most) => {
    expect(fitsPdf(times(most, block))).toBe(true);
    expect(fitsPdf(times(Math.ceil(most * 1.1), block))).toBe(false);
  });

  it('with headings fits four times as much, since it is made in parts', () => {
    expect(fitsPdf(times(6_000, heading, tableOf(8)))).toBe(true);
    expect(fitsPdf(times(7_000, heading, tableOf(8)))).toBe(false);
  });

  it('with one table that is too long for a part does not fit', () => {
    expect(fitsPdf(of(heading, tableOf(12_000)))).toBe(true);
    expect(fitsPdf(of(heading, tableOf(16_000)))).toBe(false);
  });
});

describe('a report that is too long for one PDF', () => {
  const areas = Array.from({ length: 1_600 }, () => RICH_SNAPSHOT.areas).flat();
  const long = { ...RICH_SNAPSHOT, areas };

  it('is refused before it is tried, and made in other formats', async () => {
    expect(await renderReport(long, 'pdf')).toEqual({ ok: false, refusal: { reason: 'too-long', format: 'pdf' } });
    expect(await renderReport(long, 'csv')).toMatchObject({ ok: true });
  }, 60_000);
});
