import { type PdfFile, type PdfObject, referencesIn } from './pdf-objects.ts';
import { dictionaryOf } from './pdf-part.ts';

const BODY = '<<\n  /Type /StructElem\n  /S /TBody\n';
const CELL = '<<\n  /Type /StructElem\n  /S /TD\n';
/** A cell names the head of its column: `/Headers [(U5x3y0)]` is that of column 3 in table 5. */
const HEAD = /\/Headers \[\((U\d+)x(\d+)y0\)\]/u;

/**
 * The first cell of each row heads it, as it does in HTML, so that a screen reader says it with each cell of the row. The
 * compiler knows heads of columns only. Objects keep their numbers.
 */
export function headRows(file: PdfFile): PdfFile {
  const objects = new Map(file.objects);
  const heads: string[] = [];
  for (const { dictionary } of file.objects.values()) {
    const rows = dictionary.startsWith(BODY) ? referencesIn(dictionary, 'K') : [];
    for (const [index, row] of rows.entries()) {
      const cells = referencesIn(dictionaryOf(file, row), 'K');
      const head = headRow(objects, { cells, row: index + 1 });
      if (head !== undefined) heads.push(head);
    }
  }
  return { ...file, objects: nameHeads(objects, heads) };
}

interface BodyRow {
  readonly cells: readonly number[];
  /** From 1; 0 is the row with the heads of columns. */
  readonly row: number;
}

/** @returns the name of the head and its object, as the tree of names has them; undefined where the row has no such cell */
function headRow(objects: Map<number, PdfObject>, { cells, row }: BodyRow): string | undefined {
  const [first = 0, ...others] = cells;
  const own = objects.get(first)?.dictionary ?? '';
  const [, table, column] = HEAD.exec(own) ?? [];
  if (column !== '0' || !own.startsWith(CELL)) return undefined;
  const name = `(${table}x0y${row})`;
  const dictionary = own
    .replace('/S /TD\n', '/S /TH\n')
    .replace(/\n {2}\/P \d+ 0 R/u, (parent) => `${parent}\n  /ID ${name}`)
    .replace('/O /Table\n', '/O /Table\n    /Scope /Row\n');
  objects.set(first, { dictionary });
  for (const cell of others) {
    const plain = objects.get(cell)?.dictionary ?? '';
    objects.set(cell, { dictionary: plain.replace(HEAD, (heads) => heads.replace(']', ` ${name}]`)) });
  }
  return `${name} ${first} 0 R`;
}

const NAMES = /(?<=\/IDTree <<\s+\/Names \[)[^\]]*/u;

function nameHeads(objects: Map<number, PdfObject>, heads: readonly string[]): ReadonlyMap<number, PdfObject> {
  for (const [number, { dictionary }] of objects) {
    if (!dictionary.startsWith('<<\n  /Type /StructTreeRoot\n')) continue;
    const named = dictionary.replace(NAMES, (names) =>
      [...(names.match(/\(\S+ \d+ 0 R/gu) ?? []), ...heads].toSorted().join(' '),
    );
    objects.set(number, { dictionary: named });
  }
  return objects;
}
