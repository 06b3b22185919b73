/** Directional embeddings, overrides and isolates: they could reverse words that are not their author's. */
const DIRECTION_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/gu;
/** Control characters except tab and line feed; an XML or HTML file with them is not valid. */
const CONTROLS = /[^\P{Cc}\t\n]/gu;

/**
 * Text as people typed it, made safe for every format once, before it is frozen: one kind of line break, no control
 * characters, no halves of characters, no blanks at the ends of lines. Words, emoji and right-to-left letters stay.
 */
export function cleanText(typed: string): string {
  return typed
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/gu, '\n')
    .replace(DIRECTION_CONTROLS, '')
    .replace(CONTROLS, '')
    .replace(/\t/gu, ' ')
    .replace(/[^\S\n]+$/gmu, '')
    .replace(/^\n+|\n+$/gu, '');
}

/** The same for what stands on one line, such as a milestone's words. */
export function cleanLine(typed: string): string {
  return cleanText(typed).replace(/\s+/gu, ' ').trim();
}
