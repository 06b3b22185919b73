import type { CopiedPart, Shared } from './copy-part.ts';
import { renumber } from './pdf-objects.ts';
import { dictionaryOf, type PdfPart } from './pdf-part.ts';
import type { PdfWriter } from './pdf-writer.ts';

export interface JoinedStructure {
  /** Its own entries, such as the names of elements, are those of the whole file. */
  readonly first: PdfPart;
  readonly parts: readonly CopiedPart[];
  readonly shared: Shared;
}

/** What stands below the documents of the parts stands below one, in their order. */
export function writeStructure(writer: PdfWriter, { first, parts, shared }: JoinedStructure): void {
  const numberOf = (old: number) => (old === first.top.tree ? shared.tree : shared.document);
  const own = (number: number) => renumber(dictionaryOf(first.file, number), numberOf);
  const elements = parts.flatMap((part) => part.elements);
  writer.write(
    shared.document,
    withList(
      own(first.top.document),
      'K',
      elements.map((number) => `${number} 0 R`),
    ),
  );
  const parents = parts.flatMap((part) => part.parents).map((number, key) => `${key} ${number} 0 R`);
  const ids = parts
    .flatMap((part) => part.ids)
    .toSorted(byName)
    .map(([id, number]) => `${id} ${number} 0 R`);
  const tree = withList(withList(own(first.top.tree), 'Nums', parents), 'Names', ids);
  writer.write(shared.tree, tree.replace(/(?<=\/ParentTreeNextKey )\d+/u, String(parents.length)));
}

function withList(dictionary: string, name: string, list: readonly string[]): string {
  return dictionary.replace(new RegExp(String.raw`(?<=/${name} )\[[^\]]*\]`, 'u'), () => `[${list.join(' ')}]`);
}

/** A tree of names is looked up by halves. */
export function byName([one]: readonly [string, number], [other]: readonly [string, number]): number {
  return one < other ? -1 : 1;
}
