import type { KnownBlock, RichTextBlock } from '@slack/types';
import { escapeSlack, MESSAGE_TEXT_ROOM, splitToFit } from './text.ts';

/** The whole content as plain text: screen readers read a message's text and not its blocks. Escaped for Slack. */
export function blocksToText(blocks: readonly KnownBlock[]): string {
  const text = blocks
    .map(blockToText)
    .filter((line) => line !== '')
    .join('\n');
  const [head = '', ...rest] = splitToFit(text, MESSAGE_TEXT_ROOM);
  return escapeSlack(rest.length === 0 ? head : `${head}…`);
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
  let text = '';
  for (const element of block.elements) {
    for (const part of element.elements) {
      if (part.type === 'text') text += part.text;
    }
  }
  return text;
}
