import type { Desk } from './desk.ts';
import { carryOut, personAt, seenSince } from './desk.ts';
import type { FieldStates } from './fields.ts';
import { fieldKey, initialState, statesFor, stateValues } from './fields.ts';
import type { Found } from './find.ts';
import type { JsonObject } from './json.ts';
import { objectAt } from './json.ts';
import type { StoredMessage } from './messages.ts';
import { messageActionPayload, viewActionPayload } from './payloads.ts';
import type { Seen, Where } from './people.ts';
import type { Place } from './places.ts';
import { nameOfPlace } from './places.ts';
import { nameOf } from './posting.ts';
import { textOf } from './render.ts';

/** Something done to one element, on its way to the app. */
export interface Acted {
  readonly found: Found;
  /** What the element now holds, or the option of a "…" menu. */
  readonly state: JsonObject | undefined;
  readonly settleMs: number | undefined;
}

/** Sends `block_actions`, with everything that stands in the fields at this moment. */
export function sendAction(desk: Desk, place: Place, acted: Acted): Promise<Seen> {
  const { workspace } = desk;
  const person = personAt(desk);
  const action = { blockId: acted.found.blockId, element: acted.found.element, state: acted.state };
  const settleMs = acted.settleMs ?? workspace.settings.settleMs;
  if (place.kind === 'view') {
    const trigger = workspace.triggers.create(desk.screen, place.view.id);
    const view = workspace.views.find(place.view.id) ?? place.view;
    const payload = viewActionPayload(workspace, { person, triggerId: trigger.id }, { ...action, view });
    return carryOut(desk, { delivery: { kind: 'block_actions', envelope: 'interactive', payload }, settleMs });
  }
  const { message } = place;
  const channel = workspace.directory.channel(message.channel);
  if (channel === undefined) throw new Error(`The message ${message.ts} stands in no channel`);
  const trigger = workspace.triggers.create(desk.screen);
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

/** What stands in a field before somebody touches it. */
export function stateNow(desk: Desk, place: Place, found: Found): JsonObject {
  const states =
    place.kind === 'view' ? desk.workspace.views.find(place.view.id)?.states : messageStates(desk, place.message);
  return states?.get(keyOf(found)) ?? initialState(found.element);
}

export function keepState(desk: Desk, place: Place, { found, state }: Pick<Acted, 'found'> & { state: JsonObject }) {
  if (place.kind === 'view') desk.workspace.views.setState(place.view.id, keyOf(found), state);
  else messageStates(desk, place.message).set(keyOf(found), state);
}

function keyOf(found: Found): string {
  return fieldKey({ blockId: found.blockId, actionId: String(found.element.action_id) });
}

function messageStates(desk: Desk, message: StoredMessage): FieldStates {
  const key = `${message.channel} ${message.ts}`;
  const states = statesFor(message.blocks, desk.messageStates.get(key) ?? new Map());
  desk.messageStates.set(key, states);
  return states;
}

/**
 * Slack's own question before a press or a choice counts: answered with its first button, or, where the test says so,
 * with its second; then the app hears nothing. Either answer is a click.
 */
export function confirms(desk: Desk, { found, place }: { found: Found; place: Place }, where: Where): boolean {
  const dialog = objectAt(found.element, 'confirm');
  if (dialog === undefined) {
    if (where.confirm !== undefined) throw new Error(`“${found.name}” asks nothing before it is done`);
    return true;
  }
  const isDismissed = where.confirm === 'dismiss';
  countClick(desk);
  const text = `${textOf(dialog.title)}: ${textOf(isDismissed ? dialog.deny : dialog.confirm)}`;
  record(desk, place, { did: 'answered', text });
  return !isDismissed;
}

/** What a person sees who did something that the app does not hear of. */
export function unheard(desk: Desk): Seen {
  return seenSince(desk, { mark: desk.workspace.activity.mark() });
}

export function countClick(desk: Desk, times = 1): void {
  desk.workspace.clicks.add(desk.userId, times);
}

export function record(desk: Desk, place: Place, line: { readonly did: string; readonly text: string }): void {
  const { workspace } = desk;
  workspace.transcript.add({ who: nameOf(workspace, desk.userId), where: nameOfPlace(desk, place), ...line });
}
