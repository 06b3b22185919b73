import type { PlainTextElement, RichTextBlock, RichTextSection, RichTextText } from '@slack/types';

/**
 * What our messages keep to, so that a heading or a correction still fits: chat.update takes 4,000 characters.
 * https://docs.slack.dev/reference/methods/chat.update
 */
export const MESSAGE_TEXT_ROOM = 3900;
/**
 * The answer to a command is never edited: there Slack takes ten times as much.
 * https://docs.slack.dev/reference/methods/chat.postMessage
 */
export const ANSWER_TEXT_ROOM = 39_000;
/** https://docs.slack.dev/reference/block-kit/blocks/header-block */
export const HEADER_LIMIT = 150;
/** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
export const TEXT_OBJECT_LIMIT = 3000;

/**
 * Exactly the three characters that Slack reads as markup. `<@U1>` and `<!channel>` become plain; a typed `@here` needs
 * `parse: 'none'` or `verbatim` besides. https://docs.slack.dev/messaging/formatting-message-text
 */
export function escapeSlack(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
}

/** Where a long text is best cut, best first: paragraph, line, sentence, word. */
const CUTS: readonly RegExp[] = [/\n\s*\n\s*/gu, /\n\s*/gu, /(?<=[.!?…]["'”’)\]]*)\s+/gu, /\s+/gu];

/**
 * Plain text in plain pieces that are no longer than the limit once they are escaped. Nothing is lost but the blanks at
 * the cuts. A word that is longer than the limit is cut between characters. No text gives no piece.
 */
export function splitToFit(text: string, limit: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const head = takeHead(rest, limit);
    pieces.push(head);
    rest = rest.slice(head.length).trimStart();
  }
  return pieces;
}

function takeHead(text: string, limit: number): string {
  const longest = longestFitting(text, limit);
  if (longest === text.length) return text;
  const room = text.slice(0, longest);
  for (const cut of CUTS) {
    // The blank after the last word that fits stands just outside the room.
    const places = [...text.slice(0, longest + 1).matchAll(cut)].map((match) => match.index);
    const last = places.filter((place) => place > 0 && place <= longest).at(-1);
    // A cut near the beginning would leave pieces of a few words: rather the next kind of cut.
    if (last !== undefined && last > longest / 4) return room.slice(0, last);
  }
  return room;
}

/** How many UTF-16 units of the text fit, in whole characters; at least one character, so that splitting ends. */
function longestFitting(text: string, limit: number): number {
  if (escapeSlack(text).length <= limit) return text.length;
  let escapedLength = 0;
  let length = 0;
  for (const character of text) {
    escapedLength += escapeSlack(character).length;
    if (escapedLength > limit && length > 0) return length;
    length += character.length;
  }
  return length;
}

/** Text that Slack shows exactly as it is, without emoji codes. */
export function plainText(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

/** Text inside rich text: Slack parses nothing in it, so it is the safe place for what people typed. */
export function richTextElement(text: string, style?: RichTextText['style']): RichTextText {
  return style === undefined ? { type: 'text', text } : { type: 'text', text, style };
}

export function richTextSection(...elements: readonly RichTextText[]): RichTextSection {
  return { type: 'rich_text_section', elements: [...elements] };
}

export function richText(...elements: readonly RichTextBlock['elements'][number][]): RichTextBlock {
  return { type: 'rich_text', elements: [...elements] };
}

/** Beginning with a capital letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
