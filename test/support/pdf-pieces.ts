/** What holds the text of one piece in the structure of a tagged PDF. */
const PIECE = /^ *(H[1-5] ".*"|P|Caption|TH|TD|LBody)(?: |:|$)/u;
/** What is not read: the sign before a bullet, and what is written in a picture. */
const SILENT = /^ *(Lbl|Figure)(?: |:|$)/u;

/**
 * What a screen reader reads of our PDF, piece by piece, as in documentPieces.
 * @param structure what `pdfinfo -struct-text` prints
 */
export function pdfPieces(structure: string): readonly string[] {
  const pieces: { text: string; readonly isHeading: boolean }[] = [];
  let isSilent = false;
  for (const line of structure.split('\n')) {
    const said = /^ *"(.*)"$/u.exec(line)?.[1];
    const last = pieces.at(-1);
    if (PIECE.test(line)) pieces.push({ text: '', isHeading: /^ *H/u.test(line) });
    if (PIECE.test(line) || SILENT.test(line)) isSilent = SILENT.test(line);
    else if (said !== undefined && last !== undefined && !isSilent) last.text += said;
  }
  return withoutContents(pieces)
    .map(({ text }) => text)
    .filter((text) => text !== '');
}

/** From the heading of the contents on everything is a list of links, until the next heading. */
function withoutContents(pieces: readonly { readonly text: string; readonly isHeading: boolean }[]) {
  const contents = pieces.findIndex(({ text, isHeading }) => isHeading && text === 'Contents');
  const next = pieces.findIndex(({ isHeading }, index) => isHeading && index > contents);
  return [...pieces.slice(0, contents + 1), ...pieces.slice(next)];
}
