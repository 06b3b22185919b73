import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { documentToDocx } from '../../../src/reports/docx/document-to-docx.ts';
import { DEFAULT_LOOK } from '../../../src/reports/report-look.ts';
import { documentPieces, readPiece } from '../../support/document-pieces.ts';
import { describeWith, run } from '../../support/programs.ts';
import { RICH_DOCUMENT } from '../../support/report-documents.ts';

describeWith('soffice', 'the Word file, opened by LibreOffice', () => {
  let folder: string;
  let text: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ragtime-docx-'));
    const file = join(folder, 'report.docx');
    writeFileSync(file, await documentToDocx(RICH_DOCUMENT, DEFAULT_LOOK));
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file]);
    text = run('pdftotext', ['-raw', join(folder, 'report.pdf'), '-']);
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

  it('has page numbers that are counted', () => {
    const pages = text.split('\f').slice(0, -1);
    expect(pages.length).toBeGreaterThan(3);
    for (const [index, page] of pages.entries()) expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
  });
});
