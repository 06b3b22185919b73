import type { KnownBlock, RichTextBlock } from '@slack/types';
import { cut } from './blocks.ts';

/** https://docs.slack.dev/reference/methods/chat.postMessage: longer text should not be relied on. */
const LONGEST_MESSAGE_TEXT = 3900;

/** The whole content as plain text: screen readers read a message's text and not its blocks. Escaped for Slack. */
export function blocksToText(blocks: readonly KnownBlock[]): string {
  const lines = blocks.map(blockToText).filter((line) => line !== '');
  return cut(escapeText(lines.join('\n')), LONGEST_MESSAGE_TEXT);
}

/** Exactly these three: https://docs.slack.dev/messaging/formatting-message-text */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
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
