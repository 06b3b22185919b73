import type { ValuesFault } from './faults.ts';
import { fieldsOf, initialState } from './fields.ts';
import type { Json, JsonObject } from './json.ts';
import { isObject, objectAt, objectsAt } from './json.ts';

/** The same payload of a form with what a client or Slack may lose on the way. */
export function loseValues(payload: JsonObject, { fields, only = '' }: ValuesFault): JsonObject {
  const view = objectAt(payload, 'view');
  const state = objectAt(view, 'state');
  if (view === undefined || state === undefined) return payload;
  const sent = objectAt(state, 'values') ?? {};
  const kept = Object.fromEntries(Object.entries(sent).filter(([blockId]) => !blockId.startsWith(only)));
  const values = fields === 'missing' ? kept : { ...withoutUntouched(view, sent), ...kept };
  return { ...payload, view: { ...view, state: { ...state, values } } };
}

/** A field that stands as it began is empty; what was typed or chosen stays. */
function withoutUntouched(view: JsonObject, values: JsonObject): JsonObject {
  const emptied: Record<string, Json | undefined> = { ...values };
  for (const { blockId, actionId, element } of fieldsOf(objectsAt(view, 'blocks'))) {
    const states = emptied[blockId];
    if (!isObject(states) || !isSame(states[actionId], initialState(element))) continue;
    emptied[blockId] = { ...states, [actionId]: initialState({ type: element.type ?? '' }) };
  }
  return emptied;
}

function isSame(one: Json | undefined, other: Json): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
