import type { Place } from './plan-file-problem.ts';
import type { Tree, TreeField } from './plan-file-tree.ts';

/** A value of a plan file with its path in plain words; what checks walk on, whether or not the value fits. */
export interface Spot {
  readonly place: Place;
  /** `areas › Integrated commissioning › milestones › 3 (COPS2) › due` */
  readonly field: string;
  /** The text; undefined for lists and groups. */
  readonly text: string | undefined;
  /** Of a list; empty for anything else. */
  readonly items: readonly Spot[];
  /** Of a group: the value behind a key, if there is one. */
  readonly get: (key: string) => Spot | undefined;
  readonly keyPlace: (key: string) => Place | undefined;
  /** What stands directly below, of lists and groups alike. */
  readonly children: () => readonly Spot[];
  /** Keys that this group has more than once. */
  readonly repeated: readonly { readonly key: string; readonly place: Place }[];
}

const LONGEST_NAME = 40;
const NAMING_KEYS = ['initials', 'name', 'title'];

export function spotOf(tree: Tree, field = ''): Spot {
  const { content, place } = tree;
  const items =
    content.kind === 'list' ? content.items.map((item, index) => spotOf(item, join(field, nameOf(item, index)))) : [];
  const fields = content.kind === 'group' ? content.fields : new Map<string, TreeField>();
  // Every check asks again for the same lists; without remembering them a long file would take seconds.
  const known = new Map<string, Spot>();
  const get = (key: string) => {
    const value = fields.get(key)?.value;
    if (value === undefined) return undefined;
    const spot = known.get(key) ?? spotOf(value, join(field, key));
    known.set(key, spot);
    return spot;
  };
  return {
    place,
    field,
    text: content.kind === 'text' ? content.text : undefined,
    items,
    get,
    keyPlace: (key) => fields.get(key)?.keyPlace,
    children: () => [...items, ...[...fields.keys()].flatMap((key) => get(key) ?? [])],
    repeated: content.kind === 'group' ? content.repeated : [],
  };
}

/** As far along the path as the file goes, and the words for all of it. */
export function followPath(root: Spot, path: readonly PropertyKey[]): Spot & { readonly isMissing: boolean } {
  let spot = root;
  for (const [index, step] of path.entries()) {
    const next = typeof step === 'number' ? spot.items[step] : spot.get(String(step));
    if (next === undefined) {
      const place = spot.keyPlace(String(step)) ?? spot.place;
      const field = [spot.field, ...path.slice(index).map(String)].filter((part) => part !== '').join(' › ');
      return { ...spot, place, field, text: undefined, isMissing: true };
    }
    spot = next;
  }
  return { ...spot, isMissing: false };
}

/** The plain value, for the schema; empty keys are absent. */
export function plainValue(tree: Tree): unknown {
  const { content } = tree;
  if (content.kind === 'text') return content.text;
  if (content.kind === 'list') return content.items.map(plainValue);
  const plain = Object.create(null);
  for (const [key, { value }] of content.fields) {
    // A key written without a value is absent where it is known, and still refused where it is not.
    plain[key] = value === undefined ? undefined : plainValue(value);
  }
  return plain;
}

function join(field: string, part: string): string {
  return field === '' ? part : `${field} › ${part}`;
}

function nameOf(item: Tree, index: number): string {
  if (item.content.kind !== 'group') return String(index + 1);
  const { fields } = item.content;
  const text = (key: string) => {
    const value = fields.get(key)?.value?.content;
    return value?.kind === 'text' && value.text !== '' ? value.text.slice(0, LONGEST_NAME) : undefined;
  };
  const ref = text('ref');
  if (ref !== undefined) return `${index + 1} (${ref})`;
  return NAMING_KEYS.map(text).find((name) => name !== undefined) ?? String(index + 1);
}
