import type { Json, JsonObject } from '../../../sandbox/json.ts';
import { checkMessage } from '../../../sandbox/validate/message.ts';
import type { Refused } from '../../../sandbox/validate/problem.ts';
import { checkView } from '../../../sandbox/validate/view.ts';

/** One limit or rule: what breaks it, and what only just keeps it. */
export interface Case {
  /** The row of the table of limits it belongs to. */
  readonly row: string;
  readonly what: string;
  readonly refused: () => Refused | undefined;
  readonly taken?: () => Refused | undefined;
  /** Part of the error's name or of its message. */
  readonly says: string;
}

export const long = (length: number) => 'x'.repeat(length);
export const times = <Item>(count: number, make: (index: number) => Item) =>
  Array.from({ length: count }, (_, i) => make(i));
export const plain = (text: string): JsonObject => ({ type: 'plain_text', text });
export const mrkdwn = (text: string): JsonObject => ({ type: 'mrkdwn', text });
export const section = (extra: JsonObject = {}): JsonObject => ({ type: 'section', text: mrkdwn('Text'), ...extra });
export const option = (value: string, extra: JsonObject = {}): JsonObject => ({
  text: plain(`Option ${value}`),
  value,
  ...extra,
});
export const options = (count: number) => times(count, (index) => option(String(index)));
export const button = (extra: JsonObject = {}): JsonObject => ({ type: 'button', text: plain('Press'), ...extra });
export const actions = (...elements: readonly JsonObject[]): JsonObject => ({ type: 'actions', elements });
export const input = (element: JsonObject, extra: JsonObject = {}): JsonObject => ({
  type: 'input',
  label: plain('Label'),
  element,
  ...extra,
});
export const richText = (...parts: readonly JsonObject[]): JsonObject => ({ type: 'rich_text', elements: parts });
export const richSection = (...elements: readonly JsonObject[]): JsonObject => ({
  type: 'rich_text_section',
  elements,
});
export const raw = (text: string): JsonObject => ({ type: 'raw_text', text });

export const post = (args: JsonObject) => checkMessage({ channel: 'C1', text: 'Text', ...args }, 'post');
export const update = (args: JsonObject) => checkMessage({ channel: 'C1', ts: '1.0', text: 'Text', ...args }, 'update');
export const message = (...blocks: readonly Json[]) => post({ blocks });
export const home = (...blocks: readonly JsonObject[]) => checkView({ type: 'home', blocks });
export const view = (extra: JsonObject) =>
  checkView({ type: 'modal', title: plain('Title'), submit: plain('Save'), blocks: [section()], ...extra });
export const modal = (...blocks: readonly JsonObject[]) => view({ blocks });

/** The error's name and messages in one line. */
export function said(refused: Refused | undefined): string {
  if (refused === undefined) return '';
  return [refused.error, ...refused.problems.map((problem) => `${problem.pointer} ${problem.message}`)].join('; ');
}
