/** A PDF as the compiler writes it: one object after the other, none in a stream of objects, and one table of places. */
export interface PdfFile {
  /** By number. */
  readonly objects: ReadonlyMap<number, PdfObject>;
  /** Numbers of the objects that the trailer names. */
  readonly root: number;
  readonly info: number;
  /** What the trailer calls the file, as it is written there: `[(…) (…)]`. */
  readonly id: string;
}

export interface PdfObject {
  /** Between `obj` and `endobj`, one letter for each byte; without the stream. */
  readonly dictionary: string;
  /** As it stands in the file, packed. */
  readonly stream?: Uint8Array;
}

const STREAM = '\nstream\n';
const STREAM_END = '\nendstream';

export function readPdf(bytes: Uint8Array): PdfFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const tableAt = Number(match(file.subarray(-64).toString('latin1'), /startxref\s+(\d+)/u));
  const end = file.subarray(tableAt).toString('latin1');
  const places = [...end.matchAll(/^(\d{10}) 00000 n/gmu)].map(([, place]) => Number(place)).toSorted((a, b) => a - b);
  const objects = new Map<number, PdfObject>();
  for (const [index, place] of places.entries()) {
    const piece = file.subarray(place, places[index + 1] ?? tableAt);
    const [number, object] = readObject(piece);
    objects.set(number, object);
  }
  const trailer = end.slice(end.lastIndexOf('trailer'));
  return {
    objects,
    root: requireReference(trailer, 'Root'),
    info: requireReference(trailer, 'Info'),
    id: match(trailer, /\/ID (\[[^\]]*\])/u),
  };
}

function readObject(piece: Buffer): readonly [number, PdfObject] {
  const streamAt = piece.indexOf(STREAM);
  const head = piece.subarray(0, streamAt < 0 ? piece.lastIndexOf('endobj') : streamAt).toString('latin1');
  const begin = /^(\d+) 0 obj\n/u.exec(head);
  if (begin === null) throw new Error(`No object of a PDF begins with "${head.slice(0, 40)}"`);
  const dictionary = head.slice(begin[0].length).trimEnd();
  if (streamAt < 0) return [Number(begin[1]), { dictionary }];
  const from = streamAt + STREAM.length;
  const length = Number(match(dictionary, /\/Length (\d+)/u));
  if (piece.toString('latin1', from + length, from + length + STREAM_END.length) !== STREAM_END) {
    throw new Error(`The stream of object ${begin[1]} does not end where it says`);
  }
  return [Number(begin[1]), { dictionary, stream: Uint8Array.from(piece.subarray(from, from + length)) }];
}

/** What people typed stands in brackets, with a `\` before each bracket in it, or in hexadecimal. */
const STRING = String.raw`\((?:\\.|[^\\)])*\)`;
const STRINGS = new RegExp(STRING, 'gsu');
const STRING_OR_REFERENCE = new RegExp(String.raw`${STRING}|\b(\d+) 0 R\b`, 'gsu');

/** The object that an entry leads to, such as `/Pages 1 0 R` or the first of `/K [4 0 R]`; undefined where there is none. */
export function referenceIn(dictionary: string, name: string): number | undefined {
  const found = new RegExp(String.raw`/${name} \[?(\d+) 0 R`, 'u').exec(withoutStrings(dictionary))?.[1];
  return found === undefined ? undefined : Number(found);
}

/** As `referenceIn`, where it is always there. */
export function requireReference(dictionary: string, name: string): number {
  const found = referenceIn(dictionary, name);
  if (found === undefined) throw new Error(`The compiler wrote no /${name} in "${dictionary.slice(0, 200)}"`);
  return found;
}

/** All that stand in a list, such as `/Kids [3 0 R 4 0 R]`; none where there is no such list. */
export function referencesIn(dictionary: string, name: string): readonly number[] {
  const list = new RegExp(String.raw`/${name} \[([^\]]*)\]`, 'u').exec(withoutStrings(dictionary))?.[1] ?? '';
  return [...list.matchAll(/(\d+) 0 R/gu)].map(([, number]) => Number(number));
}

/** Gives each reference its new number; text that looks like one stays. */
export function renumber(dictionary: string, numberOf: (old: number) => number): string {
  return dictionary.replace(STRING_OR_REFERENCE, (whole, old?: string) =>
    old === undefined ? whole : `${numberOf(Number(old))} 0 R`,
  );
}

function withoutStrings(dictionary: string): string {
  return dictionary.replaceAll(STRINGS, '()');
}

function match(text: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`A PDF of the compiler has no ${pattern.source}: "${text.slice(0, 80)}"`);
  return found;
}
