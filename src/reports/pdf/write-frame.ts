import { type PdfFile, renumber, requireReference } from './pdf-objects.ts';
import { dictionaryOf, type PdfPart } from './pdf-part.ts';
import { type PdfWriter, trailerOf } from './pdf-writer.ts';

export interface FrameParts {
  readonly first: PdfPart;
  readonly pages: readonly number[];
  /** Numbers of the list of pages and of the structure. */
  readonly shared: { readonly pages: number; readonly tree: number };
  readonly outline: number;
  /** For links, by name: `(section-1) 12 0 R`. */
  readonly places: readonly string[];
}

/** What a reader looks at first: the catalogue, the list of pages, title, author, date and language. @returns the file */
export function finishPdf(writer: PdfWriter, { first, pages, shared, outline, places }: FrameParts): Uint8Array {
  const { file } = first;
  const catalogue = dictionaryOf(file, file.root);
  const metadata = requireReference(catalogue, 'Metadata');
  const root = writer.reserve(3);
  const numbers = new Map([
    [first.top.pages, shared.pages],
    [first.top.tree, shared.tree],
    [requireReference(catalogue, 'Outlines'), outline],
    [metadata, root + 1],
  ]);
  const kids = pages.map((number) => `${number} 0 R`).join(' ');
  writer.write(shared.pages, `<<\n  /Type /Pages\n  /Count ${pages.length}\n  /Kids [${kids}]\n>>`);
  const own = renumber(catalogue.replace(/\n {2}\/Names <<.*?\n {2}>>/su, ''), (old) => numbers.get(old) ?? 0);
  const names = `\n  /Names <<\n    /Dests <<\n      /Names [${places.join(' ')}]\n    >>\n  >>\n>>`;
  writer.write(
    root,
    own.replace(/\n>>$/u, () => names),
  );
  const { text, ids } = describeWhole(metadataOf(file, metadata), { pages: pages.length, identity: writer.identify() });
  writer.write(root + 1, `<<\n  /Length ${text.length}\n  /Type /Metadata\n  /Subtype /XML\n>>`, text);
  writer.write(root + 2, dictionaryOf(file, file.info));
  return writer.finish(trailerOf({ root, info: root + 2, id: `[${ids.map((id) => `(${id})`).join(' ')}]` }));
}

function metadataOf({ objects }: PdfFile, number: number): string {
  return new TextDecoder().decode(objects.get(number)?.stream);
}

interface Whole {
  readonly pages: number;
  readonly identity: string;
}

/** The first part says its own number of pages, and a name of its own. */
function describeWhole(metadata: string, { pages, identity }: Whole) {
  const document = /<xmpMM:DocumentID>([^<]*)/u.exec(metadata)?.[1] ?? identity;
  const text = metadata
    .replace(/(?<=<xmpTPg:NPages>)\d+/u, String(pages))
    .replace(/(?<=<xmpMM:InstanceID>)[^<]*/u, () => identity);
  return { text: new TextEncoder().encode(text), ids: [document, identity] };
}
