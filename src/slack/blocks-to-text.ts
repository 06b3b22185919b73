import type { KnownBlock, RichTextBlock, RichTextElement } from '@slack/types';
import { escapeSlack, MESSAGE_TEXT_ROOM, splitToFit } from './text.ts';

/** Even where there is much to say, each line says this much of itself: who and what it is about. */
const SHORTEST_LINE = 60;
/** How many more lines there are, and where. */
const ROOM_FOR_REST = 80;

/**
 * The whole content as plain text: screen readers read a message's text and not its blocks. Escaped for Slack. Where there is
 * more than fits, the longest lines lose their ends, not the message its last lines.
 */
export function blocksToText(blocks: readonly KnownBlock[], room = MESSAGE_TEXT_ROOM): string {
  const lines = blocks
    .map(blockToText)
    .filter((text) => text !== '')
    .flatMap((text) => text.split('\n'));
  return escapeSlack(shortenToFit(lines, room).join('\n'));
}

function shortenToFit(lines: readonly string[], room: number): readonly string[] {
  const sizes = lines.map(sizeOf);
  const longest = longestLine(sizes, room);
  if (longest >= SHORTEST_LINE) return lines.map((line, index) => shorten(line, sizes[index] ?? 0, longest));
  const short = lines.map((line, index) => shorten(line, sizes[index] ?? 0, SHORTEST_LINE));
  const count = countFitting(short, room - ROOM_FOR_REST);
  return [...short.slice(0, count), `… and ${lines.length - count} more lines. /milestone shows what is yours.`];
}

/** As Slack counts it, with the break behind it. */
function sizeOf(line: string): number {
  return escapeSlack(line).length + 1;
}

/** How long each line may be, so that all of them fit: what short ones leave goes to the others. */
function longestLine(sizes: readonly number[], room: number): number {
  let left = room;
  const ascending = sizes.toSorted((one, other) => one - other);
  for (const [index, size] of ascending.entries()) {
    const each = Math.floor(left / (ascending.length - index));
    if (size > each) return each;
    left -= size;
  }
  return room;
}

function shorten(line: string, size: number, longest: number): string {
  if (size <= longest) return line;
  const [head = ''] = splitToFit(line, longest - 2);
  return `${head}…`;
}

function countFitting(lines: readonly string[], room: number): number {
  let left = room;
  const first = lines.findIndex((line) => {
    left -= sizeOf(line);
    return left < 0;
  });
  return first === -1 ? lines.length : first;
}

function blockToText(block: KnownBlock): string {
  switch (block.type) {
    case 'header':
      return block.text.text;
    case 'section':
      return block.text?.text ?? '';
    case 'context':
      return block.elements.map((element) => ('text' in element ? element.text : '')).join(' ');
    case 'rich_text':
      return richTextToText(block);
    default:
      return '';
  }
}

function richTextToText(block: RichTextBlock): string {
  return block.elements
    .map((element) =>
      element.type === 'rich_text_list'
        ? element.elements.map((item) => `• ${partsToText(item)}`).join('\n')
        : partsToText(element),
    )
    .join('');
}

function partsToText({ elements }: { readonly elements: readonly RichTextElement[] }): string {
  return elements.map(partToText).join('');
}

/** Whoever reads by ear hears where a link leads; the name of a channel is Slack's to say. */
function partToText(part: RichTextElement): string {
  if (part.type === 'text') return part.text;
  if (part.type === 'channel') return 'the channel';
  return part.type === 'link' ? `${part.text ?? ''} (${part.url})` : '';
}
