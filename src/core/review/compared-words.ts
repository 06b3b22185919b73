/** A ref before the text and initials after it are not what it says. */
const LEADING_REF = /^\s*[\p{Lu}]{2,6}\s?\d{1,3}\s*[:.–-]?\s+/u;
const CLOSING_INITIALS = /\(\s*(?:\p{Lu}\p{L}{0,3}\s*[,&]?\s*){1,4}\)\s*$/u;

/**
 * The words of a text, as texts are compared: without its ref and initials, without regard to case, quotation marks,
 * punctuation, line breaks and blanks. `COPS1 It’s  done. (AMc)` is `["it's", "done"]`.
 */
export function comparedWords(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .replace(LEADING_REF, '')
    .replace(CLOSING_INITIALS, '')
    .toLowerCase()
    .replace(/[‘’]/gu, "'")
    .split(/[^\p{L}\p{N}'%£]+/u)
    .filter((word) => word !== '' && word !== "'");
}

/** The same words, as one line. */
export function comparedText(text: string): string {
  return comparedWords(text).join(' ');
}
