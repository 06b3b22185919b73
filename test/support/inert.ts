import type { Json, JsonObject } from '../../sandbox/json.ts';
import { isObject } from '../../sandbox/json.ts';

/** A text in a payload that a person typed, and where it stands. */
export interface Shown {
  readonly pointer: string;
  readonly text: string;
  /** How Slack reads it there. */
  readonly reading: 'literal' | 'parsed' | 'unseen';
}

/** Carried along and given back; nobody reads it. */
const UNSEEN = ['private_metadata', 'value', 'block_id', 'action_id', 'external_id', 'callback_id'];
/** What stands in a field that somebody can type in. */
const TYPED_IN = ['initial_value'];

/**
 * Every text of a payload that holds a mark. Literal is what Slack never reads as more than letters: plain text without
 * emoji codes, the text elements of rich text, and what stands in a field.
 */
export function shownIn(payload: Json | undefined, marks: RegExp): readonly Shown[] {
  const shown: Shown[] = [];
  walk(payload, { pointer: '', parent: undefined, key: '' });
  return shown;

  function walk(part: Json | undefined, at: At): void {
    if (typeof part === 'string' && marks.test(part)) {
      shown.push({ pointer: at.pointer, text: part, reading: readingOf(at) });
    }
    if (Array.isArray(part)) {
      for (const [index, item] of part.entries()) walk(item, { ...at, pointer: `${at.pointer}/${index}` });
    }
    if (!isObject(part)) return;
    for (const [key, value] of Object.entries(part))
      walk(value, { pointer: `${at.pointer}/${key}`, parent: part, key });
  }
}

interface At {
  readonly pointer: string;
  readonly parent: JsonObject | undefined;
  readonly key: string;
}

function readingOf({ parent, key }: At): Shown['reading'] {
  if (UNSEEN.includes(key)) return 'unseen';
  if (TYPED_IN.includes(key) || key === 'accessibility_label') return 'literal';
  const isPlain = parent?.type === 'plain_text' && parent.emoji === false;
  const isRichText = parent?.type === 'text' && key === 'text';
  return key === 'text' && (isPlain || isRichText) ? 'literal' : 'parsed';
}

/** Escaped, nothing in it pings or links, whatever Slack parses. */
export function isEscaped(text: string): boolean {
  return !/[<>]/.test(text) && !/&(?!amp;|lt;|gt;)/.test(text);
}
