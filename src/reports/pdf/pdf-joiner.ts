import { type CopiedPart, copyPart, type Shared } from './copy-part.ts';
import { leadCrossLink } from './edit-object.ts';
import { headRows } from './head-rows.ts';
import { readPdf } from './pdf-objects.ts';
import { writeOutline } from './pdf-outline.ts';
import { type PdfPart, readPart } from './pdf-part.ts';
import { PdfWriter } from './pdf-writer.ts';
import { finishPdf } from './write-frame.ts';
import { writeOverlays } from './write-overlay.ts';
import { byName, writeStructure } from './write-structure.ts';

/** A heading of the whole document, which is a bookmark of its part. */
export interface JoinedHeading {
  readonly level: number;
  readonly anchor: string;
}

/**
 * Makes one tagged PDF of several that the compiler wrote: their pages, headings, tables and texts stand in one tree, as if they
 * were one document, and links lead from part to part. Holds what is written so far, packed.
 */
export class PdfJoiner {
  readonly #writer = new PdfWriter();
  readonly #shared: Shared;
  readonly #parts: CopiedPart[] = [];
  #first: PdfPart | undefined;

  constructor() {
    const pages = this.#writer.reserve(4);
    this.#shared = { pages, tree: pages + 1, document: pages + 2, draw: pages + 3 };
  }

  /** So far. */
  get pageCount(): number {
    return this.#all(({ pages }) => pages).length;
  }

  add(bytes: Uint8Array): void {
    const part = readPart(headRows(readPdf(bytes)));
    this.#first ??= part;
    const parentsBefore = this.#all(({ parents }) => parents).length;
    const place = { index: this.#parts.length, pagesBefore: this.pageCount, parentsBefore };
    this.#parts.push(copyPart(this.#writer, part, { shared: this.#shared, place }));
  }

  /**
   * @param headings all of the document, in its order
   * @param overlays with as many pages together; each is printed over the page that it meets, and is no part of the structure
   */
  finish(headings: readonly JoinedHeading[], overlays: readonly Uint8Array[]): Uint8Array {
    const [writer, shared, parts, first] = [this.#writer, this.#shared, this.#parts, this.#first];
    if (first === undefined) throw new Error('A PDF of no parts');
    const pages = this.#all((part) => part.pages);
    const marks = nameBookmarks(
      this.#all(({ bookmarks }) => bookmarks),
      headings,
    );
    writeOverlays(writer, overlays, { draw: shared.draw, forms: pages.map(({ form }) => form) });
    const pageOf = new Map(marks.map(({ anchor, page }) => [anchor, page]));
    for (const { number, dictionary, anchor } of this.#all(({ crossLinks }) => crossLinks)) {
      writer.write(number, leadCrossLink(dictionary, pageOf.get(anchor) ?? 0));
    }
    writeStructure(writer, { first, parts, shared });
    const outline = writeOutline(writer, marks);
    const places = marks.map(({ anchor, place }) => [`(${anchor})`, place] as const).toSorted(byName);
    return finishPdf(writer, {
      first,
      shared,
      outline,
      pages: pages.map(({ number }) => number),
      places: places.map(([name, place]) => `${name} ${place} 0 R`),
    });
  }

  #all<Each>(of: (part: CopiedPart) => readonly Each[]): readonly Each[] {
    return this.#parts.flatMap(of);
  }
}

/** The compiler makes a bookmark of each heading. */
function nameBookmarks(bookmarks: CopiedPart['bookmarks'], headings: readonly JoinedHeading[]) {
  if (bookmarks.length !== headings.length) {
    throw new Error(`${headings.length} headings of the document have ${bookmarks.length} bookmarks`);
  }
  return bookmarks.flatMap((bookmark, index) => {
    const heading = headings[index];
    return heading === undefined ? [] : [{ ...bookmark, level: heading.level, anchor: heading.anchor }];
  });
}
