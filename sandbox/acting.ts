import type { Desk } from './desk.ts';
import { carryOut, personAt, seenSince, topModal } from './desk.ts';
import { stateFrom } from './field-values.ts';
import type { FieldStates } from './fields.ts';
import { fieldKey, optionsOf, statesFor, stateValues } from './fields.ts';
import type { Found } from './find.ts';
import { findButton, findField, findMenu } from './find.ts';
import type { JsonObject } from './json.ts';
import { listAt, objectAt } from './json.ts';
import type { StoredMessage } from './messages.ts';
import { messageActionPayload, viewActionPayload } from './payloads.ts';
import type { FieldValue, Seen, Where } from './people.ts';
import { nameOf, placeOf } from './posting.ts';
import { openForm } from './submitting.ts';
import { withSuggestions } from './suggesting.ts';
import type { ViewRecord } from './views.ts';
import { openView } from './views.ts';

/** Where something is done: in a message or in a view. */
export type Place =
  | { readonly kind: 'message'; readonly message: StoredMessage; readonly blocks: readonly JsonObject[] }
  | { readonly kind: 'view'; readonly view: ViewRecord; readonly blocks: readonly JsonObject[] };

function placeFor(desk: Desk, where: Where): Place {
  const target = where.in;
  if (target === 'home') return homePlace(desk);
  if (target !== undefined && 'ts' in target) return messagePlace(desk, target, where);
  if (target !== undefined) return viewPlace(desk, target.id);
  const top = topModal(desk);
  if (top !== undefined) return { kind: 'view', view: top, blocks: top.blocks };
  const newest = appMessages(desk).at(-1);
  if (newest === undefined) throw new Error(`${personAt(desk).initials} sees no form and no message from the app`);
  return { kind: 'message', message: newest, blocks: newest.blocks };
}

function homePlace(desk: Desk): Place {
  const home = desk.workspace.views.home(desk.userId);
  if (home === undefined) throw new Error(`${personAt(desk).initials} has an empty Home tab`);
  return { kind: 'view', view: home, blocks: home.blocks };
}

/** What the app has written in the DM, and what only this person was shown, oldest first. */
function appMessages(desk: Desk): readonly StoredMessage[] {
  const { directory, messages, settings } = desk.workspace;
  const dm = directory.openDm(desk.userId)?.id;
  const direct = messages.all().filter((one) => one.channel === dm && one.user === settings.botUserId);
  return [...direct, ...messages.ephemeralsTo(desk.userId)].sort((a, b) => Number(a.ts) - Number(b.ts));
}

function messagePlace(desk: Desk, given: StoredMessage, where: Where): Place {
  const current = desk.workspace.messages.find(given.channel, given.ts);
  const message = where.asShown === true ? given : current;
  if (message === undefined) throw new Error(`The message ${given.ts} is no longer there`);
  return { kind: 'message', message, blocks: message.blocks };
}

function viewPlace(desk: Desk, id: string): Place {
  const view = desk.workspace.views.find(id);
  if (view === undefined) throw new Error(`The view ${id} is no longer open`);
  if (view.type === 'modal' && topModal(desk)?.id !== id) {
    throw new Error(`Another form lies on top of “${openView(view).title}”`);
  }
  return { kind: 'view', view, blocks: view.blocks };
}

export async function pressButton(desk: Desk, button: string | RegExp, where: Where): Promise<Seen> {
  const place = placeFor(desk, where);
  const found = findButton(place.blocks, button, where);
  record(desk, place, 'pressed', found.name);
  return sendAction(desk, place, { found, state: undefined, settleMs: where.settleMs });
}

export async function chooseOption(desk: Desk, option: string | readonly string[], where: Where): Promise<Seen> {
  const place = placeFor(desk, where);
  const options = typeof option === 'string' ? [option] : option;
  const found = await withSuggestions(desk, place, findMenu(place.blocks, options, where), options[0] ?? '');
  record(desk, place, 'chose', options.join(', '));
  if (found.element.type === 'overflow') {
    const chosen = optionsOf(found.element).find((one) => objectAt(one, 'text')?.text === options[0]) ?? {};
    return sendAction(desk, place, { found, state: { selected_option: chosen }, settleMs: where.settleMs });
  }
  const state = stateFrom(desk.workspace, found, { value: option, userId: desk.userId });
  keepState(desk, place, found, state);
  return sendAction(desk, place, { found, state, settleMs: where.settleMs });
}

