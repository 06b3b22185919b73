import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../../src/reports/document/document.ts';
import { roomOf } from '../../../src/reports/document-room.ts';
import { documentToPdf, documentToTypst } from '../../../src/reports/pdf/document-to-pdf.ts';
import { readPdf } from '../../../src/reports/pdf/pdf-objects.ts';
import { DEFAULT_LOOK } from '../../../src/reports/report-look.ts';
import { documentPieces, readPiece } from '../../support/document-pieces.ts';
import { pdfPieces } from '../../support/pdf-pieces.ts';
import { describeWith, run } from '../../support/programs.ts';
import { RICH_DOCUMENT } from '../../support/report-documents.ts';

/** Made in three parts, as a report of thousands of milestones is. */
const DOCUMENT: ReportDocument = {
  ...RICH_DOCUMENT,
  blocks: [
    ...RICH_DOCUMENT.blocks,
    { kind: 'heading', level: 3, number: null, text: '/Next 3 0 R (U1x0y0) \\ 7 0 R é', anchor: 'typed' },
    { kind: 'paragraph', role: 'text', runs: [{ text: 'Back to the contents', anchor: 'contents' }] },
  ],
};
const part = DOCUMENT.blocks.reduce((sum, block) => sum + roomOf(block), 0) / 2.5;
const make = () => documentToPdf(DOCUMENT, DEFAULT_LOOK, { whole: part, part });
const headings = DOCUMENT.blocks.filter((block) => block.kind === 'heading');

let folder: string;
let file: string;
let pdf: Uint8Array;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-long-'));
  file = join(folder, 'report.pdf');
  pdf = await make();
  writeFileSync(file, pdf);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const dictionaries = () => [...readPdf(pdf).objects.values()].map(({ dictionary }) => dictionary);
const found = (pattern: RegExp) => dictionaries().flatMap((each) => [...each.matchAll(pattern)].map(([, one]) => one));

describe('a report that is too long to be set at once', () => {
  it('has the same bytes each time', async () => {
    expect(Buffer.from(await make()).equals(Buffer.from(pdf))).toBe(true);
  }, 120_000);

  it('leads from each link to a heading, in whichever part', () => {
    const places = found(/\((title|[a-z][\w-]*)\) \d+ 0 R/gu);
    expect(places.toSorted()).toEqual(headings.map(({ anchor }) => anchor).toSorted());
    const links = found(/\n {2}\/Dest \(([^)]*)\)/gu);
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter((name) => !places.includes(name))).toEqual([]);
    expect(found(/(part:)/gu)).toEqual([]);
  });

  it('has a bookmark for each heading', () => {
    expect(found(/\n {2}\/Parent \d+ 0 R[^(<]*\n {2}\/Title ([(<])/gu)).toHaveLength(headings.length);
  });

  it('has one structure: one document, keys and names without a second', () => {
    expect(found(/\/S (\/Document)/gu)).toHaveLength(1);
    expect(found(/\/Type (\/StructTreeRoot)/gu)).toHaveLength(1);
    for (const keys of [found(/\n {2}\/StructParents? (\d+)/gu), found(/\/ID \(([^)]*)\)/gu)]) {
      expect(keys.length).toBeGreaterThan(10);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('refers to no object that is not there', () => {
    const { objects } = readPdf(pdf);
    const missing = found(/(?<!\(.*)\b(\d+) 0 R\b/gu).filter((number) => !objects.has(Number(number)));
    expect(missing).toEqual([]);
  });
});

describeWith('pdfinfo', 'a long report, read by poppler', () => {
  it('says what the document says, in its order', () => {
    const plain = (piece: string) => readPiece(piece).replace(/ /gu, '');
    const pieces = pdfPieces(run('pdfinfo', ['-struct-text', file]));
    expect(pieces.map(plain)).toEqual(documentPieces(DOCUMENT, 'as-heard').map(plain));
  }, 60_000);

  it('says on every page which page it is of how many', () => {
    const pages = run('pdftotext', ['-layout', file, '-']).split('\f').slice(0, -1);
    expect(pages.length).toBeGreaterThan(10);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(DOCUMENT.running);
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
    }
  });

  it('is tagged, in one language, with its title', () => {
    const info = run('pdfinfo', [file]);
    expect(info).toMatch(/^Tagged: +yes$/m);
    expect(info).toContain(DOCUMENT.title);
    expect(found(/\/Lang (\(en-GB\))/gu).length).toBeGreaterThan(0);
  });
});

describe('a picture in a PDF', () => {
  const figure = (height: number) =>
    new TextDecoder().decode(
      documentToTypst(
        {
          ...DOCUMENT,
          blocks: [{ kind: 'figure', svg: `<svg width="600" height="${height}"/>`, alt: 'Bars', caption: 'Bars' }],
        },
        DEFAULT_LOOK,
      ).files.get('/report.json'),
    );

  it.each([
    [700, false],
    [900, true],
  ])('600 wide and %d high is as high as a page at most: %s', (height, isTall) => {
    expect(figure(height)).toContain(`"isTall":${isTall}`);
  });
});
