import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../../src/reports/document/document.ts';
import { documentToPdf } from '../../../src/reports/pdf/document-to-pdf.ts';
import { readPdf } from '../../../src/reports/pdf/pdf-objects.ts';
import { DEFAULT_LOOK } from '../../../src/reports/report-look.ts';
import { PAGE_ENDS, partedCaptions } from '../../support/page-ends.ts';
import { describeWith, run } from '../../support/programs.ts';
import { SAMPLE_DOCUMENT } from '../../support/sample-document.ts';

let folder: string;
let pdf: Uint8Array;
let file: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-pdf-'));
  file = join(folder, 'report.pdf');
  pdf = await documentToPdf(SAMPLE_DOCUMENT, DEFAULT_LOOK);
  writeFileSync(file, pdf);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tables = SAMPLE_DOCUMENT.blocks.filter((block) => block.kind === 'table');
const count = (text: string, tag: string) => text.split('\n').filter((line) => line.trim().startsWith(tag)).length;

describe('a report as PDF', () => {
  it('has the same bytes each time', async () => {
    const again = await documentToPdf(SAMPLE_DOCUMENT, DEFAULT_LOOK);
    expect(Buffer.from(again).equals(Buffer.from(pdf))).toBe(true);
  });

  it('has other bytes when one letter differs', async () => {
    const other = await documentToPdf({ ...SAMPLE_DOCUMENT, version: 'Version 1' }, DEFAULT_LOOK);
    expect(Buffer.from(other).equals(Buffer.from(pdf))).toBe(false);
  });

  it('says what is wrong with a picture that is none', async () => {
    const broken: ReportDocument = {
      ...SAMPLE_DOCUMENT,
      blocks: [{ kind: 'figure', svg: 'no picture', alt: 'nothing', caption: 'Nothing' }],
    };
    await expect(documentToPdf(broken, DEFAULT_LOOK)).rejects.toThrow(/Typst made no PDF: .*svg/is);
    expect((await documentToPdf(SAMPLE_DOCUMENT, DEFAULT_LOOK)).length).toBe(pdf.length);
  });
});

describeWith('pdfinfo', 'the PDF, read by poppler', () => {
  it('is tagged, and says its title, author, date and language', () => {
    const info = run('pdfinfo', [file]);
    expect(info).toMatch(/^Tagged: +yes$/m);
    expect(info).toMatch(/^Title: +Children and Enterprise: performance report$/m);
    expect(info).toMatch(/^Author: +Westmere Borough Council$/m);
    expect(run('pdfinfo', ['-isodates', file])).toContain('2026-07-22T08:00:05Z');
    expect(Buffer.from(pdf).toString('latin1')).toMatch(/\/Lang ?\(en-GB\)/);
  });

  it('has the headings, bookmarks and lists of the document', () => {
    const structure = run('pdfinfo', ['-struct-text', file]);
    for (const block of SAMPLE_DOCUMENT.blocks) {
      if (block.kind !== 'heading') continue;
      const words = block.number === null ? block.text : `${block.number}  ${block.text}`;
      expect(structure).toContain(`H${block.level} "${words}"`);
    }
    expect(count(structure, 'L (')).toBe(SAMPLE_DOCUMENT.blocks.filter(isList).length);
    expect(Buffer.from(pdf).toString('latin1')).toContain('/Outlines');
  });

  it('has real tables, each with its caption, heads of its columns and of its rows', () => {
    const structure = run('pdfinfo', ['-struct-text', file]);
    expect(count(structure, 'Table')).toBe(tables.length);
    expect(count(structure, 'THead')).toBe(tables.length);
    const rows = tables.flatMap((table) => table.rows);
    expect(count(structure, 'TH ')).toBe(tables.flatMap(({ columns }) => columns).length + rows.length);
    expect(count(structure, '/Scope /Row')).toBe(rows.length);
    expect(count(structure, 'TR')).toBe(tables.reduce((sum, { rows }) => sum + rows.length + 1, 0));
    expect(count(structure, 'TD')).toBe(rows.flatMap(({ cells }) => cells.slice(1)).length);
    for (const { caption } of tables) expect(structure).toContain(`"${caption}"`);
  });

  it('says with each cell the head of its column and that of its row', () => {
    const { objects } = readPdf(pdf);
    const all = [...objects.values()].map(({ dictionary }) => dictionary);
    const heads = new Set(all.flatMap((each) => /\/ID (\(U\S+\))/u.exec(each)?.[1] ?? []));
    const cells = all.filter((each) => each.includes('/S /TD\n'));
    expect(cells.length).toBeGreaterThan(5);
    for (const cell of cells) {
      const [, named = ''] = /\/Headers \[([^\]]*)\]/u.exec(cell) ?? [];
      const [column = '', row = ''] = named.split(' ');
      expect([column, row]).toEqual([expect.stringMatching(/y0\)$/u), expect.stringMatching(/x0y[1-9]\d*\)$/u)]);
      expect([heads.has(column), heads.has(row)]).toEqual([true, true]);
    }
    const names = all.flatMap(
      (each) => /\/IDTree <<\s+\/Names \[([^\]]*)\]/u.exec(each)?.[1]?.match(/\(\S+\)/gu) ?? [],
    );
    expect(names).toEqual([...heads].toSorted());
  });

  it('says in words what a picture shows', () => {
    expect(Buffer.from(pdf).toString('latin1')).toContain('/Alt');
    expect(run('pdfinfo', ['-struct', file])).toContain('Figure');
  });

  it('embeds every font', () => {
    const fonts = run('pdffonts', [file]).split('\n').slice(2).filter(Boolean);
    expect(fonts.length).toBeGreaterThan(1);
    expect(fonts.filter((line) => !/ yes yes yes /.test(line))).toEqual([]);
  });

  it('prints what somebody typed as letters', () => {
    const text = run('pdftotext', ['-layout', file, '-']);
    expect(text).toContain('Places #strong[x] $a$ *b* _c_ @ref');
    expect(text).toContain('Ten & eleven < twelve "quoted" \\ back #let x = 1 ~');
  });

  it('has a table nowhere without its first rows at the end of a page', async () => {
    const ends = join(folder, 'ends.pdf');
    writeFileSync(ends, await documentToPdf(PAGE_ENDS, DEFAULT_LOOK));
    expect(partedCaptions(run('pdftotext', ['-layout', ends, '-']).split('\f'))).toEqual([]);
  });

  it('says on every page what it is and which page', () => {
    const pages = run('pdftotext', ['-layout', file, '-']).split('\f').slice(0, -1);
    expect(pages.length).toBeGreaterThan(1);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(SAMPLE_DOCUMENT.running);
      expect(page).toContain(SAMPLE_DOCUMENT.version);
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
    }
  });
});

function isList({ kind }: ReportDocument['blocks'][number]): boolean {
  return kind === 'bullets' || kind === 'contents' || kind === 'counts';
}
