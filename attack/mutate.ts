import { isObject, type Json, type JsonObject } from '../sandbox/json.ts';
import type { Random } from '../test/support/seeded.ts';
import { HOSTILE_TEXTS } from './hostile-texts.ts';

type Path = readonly (string | number)[];

/** One thing that is not as Slack would send it. */
export interface Mutation {
  readonly name: string;
  readonly path: Path;
  readonly value: Json | undefined;
}

const WRONG: readonly Json[] = [null, true, 0, -1, 1e308, '', 'x', [], {}, [[[]]], [null], { type: 'x' }];
const EXTRA_KEYS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', ''];
const GIVEN = ['values', 'actions', 'private_metadata'];
const DEPTH = 1_500;
const FORGED_ONE_IN = 3;

/** Ids of ours, as they stand in buttons and in what a form remembers: `m-2hd83kp`. */
const OWN_ID = /\b[a-z]{1,2}-[0-9a-z]{7}\b/g;

/** What an attack may be made from. */
export interface Drawn {
  readonly random: Random;
  /** Payloads of other clicks, whose values are put where they do not belong. */
  readonly others: readonly JsonObject[];
  /** Ids that stand in our tables, whoever they belong to. */
  readonly ids: readonly string[];
}

/**
 * Draws one to three mutations of a payload that Slack did send. A forged id comes alone: a form that is broken besides
 * would be refused for that.
 */
export function drawMutations(payload: JsonObject, drawn: Drawn): readonly Mutation[] {
  const { random } = drawn;
  if (random.below(FORGED_ONE_IN) === 0) return [forgeId(payload, drawn)];
  return Array.from({ length: 1 + random.below(3) }, () => {
    const draw = random.pick([replaceAnything, removeKey, putHostileText, swapValue, addKey]);
    return draw(payload, drawn);
  });
}

export function mutate(payload: JsonObject, mutations: readonly Mutation[]): JsonObject {
  return mutations.reduce((changed, { path, value }) => {
    const next = changeAt(changed, path, value);
    return isObject(next) ? next : changed;
  }, payload);
}

type Draw = (payload: JsonObject, drawn: Drawn) => Mutation;

const replaceAnything: Draw = (payload, { random }) => ({
  name: 'another type',
  path: pickPath(pathsIn(payload), random),
  value: WRONG[random.below(WRONG.length)],
});

const removeKey: Draw = (payload, { random }) => ({
  name: 'a key less',
  path: pickPath(pathsIn(payload), random),
  value: undefined,
});

const putHostileText: Draw = (payload, { random }) => {
  const texts = pathsIn(payload).filter((path) => typeof valueAt(payload, path) === 'string');
  return {
    name: 'hostile text',
    path: pickPath(texts, random),
    value: HOSTILE_TEXTS[random.below(HOSTILE_TEXTS.length)],
  };
};

/** What stands at the same place in what another person did. */
const swapValue: Draw = (payload, { random, others }) => {
  const other = others[random.below(others.length)] ?? payload;
  const shared = pathsIn(payload).filter((path) => valueAt(other, path) !== undefined);
  const path = pickPath(shared, random);
  return { name: 'a forged value', path, value: valueAt(other, path) };
};

/** Another milestone, person or directorate, at one place where one is named. */
const forgeId: Draw = (payload, { random, ids }) => {
  const places = pathsIn(payload).filter((path) => new RegExp(OWN_ID).test(String(valueAt(payload, path) ?? '')));
  const path = pickPath(places, random);
  const value = String(valueAt(payload, path) ?? '');
  const found = value.match(OWN_ID) ?? [];
  const own = found[random.below(Math.max(found.length, 1))] ?? '';
  const alike = ids.filter((id) => id !== own && id.split('-')[0] === own.split('-')[0]);
  return {
    name: "another one's id",
    path,
    value: value.replaceAll(own, alike[random.below(Math.max(alike.length, 1))] ?? own),
  };
};

const addKey: Draw = (payload, { random }) => {
  const objects = pathsIn(payload).filter((path) => isObject(valueAt(payload, path)));
  const key = EXTRA_KEYS[random.below(EXTRA_KEYS.length)] ?? '';
  return {
    name: 'a key more',
    path: [...pickPath(objects, random), key],
    value: random.pick<Json>([{}, 'x', nested()]),
  };
};

function nested(): Json {
  let value: Json = 'deep';
  for (let depth = 0; depth < DEPTH; depth += 1) value = [value];
  return value;
}

/** Every place in it, its own leaves and branches. */
function pathsIn(value: Json | undefined, path: Path = []): readonly Path[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => [[...path, index], ...pathsIn(one, [...path, index])]);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => [[...path, key], ...pathsIn(one, [...path, key])]);
}

/** What somebody typed, chose or pressed, in half of all draws: the rest of a payload is far larger, and hardly looked at. */
function pickPath(paths: readonly Path[], random: Random): Path {
  const given = paths.filter((path) => path.some((key) => GIVEN.includes(String(key))));
  const places = given.length > 0 && random.below(2) === 0 ? given : paths;
  return places[random.below(places.length)] ?? ['nothing'];
}

function valueAt(value: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((at, key) => {
    if (Array.isArray(at)) return at[Number(key)];
    return isObject(at) && Object.hasOwn(at, String(key)) ? at[String(key)] : undefined;
  }, value);
}

function changeAt(value: Json | undefined, [key, ...rest]: Path, changed: Json | undefined): Json | undefined {
  if (key === undefined) return changed;
  if (Array.isArray(value)) {
    return value.flatMap((one, index) => {
      if (index !== key) return [one];
      const next = changeAt(one, rest, changed);
      return next === undefined ? [] : [next];
    });
  }
  if (!isObject(value)) return value;
  const own = Object.hasOwn(value, String(key)) ? value[String(key)] : undefined;
  // As an own key, also where that is called __proto__.
  const entries = Object.entries(value).filter(([name]) => name !== String(key));
  const next = changeAt(own, rest, changed);
  return Object.fromEntries(next === undefined ? entries : [...entries, [String(key), next]]);
}
