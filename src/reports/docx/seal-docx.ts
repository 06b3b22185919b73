import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

const DOCUMENT = 'word/document.xml';
const CORE = 'docProps/core.xml';
/** The earliest day that a zip file can say. */
const NO_DATE = new Date(1980, 0, 1);

/**
 * The same report gives the same bytes: without the moment of writing, and with bookmarks and pictures counted from one, not from how
 * many this process has made so far.
 */
export function sealDocx(bytes: Uint8Array, compiledAt: string): Uint8Array {
  const parts = unzipSync(bytes);
  const sealed: Zippable = {};
  for (const name of Object.keys(parts).toSorted(contentTypesFirst)) {
    const part = parts[name];
    if (part !== undefined) sealed[name] = [seal(name, part, compiledAt), { mtime: NO_DATE, level: 6 }];
  }
  return zipSync(sealed);
}

function seal(name: string, part: Uint8Array, compiledAt: string): Uint8Array {
  if (name === DOCUMENT) return strToU8(countFromOne(strFromU8(part)));
  if (name === CORE) return strToU8(strFromU8(part).replaceAll(/(<dcterms:\w+[^>]*>)[^<]*/g, `$1${compiledAt}`));
  return part;
}

/** Both are counted through all documents that one process makes. */
const COUNTED = [/(<w:bookmark(?:Start|End)\b[^>]*w:id=")(\d+)"/g, /(<wp:docPr id=")(\d+)"/g];

function countFromOne(xml: string): string {
  return COUNTED.reduce((counted, ids) => countAnew(counted, ids), xml);
}

function countAnew(xml: string, ids: RegExp): string {
  const numbers = new Map<string, number>();
  return xml.replaceAll(ids, (_, before: string, id: string) => {
    const number = numbers.get(id) ?? numbers.size + 1;
    numbers.set(id, number);
    return `${before}${number}"`;
  });
}

/** As Office writes it: some programs look at the first entry only to know what the file is. */
function contentTypesFirst(one: string, other: string): number {
  const rank = (name: string) => (name === '[Content_Types].xml' ? 0 : 1);
  return rank(one) - rank(other) || (one < other ? -1 : 1);
}
