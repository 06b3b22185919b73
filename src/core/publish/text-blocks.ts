import { cleanText } from './clean-text.ts';

/** A piece of commentary as it was laid out: a paragraph (its own line breaks kept) or a list. */
export type TextBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'bullets'; readonly items: readonly string[] };

const BULLET = /^\s*[-•–]\s+(\S.*)$/u;

/**
 * Reads typed text. A blank line ends a paragraph; lines that begin with "- " are a list. Anything else stays as it is.
 */
export function parseTextBlocks(typed: string): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  for (const paragraph of cleanText(typed).split(/\n\s*\n/u)) {
    for (const lines of groupLines(paragraph.split('\n'))) blocks.push(toBlock(lines));
  }
  return blocks.filter((block) => block.kind === 'bullets' || block.text !== '');
}

/** Consecutive lines of the same kind: list or not. */
function groupLines(lines: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before !== undefined && BULLET.test(before) === BULLET.test(line)) last.push(line);
    else groups.push([line]);
  }
  return groups;
}

function toBlock(lines: readonly string[]): TextBlock {
  const items = lines.map((line) => BULLET.exec(line)?.[1]).filter((item) => item !== undefined);
  if (items.length > 0) return { kind: 'bullets', items };
  return {
    kind: 'paragraph',
    text: lines
      .map((line) => line.trim())
      .join('\n')
      .trim(),
  };
}
