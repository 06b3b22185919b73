import { readFileSync } from 'node:fs';
import { countWords } from '../count-words.ts';
import type { DocumentBlock, ReportDocument } from '../document/document.ts';
import { roomOfAll } from '../document-room.ts';
import { DIRECTION_SHAPES, STATUS_LABELS } from '../labels.ts';
import type { ReportLook } from '../report-look.ts';
import { STATUS_COLOURS } from '../status-colours.ts';
import { compileApart } from './compile-apart.ts';
import { headRows } from './head-rows.ts';
import { PdfJoiner } from './pdf-joiner.ts';
import { readPdf } from './pdf-objects.ts';
import { writePdf } from './pdf-writer.ts';
import { type DocumentPart, PART_SIZES, splitDocument } from './split-document.ts';
import { compileTypst, type TypstSources } from './typst.ts';

const PROGRAM = new URL('report.typ', import.meta.url);
const PAGE_NUMBERS = new URL('page-numbers.typ', import.meta.url);

/** Unit: bytes, of some 30 pages. The compiler keeps what it has set; what is longer is set in a thread that gives all of it back. */
const MOST_KEPT = 50_000_000;

/** Somewhere above 1,500 the compiler ends with "memory access out of bounds". */
const PAGES_AT_ONCE = 500;

/** A tagged PDF: headings, real tables, alternative texts, bookmarks, embedded fonts. The same document gives the same bytes. */
export async function documentToPdf(
  document: ReportDocument,
  look: ReportLook,
  sizes = PART_SIZES,
): Promise<Uint8Array> {
  const parts = splitDocument(document, sizes);
  if (parts.length === 1) return compileWhole(document, look);
  const joiner = new PdfJoiner();
  for (const [index, part] of parts.entries()) {
    const own = index === 0 ? look : { ...look, logo: undefined };
    joiner.add(await compileApart(documentToTypst(document, own, part)));
  }
  const headings = document.blocks.filter((block) => block.kind === 'heading');
  return joiner.finish(headings, await numberPages(joiner.pageCount));
}

async function compileWhole(document: ReportDocument, look: ReportLook): Promise<Uint8Array> {
  const compile = roomOfAll(document.blocks) > MOST_KEPT ? compileApart : compileTypst;
  return writePdf(headRows(readPdf(await compile(documentToTypst(document, look)))));
}

async function numberPages(pages: number): Promise<readonly Uint8Array[]> {
  const program = readFileSync(PAGE_NUMBERS, 'utf8');
  const made: Uint8Array[] = [];
  for (let first = 1; first <= pages; first += PAGES_AT_ONCE) {
    const numbers = { first, last: Math.min(first + PAGES_AT_ONCE - 1, pages), pages };
    const files = new Map([['/numbers.json', new TextEncoder().encode(JSON.stringify(numbers))]]);
    made.push(await compileApart({ program, files }));
  }
  return made;
}

/**
 * The words go along as data, so that nothing that somebody typed is ever a command.
 * @param part what is set of a long document; all of it where it is left out
 */
export function documentToTypst(document: ReportDocument, look: ReportLook, part?: DocumentPart): TypstSources {
  const files = new Map<string, Uint8Array>();
  const blocks = (part?.blocks ?? document.blocks).map((block, index) => toData(block, `/figure-${index}.svg`, files));
  const { logo } = look;
  const logoFile = logo && `/logo.${logo.type}`;
  if (logo !== undefined && logoFile !== undefined) files.set(logoFile, logo.bytes);
  const report = {
    title: document.title,
    organisation: document.organisation,
    running: document.running,
    version: document.version,
    isDraft: document.isDraft,
    isPart: part !== undefined,
    date: toDate(document.compiledAt),
    colour: look.colour,
    logo: logo === undefined ? null : { file: logoFile, alt: logo.alt },
    shapes: Object.fromEntries(Object.entries(STATUS_LABELS).map(([kind, { shape }]) => [kind, shape])),
    fills: Object.fromEntries(Object.entries(STATUS_COLOURS).map(([kind, { ground }]) => [kind, ground])),
    arrows: DIRECTION_SHAPES,
    contents: document.blocks.filter(isSection),
    elsewhere: [...(part?.elsewhere ?? [])],
    blocks,
  };
  files.set('/report.json', new TextEncoder().encode(JSON.stringify(report)));
  return { program: readFileSync(PROGRAM, 'utf8'), files };
}

function isSection(block: DocumentBlock): boolean {
  return block.kind === 'heading' && block.level === 2 && block.number !== null;
}

function toData(block: DocumentBlock, file: string, files: Map<string, Uint8Array>): object {
  if (block.kind === 'counts') {
    return { ...block, counts: block.counts.map((each) => ({ status: each.status, words: countWords(each) })) };
  }
  if (block.kind !== 'figure') return block;
  const { svg, ...rest } = block;
  files.set(file, new TextEncoder().encode(svg));
  return { ...rest, file, isTall: isTall(svg) };
}

/** Height over width of what a page leaves to a picture, its heading and its caption. */
const PAGE_RATIO = 225 / 170;

/** As wide as the text it would be cut off at the end of the page. */
function isTall(svg: string): boolean {
  const [width, height] = [/ width="(\d+)/u, / height="(\d+)/u].map((size) => Number(size.exec(svg)?.[1]));
  return width !== undefined && height !== undefined && height > width * PAGE_RATIO;
}

function toDate(instant: string) {
  const date = new Date(instant);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}
