import { listAt, numberAt, stringAt } from '../json.ts';
import type { Setting } from './elements.ts';
import { checkInitialOptions, checkOptionsOrGroups } from './options.ts';
import type { Subject } from './problem.ts';
import { complain } from './problem.ts';
import { checkCount, checkKeys } from './shapes.ts';

/** What each kind of menu may have beside what all have. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  static_select: ['options', 'option_groups', 'initial_option'],
  external_select: ['initial_option', 'min_query_length'],
  users_select: ['initial_user'],
  channels_select: ['initial_channel', 'response_url_enabled'],
  conversations_select: ['initial_conversation', 'default_to_current_conversation', 'filter', 'response_url_enabled'],
  multi_static_select: ['options', 'option_groups', 'initial_options', 'max_selected_items'],
  multi_external_select: ['initial_options', 'min_query_length', 'max_selected_items'],
  multi_users_select: ['initial_users', 'max_selected_items'],
  multi_channels_select: ['initial_channels', 'max_selected_items'],
  multi_conversations_select: [
    'initial_conversations',
    'default_to_current_conversation',
    'filter',
    'max_selected_items',
  ],
};

const INITIAL_LISTS = ['initial_options', 'initial_users', 'initial_channels', 'initial_conversations'];

/** @see https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
export function checkSelect(element: Subject, setting: Setting) {
  const type = stringAt(element.it, 'type') ?? '';
  const common = ['type', 'action_id', 'placeholder', 'confirm', 'focus_on_load'];
  checkKeys(element, [...common, ...(KEYS[type] ?? [])]);
  if (type.endsWith('static_select')) {
    checkOptionsOrGroups(element);
    checkInitialOptions(element);
  }
  checkCount(element, 'min_query_length', { min: 0, max: Number.MAX_SAFE_INTEGER });
  checkCount(element, 'max_selected_items', { min: 1, max: Number.MAX_SAFE_INTEGER });
  checkSelectedItems(element);
  const isModalInput = setting.surface === 'modal' && setting.block === 'input';
  if (element.it.response_url_enabled === true && !isModalInput) {
    complain(element, 'response_url_enabled', 'only in the input blocks of a modal');
  }
}

function checkSelectedItems(element: Subject) {
  const most = numberAt(element.it, 'max_selected_items');
  if (most === undefined) return;
  for (const key of INITIAL_LISTS) {
    if (listAt(element.it, key).length > most) complain(element, key, `no more than ${most} items allowed`);
  }
}
