import type { Button, ContextBlock, KnownBlock, PlainTextElement, RichTextBlock, SectionBlock } from '@slack/types';

/*
 * Text that people typed goes into plain text or into rich text elements only: there nothing pings, links or formats.
 */

export type Part = string | { readonly bold: string } | { readonly italic: string };

/** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
const LONGEST_TEXT = 3000;
/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
const LONGEST_BUTTON = 75;

export function plainText(text: string): PlainTextElement {
  return { type: 'plain_text', text: cut(text, LONGEST_TEXT), emoji: false };
}

/** A paragraph of literal text; a long one is folded by Slack behind "see more". */
export function section(text: string, accessory?: Button): SectionBlock {
  return { type: 'section', text: plainText(text), ...(accessory === undefined ? {} : { accessory }) };
}

/** Literal text with some of it bold. */
export function richText(...parts: readonly Part[]): RichTextBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: parts.map(toElement) }] };
}

/** Somebody's own words, marked as quoted, line breaks kept. */
export function quote(text: string): RichTextBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [toElement(text)] }] };
}

export function context(...texts: readonly string[]): ContextBlock {
  return { type: 'context', elements: texts.map(plainText) };
}

export function header(text: string): KnownBlock {
  return { type: 'header', text: plainText(cut(text, 150)) };
}

export interface ButtonOptions {
  readonly actionId: string;
  readonly value: string;
  /** What a screen reader says instead of the text: which of several equal buttons this is. */
  readonly spoken?: string;
  readonly style?: 'primary' | 'danger';
}

export function button(text: string, { actionId, value, spoken, style }: ButtonOptions): Button {
  return {
    type: 'button',
    text: plainText(text),
    action_id: actionId,
    value,
    ...(spoken === undefined ? {} : { accessibility_label: cut(spoken, LONGEST_BUTTON) }),
    ...(style === undefined ? {} : { style }),
  };
}

/** Shortened to a length in UTF-16 units, never inside a character, with an ellipsis. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > longest - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

function toElement(part: Part) {
  if (typeof part === 'string') return { type: 'text' as const, text: part };
  if ('bold' in part) return { type: 'text' as const, text: part.bold, style: { bold: true } };
  return { type: 'text' as const, text: part.italic, style: { italic: true } };
}
