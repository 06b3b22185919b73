import { describe, expect, it } from 'vitest';
import type { DocumentBlock, ReportDocument } from '../../../src/reports/document/document.ts';
import { documentToHtml } from '../../../src/reports/html/document-to-html.ts';
import { DEFAULT_LOOK, type ReportLook } from '../../../src/reports/report-look.ts';

const title: DocumentBlock = { kind: 'heading', level: 1, number: null, text: 'A report', anchor: 'title' };

function aDocument(...blocks: readonly DocumentBlock[]): ReportDocument {
  return {
    title: 'A report',
    organisation: 'Wexcombe Council',
    language: 'en-GB',
    running: 'Children: Quarter 1 2026/27',
    version: 'Version 1',
    isDraft: false,
    compiledAt: '2026-07-23T09:30:00Z',
    blocks: [title, ...blocks],
  };
}

const page = (blocks: readonly DocumentBlock[], look: Partial<ReportLook> = {}) =>
  documentToHtml(aDocument(...blocks), { ...DEFAULT_LOOK, ...look });

describe('a table', () => {
  const table: DocumentBlock = {
    kind: 'table',
    caption: 'Spending',
    columns: [
      { title: 'Line', align: 'start', width: 3 },
      { title: 'Variance', align: 'end', width: 1 },
    ],
    rows: [
      { kind: 'heading', cells: [{ runs: [{ text: 'Income' }] }, { runs: [] }] },
      { kind: 'total', cells: [{ runs: [{ text: 'Net' }] }, { runs: [{ text: '-12' }] }] },
      {
        kind: 'line',
        cells: [{ runs: [{ text: 'Ref', anchor: 'x-1' }] }, { runs: [{ text: 'Worse' }], direction: 'worse' }],
      },
    ],
  };

  it('has its shares of the width, its totals and its headings, and figures at the end', async () => {
    const html = await page([table]);
    expect(html).toContain('<col style="width: 75.0%"><col style="width: 25.0%">');
    expect(html).toContain('<th scope="col" role="columnheader" class="figure">Variance</th>');
    expect(html).toContain('<tr role="row" class="heading"><th scope="row" role="rowheader">Income</th>');
    expect(html).toContain('<td role="cell" data-label="Variance" class="figure"></td>');
    expect(html).toContain('<tr role="row" class="total">');
  });

  it('has links, and arrows that are not read aloud beside the words', async () => {
    const html = await page([table]);
    expect(html).toContain('<a href="#x-1">Ref</a>');
    expect(html).toContain('<span aria-hidden="true">↓</span>&nbsp;Worse');
  });
});

describe('a word', () => {
  const said = (text: string) => page([{ kind: 'paragraph', role: 'text', runs: [{ text }] }]);

  it('can be broken where it is long, so that no table is wider than its page', async () => {
    expect(await said('See https://example.org/a&b/c now')).toContain(
      'See https://<wbr>example.<wbr>org/a&amp;b/<wbr>c now',
    );
  });

  it('is left alone otherwise', async () => {
    expect(await said('Unconstitutionally, twice')).toContain('Unconstitutionally, twice');
  });
});

describe('a figure', () => {
  it('has its caption, and says what it shows', async () => {
    const html = await page([
      { kind: 'figure', svg: '<svg viewBox="0 0 1 1"><rect/></svg>', alt: 'Two are <red>.', caption: 'Status' },
    ]);
    expect(html).toContain('<svg role="img" aria-labelledby="figure-1-title figure-1-alt" viewBox="0 0 1 1">');
    expect(html).toContain('<title id="figure-1-title">Status</title>');
    expect(html).toContain('<desc id="figure-1-alt">Two are &lt;red&gt;.</desc>');
    expect(html).toContain('<figcaption>Status</figcaption>');
  });
});

describe('what stands on every printed page', () => {
  it('is whose report it is, of when, its version and the page', async () => {
    const html = await page([]);
    expect(html).toContain('@top-left { content: "Children: Quarter 1 2026\\2f 27"');
    expect(html).toContain('@top-right { content: "Version 1"');
    expect(html).toContain('counter(page) " of " counter(pages)');
  });
});

describe('the way past the contents', () => {
  it('leads to the first heading behind them', async () => {
    const html = await page([
      { kind: 'heading', level: 2, number: null, text: 'Contents', anchor: 'contents' },
      { kind: 'contents' },
      { kind: 'heading', level: 2, number: '1', text: 'Introduction', anchor: 'section-1' },
    ]);
    expect(html).toContain('<a class="skip" href="#section-1">Skip to the report</a>');
    expect(html).toContain('<li><a href="#section-1">1 Introduction</a></li>');
    expect(html).not.toContain('>Contents</a>');
  });
});

describe("the council's look", () => {
  it('has its logo in the file, with what it shows', async () => {
    const logo = { bytes: new Uint8Array([1, 2, 3]), type: 'jpg', width: 40, height: 20, alt: 'A "crest"' } as const;
    expect(await page([], { logo })).toContain(
      '<img class="logo" src="data:image/jpeg;base64,AQID" width="40" height="20" alt="A &quot;crest&quot;">',
    );
  });

  it.each([
    ['#5a1e6e', '#5a1e6e'],
    ['#ffcc00', DEFAULT_LOOK.colour],
    ['red; } * { display: none', DEFAULT_LOOK.colour],
  ])('with %j prints in %s', async (colour, printed) => {
    expect(await page([], { colour })).toContain(`:root { --look: ${printed}; }`);
  });
});
