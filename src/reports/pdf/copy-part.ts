import { crossLinkOf, editObject, overlayPage, type PartPlace, renameId } from './edit-object.ts';
import { renumber } from './pdf-objects.ts';
import { dictionaryOf, type PdfPart } from './pdf-part.ts';
import type { PdfWriter } from './pdf-writer.ts';

/** What the whole file has once, by its numbers there. */
export interface Shared {
  readonly pages: number;
  readonly tree: number;
  readonly document: number;
  /** The stream that draws what is printed over a page. */
  readonly draw: number;
}

/** What the rest of the file must know of a part, by the numbers of the whole file. */
export interface CopiedPart {
  readonly pages: readonly CopiedPage[];
  readonly bookmarks: readonly CopiedBookmark[];
  readonly elements: readonly number[];
  readonly parents: readonly number[];
  readonly ids: readonly (readonly [string, number])[];
  /** Links into other parts, not written yet. */
  readonly crossLinks: readonly CrossLink[];
}

export interface CopiedPage {
  readonly number: number;
  /** Kept for what is printed over it. */
  readonly form: number;
}

export interface CopiedBookmark {
  readonly title: string;
  readonly place: number;
  /** From 1, in the whole file. */
  readonly page: number;
}

export interface CrossLink {
  readonly number: number;
  readonly dictionary: string;
  readonly anchor: string;
}

export interface CopyOptions {
  readonly shared: Shared;
  readonly place: PartPlace;
}

/** Writes all that is in a part, but what the whole file has once and what leads into other parts. */
export function copyPart(writer: PdfWriter, part: PdfPart, { shared, place }: CopyOptions): CopiedPart {
  const numberOf = numbersOf(writer, part, shared);
  const forms = new Map(part.pages.map((page) => [page, writer.reserve(1)]));
  const crossLinks: CrossLink[] = [];
  for (const [old, { dictionary, stream }] of part.file.objects) {
    if (part.dropped.has(old)) continue;
    const number = numberOf(old);
    const moved = editObject(renumber(dictionary, numberOf), place);
    const anchor = crossLinkOf(moved);
    const form = forms.get(old);
    if (anchor !== undefined) crossLinks.push({ number, dictionary: moved, anchor });
    else writer.write(number, form === undefined ? moved : overlayPage(moved, { draw: shared.draw, form }), stream);
  }
  const pageOf = pagesByPlace(part, place);
  return {
    pages: [...forms].map(([page, form]) => ({ number: numberOf(page), form })),
    bookmarks: part.bookmarks.map(({ title, place: old }) => ({ title, place: numberOf(old), page: pageOf(old) })),
    elements: part.elements.map(numberOf),
    parents: part.parents.map(numberOf),
    ids: [...part.ids].map(([id, number]) => [renameId(id, place), numberOf(number)]),
    crossLinks,
  };
}

/** New numbers behind those that are given already; what the whole file has once keeps its own. */
function numbersOf(writer: PdfWriter, { file, top }: PdfPart, shared: Shared): (old: number) => number {
  const before = writer.reserve(Math.max(...file.objects.keys())) - 1;
  const once = new Map([
    [top.pages, shared.pages],
    [top.tree, shared.tree],
    [top.document, shared.document],
  ]);
  return (old) => once.get(old) ?? before + old;
}

/** @returns for the object that says a place, such as `[501 0 R /XYZ 56.7 623.8 0]`, its page in the whole file */
function pagesByPlace(part: PdfPart, { pagesBefore }: PartPlace): (place: number) => number {
  const pages = new Map(part.pages.map((page, index) => [page, pagesBefore + index + 1]));
  return (place) => {
    const page = pages.get(Number(/^\[(\d+) 0 R/u.exec(dictionaryOf(part.file, place))?.[1]));
    if (page === undefined) throw new Error(`The place of a heading is on no page: object ${place}`);
    return page;
  };
}
