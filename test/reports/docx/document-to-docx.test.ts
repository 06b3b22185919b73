import mammoth from 'mammoth';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DocumentBlock, ReportDocument } from '../../../src/reports/document/document.ts';
import { documentToDocx } from '../../../src/reports/docx/document-to-docx.ts';
import { DEFAULT_LOOK } from '../../../src/reports/report-look.ts';
import { docxPart } from '../../support/docx-pieces.ts';
import { RICH_DOCUMENT } from '../../support/report-documents.ts';

let bytes: Uint8Array;
let body: string;
beforeAll(async () => {
  bytes = await documentToDocx(RICH_DOCUMENT, DEFAULT_LOOK);
  body = docxPart(bytes, 'word/document.xml');
});

const { blocks } = RICH_DOCUMENT;
const tables = blocks.filter((block) => block.kind === 'table');
const count = (text: string, part: string) => text.split(part).length - 1;
const withBlocks = (...more: readonly DocumentBlock[]): ReportDocument => ({ ...RICH_DOCUMENT, blocks: more });

describe('a report as a Word file', () => {
  it('has the same bytes each time, and others when one letter differs', async () => {
    expect(Buffer.from(await documentToDocx(RICH_DOCUMENT, DEFAULT_LOOK)).equals(Buffer.from(bytes))).toBe(true);
    const other = await documentToDocx({ ...RICH_DOCUMENT, version: 'Version 9' }, DEFAULT_LOOK);
    expect(Buffer.from(other).equals(Buffer.from(bytes))).toBe(false);
  });

  it('has the title and the headings in Word’s own styles, none left out', () => {
    const styles = ['Title', 'Heading1', 'Heading2', 'Heading3', 'Heading4'];
    for (const [index, style] of styles.entries()) {
      const wanted = blocks.filter((block) => block.kind === 'heading' && block.level === index + 1).length;
      expect([style, count(body, `<w:pStyle w:val="${style}"/>`)]).toEqual([style, wanted]);
    }
  });

  it('has real tables: a header row that repeats, rows that are not torn apart, no merged cell', () => {
    expect(count(body, '<w:tbl>')).toBe(tables.length);
    expect(count(body, '<w:tblHeader/>')).toBe(tables.length);
    expect(count(body, '<w:cantSplit/>')).toBe(tables.reduce((sum, { rows }) => sum + rows.length + 1, 0));
    expect(count(body, '<w:tc>')).toBe(
      tables.reduce((sum, { rows, columns }) => sum + (rows.length + 1) * columns.length, 0),
    );
    expect(body).not.toMatch(/gridSpan|vMerge/);
    expect(count(body, 'w:firstRow="true"')).toBe(tables.length);
    expect(count(body, 'w:firstColumn="true"')).toBe(tables.length);
  });

  it('is in British English, and says title, author and date, and nobody’s name', () => {
    expect(docxPart(bytes, 'word/styles.xml')).toContain('<w:lang w:val="en-GB"/>');
    const core = docxPart(bytes, 'docProps/core.xml');
    expect(core).toContain(`<dc:title>${RICH_DOCUMENT.title}</dc:title>`);
    expect(core).toContain(`<dc:creator>${RICH_DOCUMENT.organisation}</dc:creator>`);
    expect(core).toContain(`<cp:lastModifiedBy>${RICH_DOCUMENT.organisation}</cp:lastModifiedBy>`);
    expect(core.match(/T\d\d:\d\d:\d\d[^<]*/g)).toEqual([0, 1].map(() => RICH_DOCUMENT.compiledAt.slice(10)));
  });

  it('says on every page what it is, draft or version, and which page', () => {
    expect(docxPart(bytes, 'word/header1.xml')).toContain(RICH_DOCUMENT.running);
    const footer = docxPart(bytes, 'word/footer1.xml');
    expect(footer).toContain(RICH_DOCUMENT.version);
    expect(footer).toMatch(/Page [\s\S]*PAGE[\s\S]* of [\s\S]*NUMPAGES/);
  });

  it('leads from each link to a place that is there', () => {
    const places = [...body.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]*)"/g)].map(([, name]) => name);
    const links = [...body.matchAll(/<w:hyperlink [^>]*w:anchor="([^"]*)"/g)].map(([, name]) => name);
    expect(new Set(places).size).toBe(blocks.filter(({ kind }) => kind === 'heading').length);
    expect(links.length).toBeGreaterThan(8);
    expect(links.filter((name) => !places.includes(name))).toEqual([]);
  });

  it('asks nobody to update anything when it is opened', () => {
    expect(docxPart(bytes, 'word/settings.xml')).not.toContain('updateFields');
    expect(body).not.toContain('TOC');
  });

  it('says in words what a picture shows', () => {
    const [figure] = blocks.filter((block) => block.kind === 'figure');
    expect(figure?.alt.length).toBeGreaterThan(10);
    expect(body).toContain(`descr="${figure?.alt.replaceAll('&', '&amp;')}"`);
  });

  it('is read by another program with its headings and tables', async () => {
    const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
    expect(count(html, '<table>')).toBe(tables.length);
    expect(count(html, '<thead>')).toBe(tables.length);
    expect(count(html, '<h1>')).toBeGreaterThan(7);
  });

  it('shows a logo at the top, with the council’s name for who does not see it', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const logo = { bytes: png, type: 'png', width: 300, height: 100, alt: 'Wexcombe Council' } as const;
    const drawn = docxPart(await documentToDocx(RICH_DOCUMENT, { ...DEFAULT_LOOK, logo }), 'word/document.xml');
    expect(drawn.indexOf('descr="Wexcombe Council"')).toBeLessThan(drawn.indexOf('w:val="Title"'));
  });
});

