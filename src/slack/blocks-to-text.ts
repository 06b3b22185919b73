import type { KnownBlock, RichTextBlock, RichTextElement } from '@slack/types';
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
