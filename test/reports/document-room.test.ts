import { describe, expect, it } from 'vitest';
import type { DocumentBlock } from '../../src/reports/document/document.ts';
import { fitsOneFile } from '../../src/reports/document-room.ts';
import { renderReport } from '../../src/reports/render-report.ts';
import { RICH_DOCUMENT, RICH_SNAPSHOT } from '../support/report-documents.ts';
import { SAMPLE_DOCUMENT } from '../support/sample-document.ts';

const TEXT = [{ text: 'Nine of the twelve partner agencies use the revised guide. '.repeat(50) }];
const row = {
  kind: 'line',
  cells: [{ runs: [{ text: 'COPS1', anchor: 'c-1' }] }, { runs: [{ text: 'Words' }] }],
} as const;

const PARTS: readonly (readonly [string, DocumentBlock, number])[] = [
  ['paragraphs of 3,000 characters', { kind: 'paragraph', role: 'text', runs: TEXT }, 4_200],
  [
    'lists of four bullets',
    { kind: 'bullets', items: Array.from({ length: 4 }, () => [{ text: 'Two rooms are ready' }]) },
    7_900,
  ],
  [
    'tables of eight rows',
    { kind: 'table', caption: 'Rows', columns: [], rows: Array.from({ length: 8 }, () => row) },
    1_650,
  ],
];

describe('a report', () => {
  it.each([
    ['as large as a real one', SAMPLE_DOCUMENT],
    ['with everything that a report can hold', RICH_DOCUMENT],
  ])('%s fits one file', (_, document) => {
    expect(fitsOneFile(document)).toBe(true);
  });

  it.each(PARTS)('of %s fits until there are too many', (_, block, most) => {
    const of = (count: number) => ({ ...SAMPLE_DOCUMENT, blocks: Array.from({ length: count }, () => block) });
    expect(fitsOneFile(of(most))).toBe(true);
    expect(fitsOneFile(of(Math.ceil(most * 1.1)))).toBe(false);
  });
});

describe('a report that is too long for one PDF', () => {
  const areas = Array.from({ length: 400 }, () => RICH_SNAPSHOT.areas).flat();
  const long = { ...RICH_SNAPSHOT, areas };

  it('is refused before it is tried, and made whole in other formats', async () => {
    expect(await renderReport(long, 'pdf')).toEqual({ ok: false, refusal: { reason: 'too-long', format: 'pdf' } });
    for (const format of ['docx', 'csv'] as const) expect(await renderReport(long, format)).toMatchObject({ ok: true });
  });
});
