import { type PdfFile, referencesIn, requireReference } from './pdf-objects.ts';
import { type PartBookmark, readOutline } from './pdf-outline.ts';

/** What is looked for in one PDF of several, by its own numbers. */
export interface PdfPart {
  readonly file: PdfFile;
  /** The list of pages, the root of the structure, and the element of the document in it. */
  readonly top: Readonly<Record<'pages' | 'tree' | 'document', number>>;
  readonly pages: readonly number[];
  readonly bookmarks: readonly PartBookmark[];
  /** Of the structure, right below the document. */
  readonly elements: readonly number[];
  /** What a page or a link belongs to in the structure, by its key: from 0, without a gap. */
  readonly parents: readonly number[];
  /** Head cells by the name that the cells below them use. */
  readonly ids: ReadonlyMap<string, number>;
  /** Objects of which the whole file has one of its own. */
  readonly dropped: ReadonlySet<number>;
}

export function readPart(file: PdfFile): PdfPart {
  const catalogue = dictionaryOf(file, file.root);
  const pages = requireReference(catalogue, 'Pages');
  const tree = requireReference(catalogue, 'StructTreeRoot');
  const outline = requireReference(catalogue, 'Outlines');
  const structure = dictionaryOf(file, tree);
  const document = requireReference(structure, 'K');
  const bookmarks = readOutline(file, outline);
  return {
    file,
    top: { pages, tree, document },
    pages: referencesIn(dictionaryOf(file, pages), 'Kids'),
    bookmarks,
    elements: referencesIn(dictionaryOf(file, document), 'K'),
    parents: pairsOf(structure, 'Nums').map(([, number]) => number),
    ids: new Map(pairsOf(structure, 'Names')),
    dropped: new Set([
      file.root,
      file.info,
      requireReference(catalogue, 'Metadata'),
      pages,
      tree,
      document,
      outline,
      ...bookmarks.map(({ number }) => number),
    ]),
  };
}

export function dictionaryOf({ objects }: PdfFile, number: number): string {
  const object = objects.get(number);
  if (object === undefined) throw new Error(`The compiler's PDF has no object ${number}`);
  return object.dictionary;
}

/** Keys of a tree, such as `(U1x0y0)` or `7`, with the objects that they lead to. */
function pairsOf(structure: string, name: 'Nums' | 'Names'): readonly (readonly [string, number])[] {
  const list = new RegExp(String.raw`/${name} \[([^\]]*)\]`, 'u').exec(structure)?.[1] ?? '';
  return [...list.matchAll(/(\S+) (\d+) 0 R/gu)].map(([, key = '', number]) => [key, Number(number)]);
}
