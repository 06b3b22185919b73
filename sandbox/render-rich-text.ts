import type { JsonObject } from './json.ts';
import { objectsAt, stringAt } from './json.ts';

/** A `rich_text` block as readable text. */
export function richTextToText(block: JsonObject): string {
  return objectsAt(block, 'elements').map(partToText).join('\n');
}

function partToText(part: JsonObject): string {
  const elements = objectsAt(part, 'elements');
  if (part.type === 'rich_text_list') {
    const indent = '  '.repeat(typeof part.indent === 'number' ? part.indent : 0);
    return elements.map((item, index) => `${indent}${bullet(part, index)} ${partToText(item)}`).join('\n');
  }
  const text = elements.map(elementToText).join('');
  return part.type === 'rich_text_quote' ? `> ${text.replaceAll('\n', '\n> ')}` : text.replace(/\n$/, '');
}

function bullet(list: JsonObject, index: number): string {
  return list.style === 'ordered' ? `${index + 1}.` : '-';
}

function elementToText(element: JsonObject): string {
  switch (element.type) {
    case 'text':
      return stringAt(element, 'text') ?? '';
    case 'link':
      return stringAt(element, 'text') ?? stringAt(element, 'url') ?? '';
    case 'emoji':
      return `:${stringAt(element, 'name') ?? ''}:`;
    case 'date':
      return stringAt(element, 'fallback') ?? '';
    case 'user':
      return `@${stringAt(element, 'user_id') ?? ''}`;
    case 'channel':
      return `#${stringAt(element, 'channel_id') ?? ''}`;
    case 'broadcast':
      return `@${stringAt(element, 'range') ?? ''}`;
    default:
      return '';
  }
}
