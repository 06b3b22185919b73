/** What means something inside a line of Markdown; a backslash before ASCII punctuation makes it a plain character. */
const INLINE = /[\\`*_{}[\]<>&|~!$^=@]/gu;
/** What GitHub's Markdown turns into links without being asked. */
const BARE_LINK = /(:)(?=\/\/)|(?<=\bwww)(\.)/giu;
/** What begins a heading, a list, a numbered list or an underline when it stands first on a line. */
const BLOCK_START = /^([#+:-])|^(\d{1,9})([.)])(?=\s|$)/u;

/** Typed text as Markdown that shows exactly that text on one line: no link, no HTML, no block, no table cell. */
export function escapeMarkdownLine(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(INLINE, '\\$&')
    .replace(BARE_LINK, '\\$&')
    .replace(BLOCK_START, (whole, mark: string | undefined, digits: string, point: string) =>
      mark === undefined ? `${digits}\\${point}` : `\\${whole}`,
    );
}

/** Several lines as one paragraph with hard breaks. */
export function escapeMarkdownText(text: string): string {
  return text
    .split('\n')
    .map(escapeMarkdownLine)
    .filter((line) => line !== '')
    .join('\\\n');
}
