import { countWords } from '../../src/reports/count-words.ts';
import type { DocumentBlock, ReportDocument, TableCell, TextRun } from '../../src/reports/document/document.ts';
import { DIRECTION_SHAPES, STATUS_LABELS } from '../../src/reports/labels.ts';

/**
 * What a reader of the document reads, piece by piece: a heading with its number, a paragraph, a bullet, a caption, a
 * cell that is not empty; of a picture its caption and what it shows. Shapes and arrows stand before the words that they
 * belong to. The contents and what stands on every page are not in it: each format makes them in its own way.
 */
export function documentPieces({ blocks }: ReportDocument): readonly string[] {
  return blocks
    .flatMap(piecesOf)
    .map(readPiece)
    .filter((piece) => piece !== '');
}

/** As pieces are compared: white space and the kind of quotation mark make no difference; everything else does. */
export function readPiece(text: string): string {
  return text.replace(/[‘’]/gu, "'").replace(/[“”]/gu, '"').replace(/\s+/gu, ' ').trim();
}

function piecesOf(block: DocumentBlock): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [block.number === null ? block.text : `${block.number} ${block.text}`];
    case 'paragraph':
      return [textOf(block.runs)];
    case 'bullets':
      return block.items.map(textOf);
    case 'table': {
      const cells = block.rows.flatMap((row) => row.cells.map(cellText));
      return [block.caption, ...block.columns.map(({ title }) => title), ...cells];
    }
    case 'counts':
      return block.counts.map((each) => `${STATUS_LABELS[each.status].shape} ${countWords(each)}`);
    case 'figure':
      return [block.caption, block.alt];
    case 'contents':
    case 'page-break':
      return [];
  }
}

function cellText({ runs, status, direction }: TableCell): string {
  const shape = status === undefined ? '' : STATUS_LABELS[status].shape;
  const arrow = direction === undefined ? '' : DIRECTION_SHAPES[direction];
  return `${shape} ${arrow} ${textOf(runs)}`;
}

function textOf(runs: readonly TextRun[]): string {
  return runs
    .map(({ text, status }) => (status === undefined ? text : `${STATUS_LABELS[status].shape} ${text}`))
    .join('');
}
