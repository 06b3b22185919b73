import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import type { WordXml } from './word-xml.ts';

const DOCUMENT = 'word/document.xml';
const CORE = 'docProps/core.xml';
/** The earliest day that a zip file can say. */
const NO_DATE = new Date(1980, 0, 1);

/** Where the next picture of the frame stands in the text; what people typed is escaped and cannot look like it. */
export const PICTURE: WordXml = '<picture/>';

export interface DocxText {
  /** Instant, ISO 8601 in UTC. */
  readonly compiledAt: string;
  readonly text: readonly WordXml[];
}

/**
 * Puts the text into its frame, a Word file of which only the pictures are taken, in their order. The same report gives the same
 * bytes: without the moment of writing, and with pictures counted from one, not from how many this process has made so far.
 */
export function sealDocx(frame: Uint8Array, inside: DocxText): Uint8Array {
  const parts = unzipSync(frame);
  const sealed: Zippable = {};
  for (const name of Object.keys(parts).toSorted(contentTypesFirst)) {
    const part = parts[name];
    if (part !== undefined) sealed[name] = [seal(name, part, inside), { mtime: NO_DATE, level: 6 }];
  }
  return zipSync(sealed);
}

function seal(name: string, part: Uint8Array, { text, compiledAt }: DocxText): Uint8Array {
  if (name === DOCUMENT) return strToU8(fillFrame(strFromU8(part), text));
  if (name === CORE) return strToU8(strFromU8(part).replaceAll(/(<dcterms:\w+[^>]*>)[^<]*/g, `$1${compiledAt}`));
  return part;
}

/** None of the frame stands in another; those with a picture hold one. */
const PARAGRAPH = /<w:p>.*?<\/w:p>/gsu;

function fillFrame(frame: string, text: readonly WordXml[]): string {
  const pictures = (frame.match(PARAGRAPH) ?? []).filter((one) => one.includes('<w:drawing>'));
  const [before = '', after = ''] = frame.replaceAll(PARAGRAPH, '').split(/(?<=<w:body>)/u);
  let drawn = 0;
  const body = text.join('').replaceAll(PICTURE, () => {
    drawn += 1;
    return (pictures[drawn - 1] ?? '').replace(/(<wp:docPr id=")\d+/u, `$1${drawn}`);
  });
  return before + body + after;
}

/** As Office writes it: some programs look at the first entry only to know what the file is. */
function contentTypesFirst(one: string, other: string): number {
  const rank = (name: string) => (name === '[Content_Types].xml' ? 0 : 1);
  return rank(one) - rank(other) || (one < other ? -1 : 1);
}
