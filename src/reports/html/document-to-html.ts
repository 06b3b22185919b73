import { html, raw } from 'hono/html';
import { contrastOf, READABLE_CONTRAST } from '../../core/publish/contrast.ts';
import type { DocumentBlock, ReportDocument } from '../document/document.ts';
import { DEFAULT_LOOK, type ReportLogo, type ReportLook } from '../report-look.ts';
import { blocksToHtml } from './blocks-to-html.ts';
import type { Markup } from './markup.ts';
import { PRINT_STYLE, runningRules } from './print-style.ts';
import { SCREEN_STYLE } from './screen-style.ts';

/**
 * One file that needs nothing else, to be read on a screen of any width, aloud, and on paper. Its policy lets it use the
 * style and the logo that it holds: no script, nothing from the network.
 */
export async function documentToHtml(document: ReportDocument, look: ReportLook): Promise<string> {
  const { front, rest } = splitFront(document.blocks);
  const start = anchorAfterContents(rest);
  const page = html`<!doctype html>
<html lang="${document.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${document.running}. ${document.version}</title>
<style>${raw(styleOf(document, look))}</style>
</head>
<body>
<a class="skip" href="#${start}">Skip to the report</a>
<header>
${look.logo === undefined ? '' : logoToHtml(look.logo)}${blocksToHtml(front, document)}</header>
<main id="report">
${blocksToHtml(rest, document)}</main>
<footer><p>${document.running}. ${document.version}</p></footer>
</body>
</html>
`;
  return String(await page);
}

/** The title with what belongs to it, and the report. */
function splitFront(blocks: readonly DocumentBlock[]) {
  const end = blocks.findIndex((block) => !isFront(block));
  const length = end === -1 ? blocks.length : end;
  return { front: blocks.slice(0, length), rest: blocks.slice(length) };
}

function isFront(block: DocumentBlock): boolean {
  if (block.kind === 'heading') return block.level === 1;
  return block.kind === 'paragraph' && (block.role === 'fact' || block.role === 'draft');
}

function anchorAfterContents(blocks: readonly DocumentBlock[]): string {
  const contents = blocks.findIndex(({ kind }) => kind === 'contents');
  const next = blocks.find((block, index) => index > contents && block.kind === 'heading');
  return next?.kind === 'heading' ? next.anchor : 'report';
}

function logoToHtml({ bytes, type, width, height, alt }: ReportLogo): Markup {
  const source = `data:image/${type === 'jpg' ? 'jpeg' : 'png'};base64,${Buffer.from(bytes).toString('base64')}`;
  return html`<img class="logo" src="${source}" width="${width}" height="${height}" alt="${alt}">\n`;
}

function styleOf(document: ReportDocument, look: ReportLook): string {
  return `\n:root { --look: ${readableColour(look.colour)}; }${SCREEN_STYLE}${PRINT_STYLE}${runningRules(document)}`;
}

/** Never a colour that cannot be read on white, wherever it came from; nor anything that is no colour. */
function readableColour(colour: string): string {
  const isReadable = /^#[0-9a-f]{6}$/iu.test(colour) && contrastOf(colour, '#ffffff') >= READABLE_CONTRAST;
  return isReadable ? colour : DEFAULT_LOOK.colour;
}
