import type { Delivery } from '../../sandbox/delivery.ts';
import { isObject, type Json, type JsonObject } from '../../sandbox/json.ts';
import type { ColumnReader } from '../support/read-column.ts';
import { readTheirs, type Swaps, type Theirs } from './things-of-others.ts';

/** The same, with the names and numbers of other things in it. */
export interface WithOtherIds extends Pick<Theirs, 'of' | 'secret' | 'given'> {
  readonly delivery: Delivery;
  /** Ids of what was written into it. */
  readonly ids: readonly string[];
}

const LONGEST_NAME = 6;

/** Who somebody is and what they look at does not come from what they write. */
const NOT_WRITTEN = ['user', 'user_id', 'team', 'team_id', 'trigger_id', 'response_url', 'channel', 'channel_id'];

/**
 * What this person does, done to what is another directorate's; and by an owner, to what is another owner's. Once with
 * all that names it, and once with its numbers alone under the names that were there.
 */
export function forgeIds(read: ColumnReader, delivery: Delivery, doer: string): readonly WithOtherIds[] {
  return readTheirs(read, doer, JSON.stringify(delivery.payload)).flatMap(({ of, names, number, secret, given }) => {
    // Ids are longer than codes and refs.
    const ids = [...new Set([...names.values()].filter((name) => name.length > LONGEST_NAME))];
    const forged = [forge(delivery, { names, number }), forge(delivery, { names: new Map(), number })];
    const different = forged.filter((each) => each !== undefined);
    return different.map((each) => ({ of, delivery: each, ids, secret, given }));
  });
}

/** Undefined where nothing of the kind is named. */
function forge(delivery: Delivery, { names, number }: Pick<Theirs, 'names' | 'number'>): Delivery | undefined {
  const written = JSON.stringify(delivery.payload, (key, value) => (NOT_WRITTEN.includes(key) ? undefined : value));
  const numbered = JSON.stringify(withNumber(JSON.parse(withCode(written, names)) as Json, number));
  const forged = names.size === 0 ? numbered : numbered.replaceAll(patternOf(names), (name) => names.get(name) ?? name);
  if (forged === written || (names.size > 0 && forged === numbered)) return undefined;
  return { ...delivery, payload: { ...delivery.payload, ...(JSON.parse(forged) as JsonObject) } };
}

/** A command that names no directorate names the first: what it is in the plans' order, and what is swapped. */
function withCode(written: string, names: Swaps): string {
  const { command, text } = JSON.parse(written) as JsonObject;
  const isNamed = !names.has('CE') || command !== '/quarter' || /\bCE\b/.test(String(text));
  return isNamed
    ? written
    : JSON.stringify({ ...(JSON.parse(written) as JsonObject), text: `${String(text)} CE`.trim() });
}

function patternOf(names: Swaps): RegExp {
  const longestFirst = [...names.keys()].toSorted((a, b) => b.length - a.length);
  return new RegExp(`(?<![\\w])(${longestFirst.join('|')})(?![\\w])`, 'g');
}

/** What a button, a menu or a form carries with it; what people type does not name anything. */
const CARRIES = ['value', 'private_metadata'];
/** Neither a part of a date, of a quarter or of an id, nor a moment. */
const A_NUMBER = /(?<![\w./-]|\d:)\d{1,5}(?![\w./-]|:\d)/g;

function withNumber(json: Json, number: number, key = ''): Json {
  if (typeof json === 'string') return CARRIES.includes(key) ? json.replaceAll(A_NUMBER, String(number)) : json;
  if (Array.isArray(json)) return json.map((each) => withNumber(each, number));
  if (!isObject(json) || String(json.type).endsWith('_input')) return json;
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [name, withNumber(value ?? null, number, name)]),
  );
}
