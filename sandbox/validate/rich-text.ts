import { objectsAt, stringAt } from '../json.ts';
import { LIST_INDENT } from './limits.ts';
import type { Subject } from './problem.ts';
import { complain } from './problem.ts';
import { checkCount, checkKeys, checkList, checkOneOf, checkString } from './shapes.ts';

const PARTS = ['rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted'];
const INLINE = ['text', 'link', 'emoji', 'user', 'usergroup', 'channel', 'date', 'broadcast', 'color', 'team'];
/** Real notifications by the bot, and never meant: they come in with text of people. */
const PINGS = ['broadcast', 'usergroup', 'team'];

/** @see https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
export function checkRichText(block: Subject) {
  checkKeys(block, ['type', 'block_id', 'elements']);
  if (block.it.type !== 'rich_text') complain(block, 'type', 'must be rich_text');
  for (const part of checkList(block, 'elements', { min: 1, max: Number.MAX_SAFE_INTEGER })) checkPart(part, PARTS);
}

function checkPart(part: Subject, allowed: readonly string[]): void {
  const type = stringAt(part.it, 'type') ?? '';
  if (!allowed.includes(type)) {
    complain(part, 'type', `must be one of ${allowed.join(', ')}`);
    return;
  }
  checkKeys(part, ['type', 'elements', ...extraKeys(type)]);
  const elements = checkList(part, 'elements', { min: 0, max: Number.MAX_SAFE_INTEGER });
  if (part.it.elements === undefined) complain(part, 'elements', 'missing required list');
  if (type === 'rich_text_list') checkListPart(part, elements);
  else for (const element of elements) checkInline(element);
}

function checkListPart(part: Subject, items: readonly Subject[]) {
  checkOneOf(part, 'style', ['bullet', 'ordered']);
  if (part.it.style === undefined) complain(part, 'style', 'missing required field');
  checkCount(part, 'indent', { min: 0, max: LIST_INDENT });
  for (const item of items) checkPart(item, ['rich_text_section']);
}

function extraKeys(type: string): readonly string[] {
  if (type === 'rich_text_list') return ['style', 'indent', 'offset', 'border'];
  return type === 'rich_text_section' ? [] : ['border', 'language'];
}

function checkInline(element: Subject) {
  const type = stringAt(element.it, 'type') ?? '';
  if (!INLINE.includes(type)) return complain(element, 'type', `must be one of ${INLINE.join(', ')}`);
  if (PINGS.includes(type)) return complain(element, 'type', `pings: ${type} elements are real notifications`);
  if (type === 'text') checkString(element, 'text', { max: Number.MAX_SAFE_INTEGER, isRequired: true });
  if (type === 'link') checkString(element, 'url', { max: Number.MAX_SAFE_INTEGER, isRequired: true });
}

/** How much text stands in a rich text block. */
export function richTextLength(block: Subject['it']): number {
  let length = (stringAt(block, 'text') ?? '').length;
  for (const element of objectsAt(block, 'elements')) length += richTextLength(element);
  return length;
}