describe('text that could break a Word file', () => {
  const nasty = `<w:p>&amp;\u0000\u0008\uFFFE\uD800 ${'&'.repeat(3000)}]]>`;

  it('is letters in it, without what XML cannot hold', async () => {
    const made = docxPart(
      await documentToDocx(
        withBlocks(
          { kind: 'paragraph', role: 'text', runs: [{ text: nasty }] },
          { kind: 'bullets', items: [[{ text: nasty }]] },
        ),
        DEFAULT_LOOK,
      ),
      'word/document.xml',
    );
    const escaped = `&lt;w:p&gt;&amp;amp;\uFFFD ${'&amp;'.repeat(3000)}]]&gt;`;
    expect(count(made, escaped)).toBe(2);
  });

  it('stays in its place, and so does each picture', async () => {
    const figure = blocks.find((block) => block.kind === 'figure');
    if (figure === undefined) throw new Error('The sample has a picture.');
    const say = (text: string): DocumentBlock => ({ kind: 'paragraph', role: 'text', runs: [{ text }] });
    const made = docxPart(
      await documentToDocx(withBlocks(say('<picture/> one'), figure, say('two'), figure), DEFAULT_LOOK),
      'word/document.xml',
    );
    const order = ['&lt;picture/&gt; one', 'docPr id="1"', '>two<', 'docPr id="2"'].map((part) => made.indexOf(part));
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    expect(order).not.toContain(-1);
    expect(count(made, '<w:drawing>')).toBe(2);
  });

  it('of thousands of milestones stays text, numbered once for each heading', async () => {
    const many = Array.from({ length: 4_000 }, () => blocks.slice(0, 12)).flat();
    const made = docxPart(await documentToDocx(withBlocks(...many), DEFAULT_LOOK), 'word/document.xml');
    const ids = [...made.matchAll(/<w:bookmarkStart [^>]*w:id="(\d+)"/gu)].map(([, id]) => id);
    expect(ids.length).toBe(many.filter(({ kind }) => kind === 'heading').length);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('keeps its line breaks', async () => {
    const made = docxPart(
      await documentToDocx(withBlocks({ kind: 'paragraph', role: 'text', runs: [{ text: 'one\ntwo' }] }), DEFAULT_LOOK),
      'word/document.xml',
    );
    expect(made).toMatch(/one<\/w:t>.*<w:br\/>.*two<\/w:t>/);
  });
});
