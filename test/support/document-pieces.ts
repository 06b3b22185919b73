import type { StatusKind } from '../../src/core/publish/status-kind.ts';
import { countWords } from '../../src/reports/count-words.ts';
import type { DocumentBlock, ReportDocument, TableCell, TextRun } from '../../src/reports/document/document.ts';
import { DIRECTION_SHAPES, STATUS_LABELS } from '../../src/reports/labels.ts';

/** `as-heard`: without what a screen reader is spared, and without what only it is told: shapes, arrows, the words of a picture. */
export type Reading = 'as-seen' | 'as-heard';

/**
 * What a reader of the document reads, piece by piece: a heading with its number, a paragraph, a bullet, a caption, a
 * cell that is not empty; of a picture its caption and what it shows. Shapes and arrows stand before the words that they
 * belong to. The contents and what stands on every page are not in it: each format makes them in its own way.
 */
export function documentPieces({ blocks }: ReportDocument, reading: Reading = 'as-seen'): readonly string[] {
  return blocks
    .flatMap((block) => piecesOf(block, reading))
    .map(readPiece)
    .filter((piece) => piece !== '');
}

/** As pieces are compared: white space and the kind of quotation mark make no difference; everything else does. */
export function readPiece(text: string): string {
  return text.replace(/[‘’]/gu, "'").replace(/[“”]/gu, '"').replace(/\s+/gu, ' ').trim();
}

function piecesOf(block: DocumentBlock, reading: Reading): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [block.number === null ? block.text : `${block.number} ${block.text}`];
    case 'paragraph':
      return [textOf(block.runs, reading)];
    case 'bullets':
      return block.items.map((runs) => textOf(runs, reading));
    case 'table': {
      const cells = block.rows.flatMap((row) => row.cells.map((cell) => cellText(cell, reading)));
      return [block.caption, ...block.columns.map(({ title }) => title), ...cells];
    }
    case 'counts':
      return block.counts.map((each) => `${shapeOf(each.status, reading)}${countWords(each)}`);
    case 'figure':
      return reading === 'as-seen' ? [block.caption, block.alt] : [block.caption];
    case 'contents':
    case 'page-break':
      return [];
  }
}

function cellText({ runs, status, direction }: TableCell, reading: Reading): string {
  const arrow = direction === undefined || reading === 'as-heard' ? '' : `${DIRECTION_SHAPES[direction]} `;
  return `${shapeOf(status, reading)}${arrow}${textOf(runs, reading)}`;
}

function textOf(runs: readonly TextRun[], reading: Reading): string {
  return runs.map(({ text, status }) => `${shapeOf(status, reading)}${text}`).join('');
}

function shapeOf(status: StatusKind | undefined, reading: Reading): string {
  return status === undefined || reading === 'as-heard' ? '' : `${STATUS_LABELS[status].shape} `;
}
