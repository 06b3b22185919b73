import type { Desk } from './desk.ts';
import { stateFrom } from './field-values.ts';
import { optionsOf, stepsBetween, valueKeyOf } from './fields.ts';
import type { Found } from './find.ts';
import { findButton, findField, findMenu } from './find.ts';
import type { JsonObject } from './json.ts';
import { listAt, objectAt } from './json.ts';
import type { FieldValue, Seen, Typing, Where } from './people.ts';
import type { Place } from './places.ts';
import { placeFor, viewPlace } from './places.ts';
import { confirms, countClick, keepState, record, sendAction, stateNow, unheard } from './sending.ts';
import { openForm } from './submitting.ts';
import { withSuggestions } from './suggesting.ts';

export async function pressButton(desk: Desk, button: string | RegExp, where: Where): Promise<Seen> {
  const place = placeFor(desk, where);
  const found = findButton(place.blocks, button, where);
  countClick(desk);
  record(desk, place, { did: 'pressed', text: found.name });
  if (!confirms(desk, { found, place }, where)) return unheard(desk);
  return sendAction(desk, place, { found, state: undefined, settleMs: where.settleMs });
}

export async function chooseOption(desk: Desk, option: string | readonly string[], where: Where): Promise<Seen> {
  const place = placeFor(desk, where);
  const options = typeof option === 'string' ? [option] : option;
  const found = await withSuggestions(desk, place, findMenu(place.blocks, options, where), options[0] ?? '');
  record(desk, place, { did: 'chose', text: options.join(', ') });
  if (found.element.type !== 'overflow') return change(desk, place, { found, value: option, where });
  countClick(desk);
  if (!confirms(desk, { found, place }, where)) return unheard(desk);
  const chosen = optionsOf(found.element).find((one) => objectAt(one, 'text')?.text === options[0]) ?? {};
  return sendAction(desk, place, { found, state: { selected_option: chosen }, settleMs: where.settleMs });
}

export async function fillField(
  desk: Desk,
  label: string | RegExp,
  value: FieldValue,
  where: Where & { readonly search?: string },
): Promise<Seen> {
  const { place, field } = fieldAt(desk, label, where);
  const typed = where.search ?? (typeof value === 'string' ? value : '');
  const found = await withSuggestions(desk, place, field, typed);
  return change(desk, place, { found, value, where: { ...where, settleMs: where.settleMs ?? 0 } });
}

function fieldAt(desk: Desk, label: string | RegExp, where: Where) {
  const place = where.in === undefined ? viewPlace(desk, openForm(desk).id) : placeFor(desk, where);
  return { place, field: findField(place.blocks, label, where) };
}

interface Change {
  readonly found: Found;
  readonly value: FieldValue;
  readonly where: Where;
}

/** Puts a value into a field. What is chosen one by one, as tick boxes are, reaches the app one by one. */
async function change(desk: Desk, place: Place, { found, value, where }: Change): Promise<Seen> {
  const before = stateNow(desk, place, found);
  const after = stateFrom(desk.workspace, found, { value, userId: desk.userId });
  let seen = unheard(desk);
  for (const state of isTyped(found) ? [after] : stepsBetween(before, after)) {
    if (!isTyped(found)) countClick(desk);
    if (isHeard(found, 'on_character_entered') && !confirms(desk, { found, place }, where)) return unheard(desk);
    keepState(desk, place, { found, state });
    if (!isHeard(found, 'on_character_entered')) continue;
    seen = await sendAction(desk, place, { found, state, settleMs: where.settleMs });
  }
  return isHeard(found, 'on_character_entered') ? seen : unheard(desk);
}

/**
 * Types at the end of what stands in a field. Slack sends what is typed in batches and does not wait for the answer to
 * one before it sends the next; nor does this.
 */
export async function typeInto(desk: Desk, label: string | RegExp, text: string, typing: Typing): Promise<Seen> {
  const { place, field: found } = fieldAt(desk, label, typing);
  const key = valueKeyOf(found.element);
  if (key !== 'value') throw new Error(`“${found.name}” takes no typing; fill() puts something into it`);
  const stood = String(stateNow(desk, place, found).value ?? '');
  const sent: Promise<Seen>[] = [];
  for (const typed of batchesOf(text, typing.batches ?? 1)) {
    const state = { type: found.element.type, value: `${stood}${typed}` };
    keepState(desk, place, { found, state });
    if (!isHeard(found, 'on_character_entered')) continue;
    sent.push(sendAction(desk, place, { found, state, settleMs: typing.settleMs ?? 0 }));
  }
  const all = await Promise.all(sent);
  return all.at(-1) ?? unheard(desk);
}

/** The text as far as it has got at the end of each batch. */
function batchesOf(text: string, count: number): readonly string[] {
  const batches: string[] = [];
  for (let n = 1; n <= count; n += 1) batches.push(text.slice(0, Math.round((text.length * n) / count)));
  return batches;
}

/** Presses Enter in a text field that tells the app of it. */
export async function pressEnter(desk: Desk, label: string | RegExp, where: Where): Promise<Seen> {
  const { place, field: found } = fieldAt(desk, label, where);
  if (!isTyped(found) || !isHeard(found, 'on_enter_pressed')) {
    throw new Error(`“${found.name}” tells the app nothing when Enter is pressed`);
  }
  const state = stateNow(desk, place, found);
  return sendAction(desk, place, { found, state, settleMs: where.settleMs });
}

const TEXT_FIELDS = ['plain_text_input', 'email_text_input', 'url_text_input', 'number_input', 'rich_text_input'];

function isTyped({ element }: Found): boolean {
  return TEXT_FIELDS.includes(String(element.type));
}

/**
 * Whether the app hears of a change. A text field tells of Enter unless it asks to tell of characters.
 * @see https://docs.slack.dev/reference/block-kit/composition-objects/dispatch-action-configuration-object
 */
function isHeard(found: Found, trigger: 'on_character_entered' | 'on_enter_pressed'): boolean {
  const { block, element } = found;
  if (block.type !== 'input') return true;
  if (block.dispatch_action !== true) return false;
  if (!isTyped(found)) return true;
  const config: JsonObject = objectAt(element, 'dispatch_action_config') ?? {
    trigger_actions_on: ['on_enter_pressed'],
  };
  return listAt(config, 'trigger_actions_on').includes(trigger);
}
