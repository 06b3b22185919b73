/** Width of one letter of DejaVu Sans beside its size: most are narrower, capitals and what is not Latin are wider. */
const USUAL = 0.62;
const NARROW = 0.36;
const WIDE = 1;

/** How wide a text is about, in units of its size; rather too wide than too narrow. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const letter of text) width += letterWidth(letter);
  return width * size;
}

function letterWidth(letter: string): number {
  if (/[ .,:;'’|!ijlIft()[\]]/u.test(letter)) return NARROW;
  if (/[mwMW@%]/u.test(letter)) return WIDE;
  return (letter.codePointAt(0) ?? 0) < 0x0370 ? USUAL : WIDE;
}

/** Lines no wider than `width`; a word that is wider alone is broken. */
export function wrapText(text: string, size: number, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/u).flatMap((whole) => breakWord(whole, size, width))) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || textWidth(longer, size) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

function breakWord(word: string, size: number, width: number): readonly string[] {
  const pieces = [''];
  for (const letter of word) {
    const longer = `${pieces.at(-1) ?? ''}${letter}`;
    if (textWidth(longer, size) > width) pieces.push(letter);
    else pieces[pieces.length - 1] = longer;
  }
  return pieces.filter((piece) => piece !== '');
}
