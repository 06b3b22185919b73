import { html } from 'hono/html';
import type { SnapshotStatus } from '../core/publish/snapshot.ts';
import type { TextBlock } from '../core/publish/text-blocks.ts';
import { STATUS_LABELS, statusWords } from './labels.ts';

/** Escaped HTML. `html` escapes every value that is not itself made by `html`. */
export type Markup = ReturnType<typeof html>;

/** Commentary as it was laid out. `end` follows on the last line, where initials belong. */
export function textToHtml(blocks: readonly TextBlock[], end = ''): readonly Markup[] {
  return blocks.map((block, index) => blockToHtml(block, index === blocks.length - 1 && end !== '' ? ` ${end}` : ''));
}

function blockToHtml(block: TextBlock, end: string): Markup {
  if (block.kind === 'paragraph') return html`<p dir="auto">${withBreaks(block.text)}${end}</p>\n`;
  const last = block.items.length - 1;
  const items = block.items.map((item, index) => html`<li dir="auto">${item}${index === last ? end : ''}</li>`);
  return html`<ul>${items}</ul>\n`;
}

/** Text on several lines with the writer's own line breaks. */
export function withBreaks(text: string): readonly (string | Markup)[] {
  return text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [html`<br>`, line]));
}

/** A status as word, shape and colour. */
export function statusToHtml(status: SnapshotStatus): Markup {
  const { shape } = STATUS_LABELS[status.kind];
  return html`<span class="status status-${status.kind}"><span aria-hidden="true">${shape}</span> ${statusWords(status)}</span>`;
}

export interface TableCell {
  readonly content: Markup | string;
  readonly className?: string;
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly header: Markup | string; readonly cells: readonly TableCell[] }[];
}

/**
 * First row and first column are headers. The roles repeat what the elements mean, because narrow screens show the rows
 * as cards and browsers then forget the table.
 */
export function tableToHtml({ caption, columns, rows }: Table): Markup {
  const heads = columns.map((column) => html`<th scope="col" role="columnheader">${column}</th>`);
  return html`<table role="table">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${heads}</tr></thead>
<tbody role="rowgroup">
${rows.map((row) => rowToHtml(row, columns))}</tbody>
</table>
`;
}

function rowToHtml({ header, cells }: Table['rows'][number], columns: readonly string[]): Markup {
  const data = cells.map(
    ({ content, className }, index) =>
      html`<td role="cell" class="${className ?? ''}" data-label="${columns[index + 1] ?? ''}">${content}</td>`,
  );
  return html`<tr role="row"><th scope="row" role="rowheader">${header}</th>${data}</tr>\n`;
}
