import { elementsOf, optionsOf, valueKeyOf } from './fields.ts';
import type { JsonObject } from './json.ts';
import { stringAt } from './json.ts';
import type { Where } from './people.ts';
import { optionText, renderBlock, textOf } from './render.ts';

/** An element in its place among the blocks. */
export interface Found {
  readonly block: JsonObject;
  readonly blockId: string;
  readonly index: number;
  readonly element: JsonObject;
  /** What a person would call it: the button's text, the field's label, the menu's placeholder. */
  readonly name: string;
}

interface Wanted {
  readonly what: 'button' | 'field' | 'menu';
  readonly name: string;
  readonly matches: (found: Found) => boolean;
  readonly where: Where;
}

/** The button with this text. */
export function findButton(blocks: readonly JsonObject[], text: string | RegExp, where: Where): Found {
  return findOne(blocks, { what: 'button', name: String(text), where, matches: (found) => says(found.name, text) });
}

/** The input field with this label. */
export function findField(blocks: readonly JsonObject[], label: string | RegExp, where: Where): Found {
  return findOne(blocks, { what: 'field', name: String(label), where, matches: (found) => says(found.name, label) });
}

/** The menu, radio buttons or tick boxes that offer all these options. */
export function findMenu(blocks: readonly JsonObject[], options: readonly string[], where: Where): Found {
  const offers = (found: Found) => {
    const offered = optionsOf(found.element).map(optionText);
    return offered.length === 0 || options.every((option) => offered.includes(option));
  };
  return findOne(blocks, { what: 'menu', name: options.join(', '), where, matches: offers });
}

function findOne(blocks: readonly JsonObject[], wanted: Wanted): Found {
  const all = allOf(blocks, wanted.what);
  const named = all.filter((found) => wanted.matches(found) && fits(found, wanted.where));
  const close = wanted.where.near === undefined ? named : nearest(blocks, named, wanted.where.near);
  const one = close.length === 1 ? close[0] : close[(wanted.where.nth ?? 0) - 1];
  if (one !== undefined && (close.length === 1 ? (wanted.where.nth ?? 1) === 1 : true)) return one;
  const candidates = close.length === 0 ? all : close;
  const problem = close.length === 0 ? 'No' : `${close.length} times a`;
  const list = candidates.map((found) => `  ${describe(blocks, found)}`).join('\n');
  throw new Error(`${problem} ${wanted.what} “${wanted.name}”. There is:\n${list === '' ? '  nothing' : list}`);
}

function allOf(blocks: readonly JsonObject[], what: Wanted['what']): readonly Found[] {
  const all: Found[] = [];
  for (const [index, block] of blocks.entries()) {
    for (const element of elementsOf(block)) {
      if (kindOf(block, element) !== what) continue;
      all.push({ block, blockId: stringAt(block, 'block_id') ?? '', index, element, name: nameOf(block, element) });
    }
  }
  return all;
}

function kindOf(block: JsonObject, element: JsonObject): Wanted['what'] | undefined {
  if (element.type === 'button' || element.type === 'workflow_button') return 'button';
  if (block.type === 'input') return 'field';
  return element.type === 'overflow' || valueKeyOf(element) !== undefined ? 'menu' : undefined;
}

function nameOf(block: JsonObject, element: JsonObject): string {
  if (block.type === 'input') return textOf(block.label);
  return textOf(element.text) || textOf(element.placeholder) || (stringAt(element, 'type') ?? '');
}

function says(name: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? name.trim() === wanted.trim() : wanted.test(name);
}

function fits({ element, blockId }: Found, where: Where): boolean {
  if (where.blockId !== undefined && blockId !== where.blockId) return false;
  if (where.value !== undefined && element.value !== where.value) return false;
  if (where.actionId !== undefined && element.action_id !== where.actionId) return false;
  return where.accessibilityLabel === undefined || element.accessibility_label === where.accessibilityLabel;
}

/** Of several, those that stand closest below the words: in the same block, else in the blocks after it. */
function nearest(blocks: readonly JsonObject[], found: readonly Found[], near: string | RegExp): readonly Found[] {
  const distances = found.map((one) => distanceTo(blocks, one.index, near));
  const least = Math.min(...distances);
  return least === Number.POSITIVE_INFINITY ? [] : found.filter((_one, index) => distances[index] === least);
}

function distanceTo(blocks: readonly JsonObject[], from: number, near: string | RegExp): number {
  for (let index = from; index >= 0; index -= 1) {
    const block = blocks[index];
    if (block === undefined || (block.type === 'divider' && index < from)) break;
    const text = renderBlock(block);
    if (typeof near === 'string' ? text.includes(near) : near.test(text)) return from - index;
  }
  return Number.POSITIVE_INFINITY;
}

function describe(blocks: readonly JsonObject[], found: Found): string {
  const above = found.block.type === 'section' ? found.block : blocks[found.index - 1];
  const context = above === undefined ? '' : ` near “${renderBlock(above).split('\n')[0]?.slice(0, 80) ?? ''}”`;
  const value = found.element.value === undefined ? '' : `, value ${String(found.element.value)}`;
  return `“${found.name}”${context}${value}`;
}
