import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ReportDocument } from '../../src/reports/document/document.ts';
import { documentToHtml } from '../../src/reports/html/document-to-html.ts';
import { DEFAULT_LOOK, type ReportLook } from '../../src/reports/report-look.ts';
import { describeWith, findProgram } from '../support/programs.ts';
import { EMPTY_DOCUMENT, RICH_DOCUMENT } from '../support/report-documents.ts';

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
/** A grey dot. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';
const LOOK: ReportLook = {
  colour: '#5a1e6e',
  logo: { bytes: Buffer.from(DOT, 'base64'), type: 'png', width: 1200, height: 300, alt: 'Westmere Borough Council' },
};

const PAGES: readonly (readonly [string, ReportDocument, ReportLook])[] = [
  ['everything in it', { ...RICH_DOCUMENT, version: 'Version 2', isDraft: false }, DEFAULT_LOOK],
  ["the council's look", RICH_DOCUMENT, LOOK],
  ['an empty plan', EMPTY_DOCUMENT, DEFAULT_LOOK],
  ['a draft', asDraft(RICH_DOCUMENT), DEFAULT_LOOK],
  ['words of a hundred letters', withLongWords(RICH_DOCUMENT), DEFAULT_LOOK],
];
const WIDTHS = [320, 360, 768, 1280];

function asDraft(document: ReportDocument): ReportDocument {
  const version = 'Draft, not for publication';
  const notice = { kind: 'paragraph', role: 'draft', runs: [{ text: version }] } as const;
  return { ...document, version, isDraft: true, blocks: [notice, ...document.blocks] };
}

/** Nothing that people type is refused for its length; a page must not be wider for it. */
function withLongWords(document: ReportDocument): ReportDocument {
  const long = 'Wxyz'.repeat(25);
  const blocks = document.blocks.map((block) => {
    if (block.kind === 'paragraph') return { ...block, runs: [{ text: long }, ...block.runs] };
    if (block.kind === 'heading') return { ...block, text: `${block.text} ${long}` };
    if (block.kind !== 'table') return block;
    const rows = block.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, runs: [{ text: long }] })),
    }));
    return { ...block, rows };
  });
  return { ...document, blocks };
}

describeWith('chromium', 'the report in a browser', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const options = { executablePath: findProgram('chromium'), args: ['--no-sandbox'] };
    browser = await chromium.launch(options);
    page = await browser.newPage({ bypassCSP: true });
  }, 60_000);
  afterAll(() => browser.close());

  const open = async (document: ReportDocument, look: ReportLook, width: number) => {
    await page.setViewportSize({ width, height: 900 });
    await page.setContent(await documentToHtml(document, look));
  };

  it.each(PAGES)('with %s is accessible, narrow and wide', { timeout: 60_000 }, async (_, document, look) => {
    for (const width of WIDTHS) {
      await open(document, look, width);
      await page.evaluate(AXE);
      const results = await page.evaluate<AxeResults>(
        'axe.run(document, { resultTypes: ["violations", "incomplete"] })',
      );
      expect(describeFaults(results), `at ${width} pixels`).toEqual([]);
      expect(results.passes.length).toBeGreaterThan(10);
    }
  });

  it.each(PAGES)('with %s is never wider than its window', async (_, document, look) => {
    for (const width of WIDTHS) {
      await open(document, look, width);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth'), `at ${width} pixels`).toBe(width);
    }
  });

  it('shows no empty cell where rows are cards', async () => {
    await open(RICH_DOCUMENT, DEFAULT_LOOK, 360);
    const heights = "[...document.querySelectorAll('td:empty')].map(cell => cell.getBoundingClientRect().height)";
    const found = await page.evaluate<readonly number[]>(heights);
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found)).toEqual(new Set([0]));
  });

  it('leads past the contents with the first press of Tab', async () => {
    await open(RICH_DOCUMENT, DEFAULT_LOOK, 1280);
    await page.keyboard.press('Tab');
    expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('Skip to the report');
    expect(await page.evaluate<number>('document.activeElement.getBoundingClientRect().top')).toBeGreaterThanOrEqual(0);
  });

  it('leads every link to a place in it', async () => {
    await open(RICH_DOCUMENT, DEFAULT_LOOK, 1280);
    const lost =
      "[...document.querySelectorAll('a')].map(a => a.getAttribute('href')).filter(h => !document.getElementById(h.slice(1)))";
    expect(await page.evaluate<readonly string[]>(lost)).toEqual([]);
    expect(await page.evaluate<number>("document.querySelectorAll('a').length")).toBeGreaterThan(8);
  });
});

/** Every violation, and what axe could not decide: rule, element, why. */
function describeFaults({ violations, incomplete }: AxeResults): readonly string[] {
  const undecided = incomplete.map((result) => ({ ...result, nodes: result.nodes.filter(isOurs) }));
  return [...violations, ...undecided].flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

/** It cannot decide the contrast of shapes, nor of letters in the picture; the tests of both compute it. */
function isOurs({ html, failureSummary = '' }: AxeResults['incomplete'][number]['nodes'][number]): boolean {
  return !html.startsWith('<text ') && !failureSummary.includes('contains only non-text characters');
}
