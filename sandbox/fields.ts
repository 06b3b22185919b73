import type { Json, JsonObject } from './json.ts';
import { isObject, listAt, objectAt, objectsAt, stringAt } from './json.ts';

/** An element that holds a value, and where it stands. */
export interface Field {
  readonly blockId: string;
  readonly actionId: string;
  readonly block: JsonObject;
  readonly element: JsonObject;
}

/** Which key of its state an element's value stands under, which of its own keys prefills it, and what empty looks like. */
const STATE_OF: Readonly<Record<string, { readonly key: string; readonly initial: string; readonly empty: Json }>> = {
  plain_text_input: { key: 'value', initial: 'initial_value', empty: null },
  email_text_input: { key: 'value', initial: 'initial_value', empty: null },
  url_text_input: { key: 'value', initial: 'initial_value', empty: null },
  number_input: { key: 'value', initial: 'initial_value', empty: null },
  rich_text_input: { key: 'rich_text_value', initial: 'initial_value', empty: null },
  radio_buttons: { key: 'selected_option', initial: 'initial_option', empty: null },
  static_select: { key: 'selected_option', initial: 'initial_option', empty: null },
  external_select: { key: 'selected_option', initial: 'initial_option', empty: null },
  users_select: { key: 'selected_user', initial: 'initial_user', empty: null },
  conversations_select: { key: 'selected_conversation', initial: 'initial_conversation', empty: null },
  channels_select: { key: 'selected_channel', initial: 'initial_channel', empty: null },
  datepicker: { key: 'selected_date', initial: 'initial_date', empty: null },
  timepicker: { key: 'selected_time', initial: 'initial_time', empty: null },
  datetimepicker: { key: 'selected_date_time', initial: 'initial_date_time', empty: null },
  checkboxes: { key: 'selected_options', initial: 'initial_options', empty: [] },
  multi_static_select: { key: 'selected_options', initial: 'initial_options', empty: [] },
  multi_external_select: { key: 'selected_options', initial: 'initial_options', empty: [] },
  multi_users_select: { key: 'selected_users', initial: 'initial_users', empty: [] },
  multi_conversations_select: { key: 'selected_conversations', initial: 'initial_conversations', empty: [] },
  multi_channels_select: { key: 'selected_channels', initial: 'initial_channels', empty: [] },
  file_input: { key: 'files', initial: '', empty: [] },
};

/** The key under which an element's value stands; undefined for an element without value, such as a button. */
export function valueKeyOf(element: JsonObject): string | undefined {
  return STATE_OF[stringAt(element, 'type') ?? '']?.key;
}

export function initialState(element: JsonObject): JsonObject {
  const type = stringAt(element, 'type') ?? '';
  const shape = STATE_OF[type];
  if (shape === undefined) return { type };
  return { type, [shape.key]: element[shape.initial] ?? shape.empty };
}

export function isEmptyState(state: JsonObject): boolean {
  const shape = STATE_OF[stringAt(state, 'type') ?? ''];
  const value = shape === undefined ? undefined : state[shape.key];
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Every element of a block that a person can act on. */
export function elementsOf(block: JsonObject): readonly JsonObject[] {
  const single = objectAt(block, 'accessory') ?? objectAt(block, 'element');
  if (single !== undefined) return [single];
  if (block.type === 'actions' || block.type === 'context_actions') return objectsAt(block, 'elements');
  return block.type === 'card' ? objectsAt(block, 'actions') : [];
}

export function fieldsOf(blocks: readonly JsonObject[]): readonly Field[] {
  const fields: Field[] = [];
  for (const block of blocks) {
    for (const element of elementsOf(block)) {
      if (valueKeyOf(element) === undefined) continue;
      const [blockId, actionId] = [stringAt(block, 'block_id') ?? '', stringAt(element, 'action_id') ?? ''];
      fields.push({ blockId, actionId, block, element });
    }
  }
  return fields;
}

/** All options of an element, groups included. */
export function optionsOf(element: JsonObject): readonly JsonObject[] {
  return [
    ...objectsAt(element, 'options'),
    ...objectsAt(element, 'option_groups').flatMap((group) => objectsAt(group, 'options')),
  ];
}

export type FieldStates = Map<string, JsonObject>;

export function fieldKey(field: Pick<Field, 'blockId' | 'actionId'>): string {
  return `${field.blockId}\n${field.actionId}`;
}

/** What stands in the fields of new blocks: what stood there before under the same two ids, else what prefills them. */
export function statesFor(blocks: readonly JsonObject[], before: FieldStates): FieldStates {
  const states: FieldStates = new Map();
  for (const field of fieldsOf(blocks)) {
    const kept = before.get(fieldKey(field));
    const isKept = kept !== undefined && kept.type === field.element.type && isStillOffered(kept, field.element);
    states.set(fieldKey(field), isKept ? kept : initialState(field.element));
  }
  return states;
}

function isStillOffered(state: JsonObject, element: JsonObject): boolean {
  const offered = optionsOf(element).map((option) => stringAt(option, 'value'));
  if (offered.length === 0) return true;
  const chosen = objectAt(state, 'selected_option');
  const several = listAt(state, 'selected_options').length > 0 ? objectsAt(state, 'selected_options') : [];
  const all = chosen === undefined ? several : [chosen, ...several];
  return all.every((option) => offered.includes(stringAt(option, 'value')));
}

/** As `view.state.values` and `state.values` have it: block id, then action id. */
export function stateValues(states: FieldStates): JsonObject {
  const values: Record<string, Record<string, JsonObject>> = {};
  for (const [key, state] of states) {
    const [blockId = '', actionId = ''] = key.split('\n');
    values[blockId] = { ...values[blockId], [actionId]: state };
  }
  return values;
}

/**
 * What a field holds on the way from one value to another: what is chosen one by one (tick boxes, menus of several) goes
 * item by item, the ones given up first; everything else changes at once.
 */
export function stepsBetween(before: JsonObject, after: JsonObject): readonly JsonObject[] {
  const key = STATE_OF[stringAt(after, 'type') ?? '']?.key ?? '';
  if (key === 'files' || !Array.isArray(after[key])) return [after];
  const [from, to] = [listAt(before, key), listAt(after, key)];
  const steps: JsonObject[] = [];
  let held = from;
  for (const item of from) {
    if (to.some((one) => isSame(one, item))) continue;
    held = held.filter((one) => one !== item);
    steps.push({ ...after, [key]: held });
  }
  for (const item of to) {
    if (from.some((one) => isSame(one, item))) continue;
    held = [...held, item];
    steps.push({ ...after, [key]: held });
  }
  return steps;
}

/** Options by their value, people and channels by their id. */
function isSame(one: Json, other: Json): boolean {
  return isObject(one) && isObject(other) ? one.value === other.value : one === other;
}
