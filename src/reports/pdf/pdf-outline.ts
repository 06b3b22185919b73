import type { PdfFile } from './pdf-objects.ts';
import { referenceIn } from './pdf-objects.ts';
import type { PdfWriter } from './pdf-writer.ts';

/** A bookmark as it stood in the part that it comes from. */
export interface PartBookmark {
  readonly number: number;
  /** As it is written in a PDF, with its brackets. */
  readonly title: string;
  /** The object that says page and place. */
  readonly place: number;
}

export interface Bookmark {
  readonly title: string;
  readonly place: number;
  /** 1 stands above 2; one may be left out. */
  readonly level: number;
}

/** In the order in which they are read: each before those below it. */
export function readOutline({ objects }: PdfFile, outline: number): readonly PartBookmark[] {
  const dictionaryOf = (number: number) => objects.get(number)?.dictionary ?? '';
  const all: PartBookmark[] = [];
  const waiting = [referenceIn(dictionaryOf(outline), 'First')];
  while (waiting.length > 0) {
    const number = waiting.pop();
    if (number === undefined) continue;
    const dictionary = dictionaryOf(number);
    const title = /\/Title (\((?:\\.|[^\\)])*\)|<[0-9A-F]*>)/su.exec(dictionary)?.[1];
    const place = referenceIn(dictionary, 'Dest');
    if (title === undefined || place === undefined) throw new Error(`No bookmark of the compiler: "${dictionary}"`);
    all.push({ number, title, place });
    waiting.push(referenceIn(dictionary, 'Next'), referenceIn(dictionary, 'First'));
  }
  return all;
}

interface Entry extends Bookmark {
  readonly number: number;
  readonly below: Entry[];
}

/** @returns the number of the object that the catalogue names */
export function writeOutline(writer: PdfWriter, bookmarks: readonly Bookmark[]): number {
  const number = writer.reserve(1 + bookmarks.length);
  const top: Entry = { number, level: 0, title: '', place: 0, below: [] };
  const open = [top];
  for (const [index, bookmark] of bookmarks.entries()) {
    const entry: Entry = { ...bookmark, number: number + 1 + index, below: [] };
    while ((open.at(-1)?.level ?? 0) >= entry.level) open.pop();
    open.at(-1)?.below.push(entry);
    open.push(entry);
  }
  writer.write(number, `<<\n  /Type /Outlines${endsOf(top.below, top.below.length)}\n>>`);
  writeBelow(writer, top);
  return number;
}

function writeBelow(writer: PdfWriter, { number, below }: Entry): void {
  for (const [index, entry] of below.entries()) {
    const next = below[index + 1];
    const before = below[index - 1];
    const lines = [
      `\n  /Parent ${number} 0 R`,
      next === undefined ? '' : `\n  /Next ${next.number} 0 R`,
      before === undefined ? '' : `\n  /Prev ${before.number} 0 R`,
      // Below zero: closed until a reader opens it.
      endsOf(entry.below, -entry.below.length),
      `\n  /Title ${entry.title}\n  /Dest ${entry.place} 0 R`,
    ];
    writer.write(entry.number, `<<${lines.join('')}\n>>`);
    writeBelow(writer, entry);
  }
}

function endsOf(below: readonly Entry[], count: number): string {
  const [first, last] = [below[0], below.at(-1)];
  if (first === undefined || last === undefined) return '';
  return `\n  /First ${first.number} 0 R\n  /Last ${last.number} 0 R\n  /Count ${count}`;
}
