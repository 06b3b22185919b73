import { html, raw } from 'hono/html';
import { nameSvg } from '../chart/name-svg.ts';
import type {
  CountsBlock,
  DocumentBlock,
  FigureBlock,
  HeadingBlock,
  ParagraphBlock,
  ReportDocument,
} from '../document/document.ts';
import { STATUS_LABELS } from '../labels.ts';
import { type Markup, runsToHtml } from './markup.ts';
import { tableToHtml } from './table-to-html.ts';

/** The level of a heading that begins one commentary. */
const COMMENTARY_LEVEL = 5;

/** A commentary is set apart with what belongs to it: everything up to the next heading. */
export function blocksToHtml(blocks: readonly DocumentBlock[], document: ReportDocument): readonly Markup[] {
  const parts: Markup[] = [];
  for (let index = 0; index < blocks.length; ) {
    const end = endOfCommentary(blocks, index);
    const contents = blocks.slice(index, end).map((block) => blockToHtml(block, document));
    parts.push(end === index + 1 ? html`${contents}` : html`<div class="commentary">\n${contents}</div>\n`);
    index = end;
  }
  return parts;
}

function endOfCommentary(blocks: readonly DocumentBlock[], start: number): number {
  const first = blocks[start];
  if (first?.kind !== 'heading' || first.level !== COMMENTARY_LEVEL) return start + 1;
  let end = start + 1;
  while (isOfCommentary(blocks[end])) end += 1;
  return end;
}

function isOfCommentary(block: DocumentBlock | undefined): boolean {
  return block?.kind === 'paragraph' || block?.kind === 'bullets';
}

function blockToHtml(block: DocumentBlock, document: ReportDocument): Markup {
  switch (block.kind) {
    case 'heading':
      return headingToHtml(block);
    case 'paragraph':
      return paragraphToHtml(block);
    case 'bullets':
      return html`<ul>\n${block.items.map((runs) => html`<li dir="auto">${runsToHtml(runs)}</li>\n`)}</ul>\n`;
    case 'table':
      return tableToHtml(block);
    case 'counts':
      return countsToHtml(block);
    case 'figure':
      return figureToHtml(block, document.blocks.indexOf(block));
    case 'contents':
      return contentsToHtml(document);
    case 'page-break':
      return html`<div class="page-break"></div>\n`;
  }
}

function headingToHtml({ level, number, text, anchor }: HeadingBlock): Markup {
  const name = `h${level}`;
  const words = number === null ? text : `${number} ${text}`;
  return html`<${raw(name)} id="${anchor}">${words}</${raw(name)}>\n`;
}

function paragraphToHtml({ role, runs }: ParagraphBlock): Markup {
  return html`<p dir="auto"${role === 'text' ? '' : html` class="${role}"`}>${runsToHtml(runs)}</p>\n`;
}

/** The role says that it is a list, which Safari forgets where there are no bullets. */
function countsToHtml({ counts }: CountsBlock): Markup {
  const items = counts.map(({ status, word, count, before }) => {
    const earlier = before === null ? '' : html` <small>(${before} last quarter)</small>`;
    return html`<li class="status-${status}"><span aria-hidden="true">${STATUS_LABELS[status].shape}</span> ${word}: <strong>${count}</strong>${earlier}</li>\n`;
  });
  return html`<ul class="counts" role="list">\n${items}</ul>\n`;
}

function figureToHtml({ svg, alt, caption }: FigureBlock, place: number): Markup {
  const named = nameSvg(svg, { id: `figure-${place}`, title: caption, alt });
  return html`<figure>
${raw(named)}
<figcaption>${caption}</figcaption>
</figure>
`;
}

function contentsToHtml({ blocks }: ReportDocument): Markup {
  const headings = blocks.filter((block) => block.kind === 'heading' && block.level === 2 && block.number !== null);
  const links = headings.map((block) => (block.kind === 'heading' ? linkTo(block) : ''));
  return html`<nav class="contents" aria-label="Contents">\n<ul role="list">\n${links}</ul>\n</nav>\n`;
}

function linkTo({ number, text, anchor }: HeadingBlock): Markup {
  return html`<li><a href="#${anchor}">${number} ${text}</a></li>\n`;
}
