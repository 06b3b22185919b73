import {
  AlignmentType,
  BorderStyle,
  type ITableBordersOptions,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { TableCell as Cell, TableRow as Row, TableBlock, TableColumn } from '../document/document.ts';
import { DIRECTION_SHAPES, STATUS_LABELS } from '../labels.ts';
import { STATUS_COLOURS } from '../status-colours.ts';
import { cleanXml, runsToDocx } from './docx-runs.ts';
import { TEXT_WIDTH } from './page-parts.ts';

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '8a8a8a' };
const BORDERS: ITableBordersOptions = {
  top: LINE,
  bottom: LINE,
  left: LINE,
  right: LINE,
  insideHorizontal: LINE,
  insideVertical: LINE,
};
const HEADER_GROUND = 'e8ecf1';
const TOTAL_GROUND = 'f2f2f2';

/** With its caption above, and a little room below. */
export function tableToDocx({ caption, columns, rows }: TableBlock): readonly (Paragraph | Table)[] {
  const widths = toWidths(columns);
  const table = new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: BORDERS,
    tableLook: { firstRow: true, firstColumn: true, lastRow: false, lastColumn: false, noHBand: true, noVBand: true },
    margins: { top: 60, bottom: 60, left: 60, right: 60 },
    rows: [headerRow(columns), ...rows.map((row) => bodyRow(row, columns))],
  });
  return [
    new Paragraph({ style: 'Caption', children: [new TextRun(cleanXml(caption))] }),
    table,
    new Paragraph({ style: 'TableText' }),
  ];
}

/** Twentieths of a point, in the shares that the document wants; together the width of the text. */
function toWidths(columns: readonly TableColumn[]): readonly number[] {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  return columns.map(({ width }) => Math.floor((TEXT_WIDTH * width) / all));
}

function headerRow(columns: readonly TableColumn[]): TableRow {
  const cells = columns.map(
    ({ title, align }) =>
      new TableCell({
        shading: { type: ShadingType.CLEAR, fill: HEADER_GROUND },
        children: [headParagraph(title, align)],
      }),
  );
  return new TableRow({ tableHeader: true, cantSplit: true, children: cells });
}

function bodyRow({ kind, cells }: Row, columns: readonly TableColumn[]): TableRow {
  const isStrong = kind !== 'line';
  const children = cells.map((cell, index) => {
    const ground = groundOf(cell, kind);
    return new TableCell({
      ...(ground === undefined ? {} : { shading: { type: ShadingType.CLEAR, fill: ground } }),
      children: [cellParagraph(cellRuns(cell, isStrong), columns[index]?.align ?? 'start')],
    });
  });
  return new TableRow({ cantSplit: true, children });
}

/** Kept with the first row: LibreOffice loses that row where a page ends between them. */
function headParagraph(title: string, align: TableColumn['align']): Paragraph {
  const children = [new TextRun({ text: cleanXml(title), bold: true })];
  return new Paragraph({ style: 'TableText', keepNext: true, alignment: alignmentOf(align), children });
}

function cellParagraph(children: readonly ParagraphChild[], align: TableColumn['align']): Paragraph {
  return new Paragraph({
    style: 'TableText',
    alignment: alignmentOf(align),
    children,
  });
}

function alignmentOf(align: TableColumn['align']) {
  return align === 'end' ? AlignmentType.RIGHT : AlignmentType.LEFT;
}

/** Shapes and arrows stand before the words, so that colour is never the only means. */
function cellRuns({ runs, status, direction }: Cell, isStrong: boolean) {
  const sign = status === undefined ? direction && DIRECTION_SHAPES[direction] : STATUS_LABELS[status].shape;
  return [
    ...(sign === undefined ? [] : [new TextRun(`${sign} `)]),
    ...runsToDocx(isStrong ? runs.map((run) => ({ ...run, isStrong: true as const })) : runs),
  ];
}

function groundOf({ status }: Cell, kind: Row['kind']): string | undefined {
  if (status !== undefined) return STATUS_COLOURS[status].ground.slice(1);
  return kind === 'total' ? TOTAL_GROUND : undefined;
}
