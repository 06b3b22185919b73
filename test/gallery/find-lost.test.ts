import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../sandbox/json.ts';
import { findLost } from './find-lost.ts';

const option = (text: string) => ({ text: { type: 'plain_text', text }, value: `value of ${text}` });

/** Kind of field, where its value stands, what begins it, and a value with the words of it that somebody reads. */
const FIELDS: readonly (readonly [string, string, string, Json, string])[] = [
  ['plain_text_input', 'value', 'initial_value', 'Two sites are open.', 'Two sites are open.'],
  ['static_select', 'selected_option', 'initial_option', option('Green'), 'Green'],
  ['radio_buttons', 'selected_option', 'initial_option', option('Green'), 'Green'],
  ['checkboxes', 'selected_options', 'initial_options', [option('Provisional')], 'Provisional'],
  ['multi_static_select', 'selected_options', 'initial_options', [option('Anne')], 'Anne'],
  ['users_select', 'selected_user', 'initial_user', 'U1', 'U1'],
  ['multi_users_select', 'selected_users', 'initial_users', ['U1'], 'U1'],
  ['datepicker', 'selected_date', 'initial_date', '2026-12-04', '4 December 2026'],
];

function input(type: string, blockId: string, more: JsonObject = {}): JsonObject {
  const options = [option('Green'), option('Provisional'), option('Anne'), option('Red')];
  const element = { type, action_id: 'field', options, ...more };
  return { type: 'input', block_id: blockId, label: { type: 'plain_text', text: 'Field' }, element };
}

describe.each(FIELDS)('what was entered in %s', (type, key, initial, value, words) => {
  const sent = { blocks: [input(type, 'b|1')], state: { values: { 'b|1': { field: { type, [key]: value } } } } };
  const find = (blocks: readonly JsonObject[], leaves: 'what was entered' | 'nothing' = 'nothing') =>
    findLost({ sent, seen: { blocks }, leaves });

  it('is lost in an empty field, and in a closed form', () => {
    for (const lost of [find([input(type, 'b|2')]), find([input(type, 'b|1')]), find([])])
      expect(lost).toEqual([`Field: ${words}`]);
    expect(findLost({ sent, seen: undefined, leaves: 'nothing' })).toEqual([`Field: ${words}`]);
  });

  it('is kept in a field that begins with it, in one that Slack leaves alone, and in words to copy', () => {
    expect(find([input(type, 'b|2', { [initial]: value })])).toEqual([]);
    expect(find([input(type, 'b|1')], 'what was entered')).toEqual([]);
    expect(find([{ type: 'section', text: { type: 'mrkdwn', text: `Field: ${words}` } }])).toEqual([]);
  });

  it('is lost, too, where it was emptied and stands there again', () => {
    const began = { [initial]: value };
    const emptied = { blocks: [input(type, 'b|1', began)], state: { values: { 'b|1': { field: { type } } } } };
    const seen = { blocks: [input(type, 'b|2', began)] };
    expect(findLost({ sent: emptied, seen, leaves: 'nothing' })).toEqual(['Field: ']);
  });
});
