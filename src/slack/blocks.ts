import type {
  Button,
  ConfirmationDialog,
  ContextBlock,
  KnownBlock,
  RichTextBlock,
  SectionBlock,
  StaticSelect,
} from '@slack/types';
import { HEADER_LIMIT, plainText, richText, richTextElement, richTextSection, TEXT_OBJECT_LIMIT } from './text.ts';

/*
 * Text that people typed goes into plain text or into rich text elements only: there nothing pings, links or formats.
 */

export type Part = string | { readonly bold: string };

/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
const LONGEST_BUTTON = 75;

/** A paragraph of literal text; a long one is folded by Slack behind "see more". */
export function section(text: string, accessory?: Button | StaticSelect): SectionBlock {
  return {
    type: 'section',
    text: plainText(cut(text, TEXT_OBJECT_LIMIT)),
    ...(accessory === undefined ? {} : { accessory }),
  };
}

/** One paragraph of literal text, some of it bold. Slack refuses a message for one empty text, so those are left out. */
export function richLine(...parts: readonly Part[]): RichTextBlock {
  return richText(richTextSection(...parts.filter((part) => part !== '').map(toElement)));
}

/** What is said above something else, and a line where it ends. */
export function apart(said: readonly KnownBlock[]): readonly KnownBlock[] {
  return said.length === 0 || said.at(-1)?.type === 'divider' ? said : [...said, { type: 'divider' }];
}

export function context(...texts: readonly string[]): ContextBlock {
  return { type: 'context', elements: texts.map((text) => plainText(cut(text, TEXT_OBJECT_LIMIT))) };
}

export function header(text: string): KnownBlock {
  return { type: 'header', text: plainText(cut(text, HEADER_LIMIT)) };
}

export interface ButtonOptions {
  readonly actionId: string;
  readonly value: string;
  /**
   * What a screen reader says instead of the text: which of several equal buttons this is. It begins with the text, so that
   * whoever speaks to their device can press by saying what is read there (WCAG 2.5.3).
   */
  readonly spoken?: string;
  readonly style?: 'primary' | 'danger';
  /** Asked before it happens. */
  readonly confirm?: { readonly title: string; readonly text: string; readonly yes: string; readonly no: string };
}

export function button(text: string, { actionId, value, spoken, style, confirm }: ButtonOptions): Button {
  return {
    type: 'button',
    text: plainText(text),
    action_id: actionId,
    value,
    ...(spoken === undefined ? {} : { accessibility_label: cut(spoken, LONGEST_BUTTON) }),
    ...(style === undefined ? {} : { style }),
    ...(confirm === undefined ? {} : { confirm: buildConfirm(confirm) }),
  };
}

/** https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
function buildConfirm({ title, text, yes, no }: NonNullable<ButtonOptions['confirm']>): ConfirmationDialog {
  return {
    title: plainText(title),
    text: plainText(cut(text, LONGEST_CONFIRM_TEXT)),
    confirm: plainText(yes),
    deny: plainText(no),
  };
}

const LONGEST_CONFIRM_TEXT = 300;

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
  return typeof part === 'string' ? richTextElement(part) : richTextElement(part.bold, { bold: true });
}

/** https://docs.slack.dev/reference/block-kit/blocks */
const MOST_BLOCKS = { message: 50, home: 100, modal: 100 } as const;

/**
 * As many blocks as the surface takes; where there are more, a line says what to do.
 * @param last what stands at the end, whatever is left out before it: half of the surface at most
 */
export function fitBlocks(
  blocks: readonly KnownBlock[],
  surface: keyof typeof MOST_BLOCKS,
  last: readonly KnownBlock[] = [],
): readonly KnownBlock[] {
  const most = MOST_BLOCKS[surface];
  if (blocks.length + last.length <= most) return [...blocks, ...last];
  const end = last.slice(-most / 2);
  return [...blocks.slice(0, most - end.length - 1), context(MORE), ...end];
}

const MORE =
  'There is more than fits here. Type /milestone and a ref to see one; the Home tab of Ragtime shows everything.';
