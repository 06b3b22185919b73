import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { documentToDocx } from '../../../src/reports/docx/document-to-docx.ts';
import { DEFAULT_LOOK } from '../../../src/reports/report-look.ts';
import { documentPieces, readPiece } from '../../support/document-pieces.ts';
import { PAGE_ENDS, partedCaptions } from '../../support/page-ends.ts';
import { describeWith, run } from '../../support/programs.ts';
import { RICH_DOCUMENT } from '../../support/report-documents.ts';

describeWith('soffice', 'the Word file, opened by LibreOffice', () => {
  let folder: string;
  let text: string;
  let ends: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ragtime-docx-'));
    const documents = { report: RICH_DOCUMENT, ends: PAGE_ENDS };
    const files = Object.keys(documents).map((name) => join(folder, `${name}.docx`));
    for (const [index, document] of Object.values(documents).entries())
      writeFileSync(files[index] ?? '', await documentToDocx(document, DEFAULT_LOOK));
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files]);
    const read = (name: string) => run('pdftotext', ['-raw', join(folder, `${name}.pdf`), '-']);
    [text, ends] = [read('report'), read('ends')];
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const letters = (words: string) => readPiece(words).replace(/\s/g, '');

  it('shows every heading, text and cell', () => {
    const shown = letters(text);
    const pictures = RICH_DOCUMENT.blocks.flatMap((block) => (block.kind === 'figure' ? [block.alt] : []));
    const said = documentPieces(RICH_DOCUMENT).filter((piece) => !pictures.includes(piece));
    expect(said.length).toBeGreaterThan(100);
    // What a page break divides is not found in one piece.
    const words = said.flatMap((piece) => piece.split(' ').filter((word) => word.length > 3));
    expect(words.filter((word) => !shown.includes(letters(word)))).toEqual([]);
  });

  it('has a table nowhere without its first rows at the end of a page', () => {
    expect(partedCaptions(ends.split('\f'))).toEqual([]);
  });

  it('has page numbers that are counted', () => {
    const pages = text.split('\f').slice(0, -1);
    expect(pages.length).toBeGreaterThan(3);
    for (const [index, page] of pages.entries()) expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
  });
});
