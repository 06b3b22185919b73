/** Where a part stands among the others. */
export interface PartPlace {
  /** From 0. */
  readonly index: number;
  readonly pagesBefore: number;
  /** Keys of the structure's list of parents that earlier parts have taken. */
  readonly parentsBefore: number;
}

/** What stands in one part only: keys and names that another one has, too, and page numbers that are said. */
export function editObject(dictionary: string, place: PartPlace): string {
  if (dictionary.startsWith('<<\n  /Type /StructElem')) return renameIds(dictionary, place);
  if (dictionary.startsWith('<<\n  /Type /Page\n')) return shiftParents(dictionary, place);
  if (dictionary.startsWith('<<\n  /Type /Annot')) return shiftPages(shiftParents(dictionary, place), place);
  return dictionary;
}

const ID = /\((U\d+x\d+y\d+)\)/gu;

/** A head cell and the cells below it: `/ID (U1x0y0)`, `/Headers [(U1x0y0)]`. */
function renameIds(dictionary: string, place: PartPlace): string {
  return dictionary.replaceAll(/\/ID \(U[^)]*\)|\/Headers \[[^\]]*\]/gu, (entry) =>
    entry.replaceAll(ID, (id) => renameId(id, place)),
  );
}

/** @param id with its brackets */
export function renameId(id: string, { index }: PartPlace): string {
  return `(P${index}${id.slice(1)}`;
}

function shiftParents(dictionary: string, { parentsBefore }: PartPlace): string {
  return dictionary.replace(/(?<=\n {2}\/StructParents? )\d+/u, (key) => String(Number(key) + parentsBefore));
}

/** What a screen reader says of a link, as the compiler writes it. */
function shiftPages(dictionary: string, { pagesBefore }: PartPlace): string {
  return dictionary.replace(/(?<=\n {2}\/Contents \(Section, page )\d+/u, (page) => String(Number(page) + pagesBefore));
}

/** report.typ writes a link into another part as an address, since the compiler does not know its place. */
const CROSS_LINK = /\n {2}\/A <<\s+\/Type \/Action\s+\/S \/URI\s+\/URI \(part:([\w-]+)\)\s+>>/u;
const ADDRESS = /\/Contents \(part:[\w-]+\)/u;

/** The heading that a link leads to where it is in another part. */
export function crossLinkOf(dictionary: string): string | undefined {
  return CROSS_LINK.exec(dictionary)?.[1];
}

/** @param page on which the heading stands, from 1 */
export function leadCrossLink(dictionary: string, page: number): string {
  return dictionary.replace(CROSS_LINK, '\n  /Dest ($1)').replace(ADDRESS, `/Contents (Section, page ${page})`);
}

export interface Overlay {
  /** The stream that draws it, the same on every page. */
  readonly draw: number;
  /** The form that it draws on this one. */
  readonly form: number;
}

/** A page with something printed over it. */
export function overlayPage(dictionary: string, { draw, form }: Overlay): string {
  const entry = `/overlay ${form} 0 R`;
  const resources = dictionary.includes('/XObject <<')
    ? dictionary.replace('/XObject <<', `/XObject << ${entry}`)
    : dictionary.replace('/Resources <<', `/Resources <<\n    /XObject << ${entry} >>`);
  return resources.replace(/\/Contents (\d+ 0 R)/u, `/Contents [$1 ${draw} 0 R]`);
}

export const DRAW_OVERLAY = new TextEncoder().encode('q /overlay Do Q');

/** A page as something that is printed over another. @param content the dictionary of its content */
export function pageToForm(page: string, content: string): string {
  const box = /(?<=\/MediaBox )\[[^\]]*\]/u.exec(page)?.[0];
  const resources = /\/Resources <<.*?\n {2}>>/su.exec(page)?.[0];
  if (box === undefined || resources === undefined) throw new Error(`No page of the compiler: "${page}"`);
  return content.replace('<<', `<<\n  /Type /XObject\n  /Subtype /Form\n  /BBox ${box}\n  ${resources}`);
}
