import { readFileSync } from 'node:fs';
import { countWords } from '../count-words.ts';
import type { DocumentBlock, ReportDocument } from '../document/document.ts';
import { DIRECTION_SHAPES, STATUS_LABELS } from '../labels.ts';
import type { ReportLook } from '../report-look.ts';
import { STATUS_COLOURS } from '../status-colours.ts';
import { compileTypst, type TypstSources } from './typst.ts';

const PROGRAM = new URL('report.typ', import.meta.url);

/** A tagged PDF: headings, real tables, alternative texts, bookmarks, embedded fonts. The same document gives the same bytes. */
export function documentToPdf(document: ReportDocument, look: ReportLook): Promise<Uint8Array> {
  return compileTypst(documentToTypst(document, look));
}

/** The words go along as data, so that nothing that somebody typed is ever a command. */
export function documentToTypst(document: ReportDocument, look: ReportLook): TypstSources {
  const files = new Map<string, Uint8Array>();
  const blocks = document.blocks.map((block, index) => toData(block, `/figure-${index}.svg`, files));
  const { logo } = look;
  const logoFile = logo && `/logo.${logo.type}`;
  if (logo !== undefined && logoFile !== undefined) files.set(logoFile, logo.bytes);
  const report = {
    title: document.title,
    organisation: document.organisation,
    running: document.running,
    version: document.version,
    isDraft: document.isDraft,
    date: toDate(document.compiledAt),
    colour: look.colour,
    logo: logo === undefined ? null : { file: logoFile, alt: logo.alt },
    shapes: Object.fromEntries(Object.entries(STATUS_LABELS).map(([kind, { shape }]) => [kind, shape])),
    fills: Object.fromEntries(Object.entries(STATUS_COLOURS).map(([kind, { ground }]) => [kind, ground])),
    arrows: DIRECTION_SHAPES,
    blocks,
  };
  files.set('/report.json', new TextEncoder().encode(JSON.stringify(report)));
  return { program: readFileSync(PROGRAM, 'utf8'), files };
}

function toData(block: DocumentBlock, file: string, files: Map<string, Uint8Array>): object {
  if (block.kind === 'counts') {
    return { ...block, counts: block.counts.map((each) => ({ status: each.status, words: countWords(each) })) };
  }
  if (block.kind !== 'figure') return block;
  const { svg, ...rest } = block;
  files.set(file, new TextEncoder().encode(svg));
  return { ...rest, file };
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