export async function fillField(
  desk: Desk,
  label: string | RegExp,
  value: FieldValue,
  where: Where & { readonly search?: string },
): Promise<Seen> {
  const { workspace } = desk;
  const place = where.in === undefined ? viewPlace(desk, openForm(desk).id) : placeFor(desk, where);
  const field = findField(place.blocks, label, where);
  const found = await withSuggestions(desk, place, field, where.search ?? (typeof value === 'string' ? value : ''));
  const state = stateFrom(workspace, found, { value, userId: desk.userId });
  keepState(desk, place, found, state);
  if (!isDispatched(found)) return seenSince(desk, { mark: workspace.activity.mark() });
  return sendAction(desk, place, { found, state, settleMs: where.settleMs ?? 0 });
}

const TEXT_FIELDS = ['plain_text_input', 'email_text_input', 'url_text_input', 'number_input', 'rich_text_input'];

/** Whether the app hears of a change: text fields by the character only where they ask for it. */
function isDispatched({ block, element }: Found): boolean {
  if (block.type !== 'input') return true;
  if (block.dispatch_action !== true) return false;
  if (!TEXT_FIELDS.includes(String(element.type))) return true;
  return listAt(objectAt(element, 'dispatch_action_config'), 'trigger_actions_on').includes('on_character_entered');
}

function keepState(desk: Desk, place: Place, found: Found, state: JsonObject): void {
  const key = fieldKey({ blockId: found.blockId, actionId: String(found.element.action_id) });
  if (place.kind === 'view') desk.workspace.views.setState(place.view.id, key, state);
  else messageStates(desk, place.message).set(key, state);
}

function messageStates(desk: Desk, message: StoredMessage): FieldStates {
  const key = `${message.channel} ${message.ts}`;
  const states = statesFor(message.blocks, desk.messageStates.get(key) ?? new Map());
  desk.messageStates.set(key, states);
  return states;
}

interface Acted {
  readonly found: Found;
  readonly state: JsonObject | undefined;
  readonly settleMs: number | undefined;
}

function sendAction(desk: Desk, place: Place, acted: Acted): Promise<Seen> {
  const { workspace } = desk;
  const person = personAt(desk);
  const action = { blockId: acted.found.blockId, element: acted.found.element, state: acted.state };
  const settleMs = acted.settleMs ?? workspace.settings.settleMs;
  if (place.kind === 'view') {
    const trigger = workspace.triggers.create(person.id, place.view.id);
    const view = workspace.views.find(place.view.id) ?? place.view;
    const payload = viewActionPayload(workspace, { person, triggerId: trigger.id }, { ...action, view });
    return carryOut(desk, { delivery: { kind: 'block_actions', envelope: 'interactive', payload }, settleMs });
  }
  const { message } = place;
  const channel = workspace.directory.channel(message.channel);
  if (channel === undefined) throw new Error(`The message ${message.ts} stands in no channel`);
  const trigger = workspace.triggers.create(person.id);
  const target = { userId: person.id, channel: channel.id, messageTs: message.ts };
  const responseUrl = `${workspace.origin}/respond/${workspace.responseUrls.create(target)}`;
  const values = stateValues(messageStates(desk, message));
  const payload = messageActionPayload(
    workspace,
    { person, triggerId: trigger.id },
    { ...action, message, channel, values, responseUrl },
  );
  const delivery = { kind: 'block_actions', envelope: 'interactive', payload } as const;
  return carryOut(desk, { delivery, channel: channel.id, settleMs });
}

function record(desk: Desk, place: Place, did: string, text: string): void {
  const { workspace } = desk;
  workspace.transcript.add({ who: nameOf(workspace, desk.userId), did, where: whereOf(desk, place), text });
}

function whereOf(desk: Desk, place: Place): string {
  if (place.kind === 'message') return placeOf(desk.workspace, place.message.channel);
  return place.view.type === 'home' ? 'Home' : `form “${openView(place.view).title}”`;
}
