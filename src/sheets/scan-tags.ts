/** A tag of a sheet's XML, and the text that follows it. */
export interface Tag {
  /** Without its prefix: `c` of `<x:c r="A1">`, `/c` of its end. */
  readonly name: string;
  /** Everything between the name and `>`; undefined where a reader could see another tag in it than this one. */
  readonly attributes: ReadonlyMap<string, string> | undefined;
  readonly text: string;
}

/** Unit: characters. */
const LONGEST_TAG = 2_000;
/** No `<`, and quotes that end: whatever reads it sees the same. */
const TAG = /^((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>([^<]*)$/u;
const ATTRIBUTE = /([^\s"'=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;

/** Unit: characters. A full cell of Excel, each of its characters escaped. */
const LONGEST_PIECE = 300_000;

/** Does each tag end, and does none begin within another? Readers search to the end for what never comes, again and again. */
export function isOrderly(xml: string): boolean {
  for (const [, piece = ''] of xml.matchAll(/<([^<]*)/gu)) {
    if (piece.length > LONGEST_PIECE || !piece.includes('>')) return false;
  }
  return true;
}

/** The tags with one of these names, in one pass over the text, however badly it is written. */
export function* scanTags(xml: string, names: ReadonlySet<string>): Generator<Tag> {
  for (const [, piece = ''] of xml.matchAll(/<([^<]*)/gu)) {
    const [, full = ''] = /^(\/?[^\s>/"'=]{0,40})/u.exec(piece) ?? [];
    const name = full.replace(/^(\/?)[^:]*:/u, '$1');
    if (names.has(name)) yield readTag(name, piece.slice(full.length));
  }
}

function readTag(name: string, rest: string): Tag {
  const end = rest.indexOf('>');
  const [, inside, text = ''] = end >= 0 && end <= LONGEST_TAG ? (TAG.exec(rest) ?? []) : [];
  return { name, attributes: inside === undefined ? undefined : readAttributes(inside), text };
}

/** @returns undefined where one stands twice: readers differ on which of them counts */
function readAttributes(inside: string): ReadonlyMap<string, string> | undefined {
  const attributes = new Map<string, string>();
  for (const [, full = '', double, single] of inside.matchAll(ATTRIBUTE)) {
    const name = full.replace(/^[^:]*:/u, '');
    if (attributes.has(name)) return undefined;
    attributes.set(name, double ?? single ?? '');
  }
  return attributes;
}
