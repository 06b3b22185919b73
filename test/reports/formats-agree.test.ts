import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../src/reports/document/document.ts';
import { documentToMarkdown } from '../../src/reports/document-to-markdown.ts';
import { documentToDocx } from '../../src/reports/docx/document-to-docx.ts';
import { documentToHtml } from '../../src/reports/html/document-to-html.ts';
import { documentToPdf } from '../../src/reports/pdf/document-to-pdf.ts';
import { DEFAULT_LOOK } from '../../src/reports/report-look.ts';
import { documentPieces, readPiece } from '../support/document-pieces.ts';
import { docxPieces } from '../support/docx-pieces.ts';
import { htmlPieces } from '../support/html-pieces.ts';
import { markdownPieces } from '../support/markdown-pieces.ts';
import { pdfPieces } from '../support/pdf-pieces.ts';
import { describeWith, run } from '../support/programs.ts';
import { EMPTY_DOCUMENT, RICH_DOCUMENT } from '../support/report-documents.ts';

interface Format {
  readonly name: string;
  /** Renders the document and reads back, in order, what documentPieces lists. */
  readonly piecesOf: (document: ReportDocument) => readonly string[] | Promise<readonly string[]>;
}

/** Every format that is rendered from the document has a row, or a suite below where a program has to read it. */
const FORMATS: readonly Format[] = [
  { name: 'Markdown', piecesOf: (document) => markdownPieces(documentToMarkdown(document)) },
  { name: 'Word', piecesOf: async (document) => docxPieces(await documentToDocx(document, DEFAULT_LOOK)) },
  { name: 'HTML', piecesOf: async (document) => htmlPieces(await documentToHtml(document, DEFAULT_LOOK)) },
];

const DOCUMENTS = [
  { what: 'with everything in it', document: RICH_DOCUMENT },
  { what: 'of an empty plan', document: EMPTY_DOCUMENT },
];

describe.each(FORMATS)('the report in $name', ({ piecesOf }) => {
  it.each(DOCUMENTS)('$what says what the document says, in its order', async ({ document }) => {
    const pieces = await piecesOf(document);
    expect(pieces.map(readPiece)).toEqual(documentPieces(document));
  });
});

describeWith('pdfinfo', 'the report in PDF', () => {
  /** Where a line of the page ends, a PDF does not say whether there was a blank. */
  const withoutBlanks = (piece: string) => readPiece(piece).replace(/ /gu, '');

  it.each(DOCUMENTS)(
    '$what says what the document says, in its order',
    async ({ document }) => {
      const folder = mkdtempSync(join(tmpdir(), 'ragtime-pieces-'));
      const file = join(folder, 'report.pdf');
      writeFileSync(file, await documentToPdf(document, DEFAULT_LOOK));
      const pieces = pdfPieces(run('pdfinfo', ['-struct-text', file]));
      rmSync(folder, { recursive: true });
      expect(pieces.map(withoutBlanks)).toEqual(documentPieces(document, 'as-heard').map(withoutBlanks));
    },
    60_000,
  );
});
