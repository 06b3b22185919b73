import { html } from 'hono/html';
import type { TableBlock, TableCell, TableColumn, TableRow } from '../document/document.ts';
import { DIRECTION_SHAPES } from '../labels.ts';
import { type Markup, runsToHtml, statusToHtml } from './markup.ts';

/** From how many columns a table is shown as cards on a tablet, too. */
const MANY_COLUMNS = 6;

/**
 * First row and first column are headers. The roles repeat what the elements mean, because narrow screens show the rows
 * as cards and browsers then forget the table.
 */
export function tableToHtml({ caption, columns, rows }: TableBlock): Markup {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  return html`<table role="table"${columns.length >= MANY_COLUMNS ? html` class="wide"` : ''}>
<caption>${caption}</caption>
<colgroup>${columns.map(({ width }) => html`<col style="width: ${((width / total) * 100).toFixed(1)}%">`)}</colgroup>
<thead role="rowgroup"><tr role="row">${columns.map(headToHtml)}</tr></thead>
<tbody role="rowgroup">
${rows.map((row) => rowToHtml(row, columns))}</tbody>
</table>
`;
}

function headToHtml({ title, align }: TableColumn): Markup {
  return html`<th scope="col" role="columnheader"${alignClass(align)}>${title}</th>`;
}

function rowToHtml({ kind, cells }: TableRow, columns: readonly TableColumn[]): Markup {
  const [first, ...rest] = cells;
  const kindClass = kind === 'line' ? '' : html` class="${kind}"`;
  const head = first === undefined ? '' : contentOf(first);
  const data = rest.map((cell, index) => cellToHtml(cell, columns[index + 1]));
  return html`<tr role="row"${kindClass}><th scope="row" role="rowheader">${head}</th>${data}</tr>\n`;
}

/** An empty cell stays empty to the letter: `:empty` hides it in a card. */
function cellToHtml(cell: TableCell, column: TableColumn | undefined): Markup {
  return html`<td role="cell" data-label="${column?.title ?? ''}"${alignClass(column?.align ?? 'start')}>${contentOf(cell)}</td>`;
}

function alignClass(align: TableColumn['align']): Markup | '' {
  return align === 'end' ? html` class="figure"` : '';
}

function contentOf({ runs, status, direction }: TableCell): Markup | readonly Markup[] | '' {
  if (runs.every(({ text }) => text === '')) return '';
  const words = runsToHtml(runs);
  if (status !== undefined) return statusToHtml(status, words);
  return direction === undefined
    ? words
    : html`<span aria-hidden="true">${DIRECTION_SHAPES[direction]}</span>&nbsp;${words}`;
}
