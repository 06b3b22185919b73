import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { documentToHtml } from '../../../src/reports/html/document-to-html.ts';
import { DEFAULT_LOOK } from '../../../src/reports/report-look.ts';
import { describeWith, findProgram, run } from '../../support/programs.ts';
import { RICH_DOCUMENT } from '../../support/report-documents.ts';

const DOCUMENT = { ...RICH_DOCUMENT, version: 'Draft, not for publication', isDraft: true };

const pagesOf = (text: string) => text.split('\f').slice(0, -1);

describeWith('chromium', 'the page on paper', () => {
  describeWith('pdftotext', 'as it is printed', () => {
    let folder: string;
    let pages: readonly string[];
    let laidOut: readonly string[];

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'ragtime-printed-'));
      const path = join(folder, 'report.pdf');
      const browser = await chromium.launch({ executablePath: findProgram('chromium'), args: ['--no-sandbox'] });
      const page = await browser.newPage();
      await page.setContent(await documentToHtml(DOCUMENT, DEFAULT_LOOK));
      await page.pdf({ path, preferCSSPageSize: true });
      await browser.close();
      pages = pagesOf(run('pdftotext', [path, '-'])).map((text) => text.replace(/\s+/gu, ' '));
      laidOut = pagesOf(run('pdftotext', ['-layout', path, '-']));
      expect(run('pdfinfo', [path])).toMatch(/Page size: .*\(A4\)/u);
    }, 60_000);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('says on each page whose it is, of when, that it is a draft, and which page', () => {
      expect(pages.length).toBeGreaterThan(5);
      pages.forEach((text, index) => {
        expect(text).toContain(DOCUMENT.running);
        expect(text).toContain(DOCUMENT.version);
        expect(text).toContain(`${index + 1} of ${pages.length}`);
      });
    });

    it('begins no page with the rest of a table whose header is not there', () => {
      const milestones = laidOut.filter((text) => /^ *(COPS|CFS|LAS)\d .*(Green|Amber|Red|Completed)/mu.test(text));
      expect(milestones.length).toBeGreaterThan(0);
      for (const text of milestones) expect(text).toMatch(/^ *Ref /mu);
    });
  });
});
