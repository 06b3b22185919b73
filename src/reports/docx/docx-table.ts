import type { TableCell as Cell, TableRow as Row, TableBlock, TableColumn } from '../document/document.ts';
import { DIRECTION_SHAPES, STATUS_LABELS } from '../labels.ts';
import { STATUS_COLOURS } from '../status-colours.ts';
import { captionParagraph } from './docx-paragraphs.ts';
import { runsToDocx } from './docx-runs.ts';
import { TEXT_WIDTH } from './page-parts.ts';
import { paragraph, run, STRONG, type WordXml } from './word-xml.ts';

const BORDERS = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:color="8a8a8a" w:sz="4"/>`)
  .join('');
const MARGINS = ['top', 'left', 'bottom', 'right'].map((side) => `<w:${side} w:type="dxa" w:w="60"/>`).join('');
const LOOK =
  '<w:tblLook w:firstRow="true" w:lastRow="false" w:firstColumn="true" w:lastColumn="false" w:noHBand="true" w:noVBand="true"/>';
const PROPERTIES = [
  `<w:tblW w:type="dxa" w:w="${TEXT_WIDTH}"/>`,
  `<w:tblBorders>${BORDERS}</w:tblBorders>`,
  '<w:tblLayout w:type="fixed"/>',
  `<w:tblCellMar>${MARGINS}</w:tblCellMar>`,
  LOOK,
].join('');
const HEADER_GROUND = 'e8ecf1';
const TOTAL_GROUND = 'f2f2f2';
/** So many rows stay with the head of a table at the end of a page, and it with its caption. */
const FIRST_ROWS = 3;

/** With its caption above, and a little room below. */
export function tableToDocx({ caption, columns, rows }: TableBlock): WordXml {
  const set = placeColumns(columns);
  const grid = set.map(({ width }) => `<w:gridCol w:w="${width}"/>`).join('');
  const lines = rows.map((row, index) => bodyRow(row, set, index + 1 < Math.min(FIRST_ROWS, rows.length))).join('');
  return [
    captionParagraph(caption),
    `<w:tbl><w:tblPr>${PROPERTIES}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${headerRow(set)}${lines}</w:tbl>`,
    paragraph({ style: 'TableText' }, ''),
  ].join('');
}

/** Widths in twentieths of a point, in the shares that the document wants; together the width of the text. */
function placeColumns(columns: readonly TableColumn[]): readonly TableColumn[] {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  return columns.map((column) => ({ ...column, width: Math.floor((TEXT_WIDTH * column.width) / all) }));
}

/** Kept with the first row: LibreOffice loses that row where a page ends between them. */
function headerRow(columns: readonly TableColumn[]): WordXml {
  const cells = columns.map(({ title, align, width }) =>
    wordCell(
      { width, ground: HEADER_GROUND },
      paragraph({ style: 'TableText', keepNext: true, align }, run(title, STRONG)),
    ),
  );
  return `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${cells.join('')}</w:tr>`;
}

function bodyRow({ kind, cells }: Row, columns: readonly TableColumn[], keepNext: boolean): WordXml {
  const drawn = columns.map(({ width, align }, index) => {
    const cell = cells[index] ?? { runs: [] };
    const words = paragraph({ style: 'TableText', keepNext, align }, cellRuns(cell, kind));
    return wordCell({ width, ground: groundOf(cell, kind) }, words);
  });
  return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${drawn.join('')}</w:tr>`;
}

interface CellLook {
  readonly width: number;
  readonly ground: string | undefined;
}

function wordCell({ width, ground }: CellLook, words: WordXml): WordXml {
  const shade = ground === undefined ? '' : `<w:shd w:fill="${ground}" w:val="clear"/>`;
  return `<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="${width}"/>${shade}</w:tcPr>${words}</w:tc>`;
}

/** Shapes and arrows stand before the words, so that colour is never the only means. */
function cellRuns({ runs, status, direction }: Cell, kind: Row['kind']): WordXml {
  const sign = status === undefined ? direction && DIRECTION_SHAPES[direction] : STATUS_LABELS[status].shape;
  const words = kind === 'line' ? runs : runs.map((one) => ({ ...one, isStrong: true as const }));
  return `${sign === undefined ? '' : run(`${sign} `)}${runsToDocx(words)}`;
}

function groundOf({ status }: Cell, kind: Row['kind']): string | undefined {
  if (status !== undefined) return STATUS_COLOURS[status].ground.slice(1);
  return kind === 'total' ? TOTAL_GROUND : undefined;
}
