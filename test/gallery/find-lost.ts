import {
  type Field,
  type FieldStates,
  fieldKey,
  fieldsOf,
  initialState,
  statesFor,
  valueKeyOf,
} from '../../sandbox/fields.ts';
import { isObject, type Json, type JsonObject, objectAt, objectsAt, stringAt } from '../../sandbox/json.ts';
import { formatLong, parseLocalDate } from '../../src/core/calendar/local-date.ts';

/** One form as it was sent, and as the person has it then. */
export interface Exchange {
  readonly sent: JsonObject;
  /** Undefined where it is closed. */
  readonly seen: JsonObject | undefined;
  /** Whether Slack leaves in a field what was entered there, as long as its ids stay. */
  readonly leaves: 'what was entered' | 'nothing';
}

/** Whatever somebody wrote, chose, ticked or emptied, and that is not before them any more, as `label: words`. */
export function findLost({ sent, seen, leaves }: Exchange): readonly string[] {
  const blocks = objectsAt(seen, 'blocks');
  const entered = statesOf(sent);
  const states = statesFor(blocks, leaves === 'nothing' ? new Map() : entered);
  const held = fieldsOf(blocks).map((field) => holdingOf(field, states.get(fieldKey(field))));
  const read = JSON.stringify(blocks.map(({ element: _field, accessory: _other, ...words }) => words));
  const isKept = ({ name, said, began }: Holding) => {
    const asked = held.filter((one) => one.name === name);
    if (asked.some((one) => one.said.join('\n') === said.join('\n'))) return true;
    if (said.length === 0) return began.length === 0 || asked.length === 0;
    return said.every((words) => read.includes(inJson(words)));
  };
  return fieldsOf(objectsAt(sent, 'blocks'))
    .map((field) => holdingOf(field, entered.get(fieldKey(field))))
    .filter((holding) => !isKept(holding))
    .map(({ name, said }) => `${name}: ${said.join('; ')}`);
}

interface Holding {
  /** Its label, which stays where a form is drawn anew with other ids. */
  readonly name: string;
  /** Words that stand in it, or are chosen in it. */
  readonly said: readonly string[];
  /** The same, when the form was opened. */
  readonly began: readonly string[];
}

function holdingOf({ block, actionId, element }: Field, state: JsonObject = {}): Holding {
  const said = (of: JsonObject) => {
    const value = of[valueKeyOf(element) ?? ''];
    return (Array.isArray(value) ? value : [value]).flatMap(wordsOf).toSorted();
  };
  const label = stringAt(objectAt(block, 'label') ?? objectAt(block, 'text'), 'text');
  return { name: label ?? actionId, said: said(state), began: said(initialState(element)) };
}

function wordsOf(value: Json | undefined): readonly string[] {
  if (isObject(value)) return [stringAt(objectAt(value, 'text'), 'text') ?? ''];
  if (typeof value !== 'string' || value === '') return [];
  const day = parseLocalDate(value);
  return [day === undefined ? value : formatLong(day)];
}

function statesOf(view: JsonObject): FieldStates {
  const values = objectAt(objectAt(view, 'state'), 'values');
  return new Map(
    fieldsOf(objectsAt(view, 'blocks')).flatMap((field) => {
      const state = objectAt(objectAt(values, field.blockId), field.actionId);
      return state === undefined ? [] : [[fieldKey(field), state] as const];
    }),
  );
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
