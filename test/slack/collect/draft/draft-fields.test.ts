import type { ViewOutput } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import {
  fillFromDraft,
  isChanged,
  makeDraftable,
  readTyped,
} from '../../../../src/slack/collect/draft/draft-fields.ts';
import { plainText } from '../../../../src/slack/text.ts';

const entry = { kind: 'milestone', id: 'm-1' } as const;
const options = ['green', 'red'].map((value) => ({ text: plainText(value), value }));
const label = plainText('Label');
const BLOCKS: readonly KnownBlock[] = [
  { type: 'divider' },
  { type: 'input', block_id: 'words|m-1|s', label, element: { type: 'plain_text_input', action_id: 'words' } },
  { type: 'input', block_id: 'choice|m-1|s', label, element: { type: 'radio_buttons', action_id: 'choice', options } },
  { type: 'input', block_id: 'choice|m-2|s', label, element: { type: 'radio_buttons', action_id: 'choice', options } },
  { type: 'input', block_id: 'day|m-1|s', label, element: { type: 'datepicker', action_id: 'day' } },
  { type: 'input', block_id: 'many|m-1|s', label, element: { type: 'checkboxes', action_id: 'many', options } },
  { type: 'input', block_id: 'who|m-1|s', label, element: { type: 'users_select', action_id: 'who' } },
];
const FIELDS = {
  words: 'One.\n- two',
  choice: 'red',
  'choice|m-2': 'green',
  day: '2026-09-30',
  many: 'green\nred',
  who: 'U1',
};

/** The view as Slack sends it when nothing was touched since it was drawn. */
function viewOf(blocks: readonly KnownBlock[]): Pick<ViewOutput, 'blocks' | 'state'> {
  const values: Record<string, Record<string, object>> = {};
  for (const block of blocks) {
    if (block.type !== 'input') continue;
    const element: object & { readonly action_id?: string } = block.element;
    const read = (key: string) => Reflect.get(element, key);
    values[block.block_id ?? ''] = {
      [element.action_id ?? '']: {
        value: read('initial_value'),
        selected_option: read('initial_option'),
        selected_options: read('initial_options'),
        selected_date: read('initial_date'),
        selected_user: read('initial_user'),
      },
    };
  }
  return JSON.parse(JSON.stringify({ blocks, state: { values } }));
}

describe('a form that begins with a draft', () => {
  it('gives the same draft back, whatever its fields are', () => {
    const view = viewOf(fillFromDraft(BLOCKS, { entry, fields: FIELDS }));
    expect(readTyped(view, { entry, acted: undefined })).toEqual({ fields: FIELDS, untouched: {} });
    expect(isChanged(view)).toBe(false);
  });

  it('is empty where the draft is, and chooses nothing that is not offered any more', () => {
    const filled = fillFromDraft(BLOCKS, { entry, fields: FIELDS });
    const emptied = fillFromDraft(filled, { entry, fields: { ...FIELDS, words: '', choice: 'purple' } });
    expect(readTyped(viewOf(emptied), { entry, acted: undefined }).fields).toMatchObject({ words: '', choice: '' });
  });

  it('keeps what it began with in a field that the draft does not know', () => {
    const filled = fillFromDraft(BLOCKS, { entry, fields: FIELDS });
    expect(fillFromDraft(filled, { entry, fields: {} })).toEqual(filled);
  });
});

describe('a field that is empty though it began with something', () => {
  const filled = fillFromDraft(BLOCKS, { entry, fields: FIELDS });
  const view = () => {
    const read = viewOf(filled);
    return {
      ...read,
      state: { values: { ...read.state.values, 'words|m-1|s': { words: { type: 'plain_text_input', value: null } } } },
    };
  };

  it('was emptied where it was acted on', () => {
    expect(readTyped(view(), { entry, acted: 'words|m-1|s' })).toMatchObject({ fields: { words: '' }, untouched: {} });
  });

  it('is untouched where another one was', () => {
    const { fields, untouched } = readTyped(view(), { entry, acted: 'choice|m-1|s' });
    expect(untouched).toEqual({ words: 'One.\n- two' });
    expect(fields).not.toHaveProperty('words');
    expect(isChanged(view())).toBe(false);
  });

  it('is untouched where it did not arrive at all, also when it was acted on', () => {
    const without = { blocks: view().blocks, state: { values: {} } };
    expect(readTyped(without, { entry, acted: 'words|m-1|s' })).toEqual({ fields: {}, untouched: FIELDS });
  });
});

describe('a form whose fields are kept', () => {
  it('tells of every change, texts while they are typed', () => {
    const [, words, choice] = makeDraftable(BLOCKS);
    expect(words).toMatchObject({
      dispatch_action: true,
      element: { dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } },
    });
    expect(choice).toMatchObject({ dispatch_action: true });
    expect(JSON.stringify(choice)).not.toContain('dispatch_action_config');
  });
});
