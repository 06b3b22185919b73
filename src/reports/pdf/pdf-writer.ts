import { createHash } from 'node:crypto';
import type { PdfFile } from './pdf-objects.ts';

/** With each object under the number that it has. */
export function writePdf({ objects, root, info, id }: PdfFile): Uint8Array {
  const writer = new PdfWriter();
  writer.reserve(Math.max(...objects.keys()));
  for (const [number, { dictionary, stream }] of objects) writer.write(number, dictionary, stream);
  return writer.finish(trailerOf({ root, info, id }));
}

/** What stands in the trailer beside the number of objects. */
export function trailerOf({ root, info, id }: Omit<PdfFile, 'objects'>): string {
  return `\n  /Root ${root} 0 R\n  /Info ${info} 0 R\n  /ID ${id}`;
}

const HEADER = Buffer.from('%PDF-1.7\n%\u0080\u0080\u0080\u0080\n\n', 'latin1');

/** Writes objects one after the other, and where each begins. Holds what is written so far. */
export class PdfWriter {
  readonly #pieces: Uint8Array[] = [HEADER];
  readonly #places = new Map<number, number>();
  #length = HEADER.length;
  #lastNumber = 0;

  /** Numbers for so many objects that are written at some time; the first of them. */
  reserve(count: number): number {
    const first = this.#lastNumber + 1;
    this.#lastNumber += count;
    return first;
  }

  /** @param dictionary one letter for each byte */
  write(number: number, dictionary: string, stream?: Uint8Array): void {
    this.#places.set(number, this.#length);
    this.#add(Buffer.from(`${number} 0 obj\n${dictionary}\n`, 'latin1'));
    if (stream !== undefined) {
      this.#add(Buffer.from('stream\n', 'latin1'));
      this.#add(stream);
      this.#add(Buffer.from('\nendstream\n', 'latin1'));
    }
    this.#add(Buffer.from('endobj\n\n', 'latin1'));
  }

  /** A name for these bytes, always the same for the same. */
  identify(): string {
    const hash = createHash('sha256');
    for (const piece of this.#pieces) hash.update(piece);
    return hash.digest('base64').slice(0, 22);
  }

  /** @param trailer what stands in it beside the number of objects */
  finish(trailer: string): Uint8Array {
    const numbers = Array.from({ length: this.#lastNumber }, (_, index) => index + 1);
    const table = numbers.map((number) => entryOf(this.#places.get(number)));
    const size = this.#lastNumber + 1;
    const tableAt = this.#length;
    const lines = [
      'xref',
      `0 ${size}`,
      `0000000000 65535 f\r`,
      ...table,
      'trailer',
      `<<\n  /Size ${size}${trailer}\n>>`,
    ];
    this.#add(Buffer.from(`${lines.join('\n')}\nstartxref\n${tableAt}\n%%EOF`, 'latin1'));
    return new Uint8Array(Buffer.concat(this.#pieces));
  }

  #add(piece: Uint8Array): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
  }
}

/** https://pdfa.org/resource/iso-32000-1/ 7.5.4: twenty bytes each. A number that was not written is free. */
function entryOf(place: number | undefined): string {
  return place === undefined ? '0000000000 65535 f\r' : `${String(place).padStart(10, '0')} 00000 n\r`;
}
