import type { Desk } from './desk.ts';
import { personAt, topModal } from './desk.ts';
import type { JsonObject } from './json.ts';
import type { StoredMessage } from './messages.ts';
import type { Where } from './people.ts';
import { placeOf } from './posting.ts';
import type { ViewRecord } from './views.ts';
import { openView } from './views.ts';

/** Where something is done: in a message or in a view. */
export type Place =
  | { readonly kind: 'message'; readonly message: StoredMessage; readonly blocks: readonly JsonObject[] }
  | { readonly kind: 'view'; readonly view: ViewRecord; readonly blocks: readonly JsonObject[] };

export function placeFor(desk: Desk, where: Where): Place {
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

export function viewPlace(desk: Desk, id: string): Place {
  const view = desk.workspace.views.find(id);
  if (view === undefined) throw new Error(`The view ${id} is no longer open`);
  if (view.type === 'modal' && topModal(desk)?.id !== id) {
    throw new Error(`Another form lies on top of “${openView(view).title}”, or it is open on another device`);
  }
  return { kind: 'view', view, blocks: view.blocks };
}

/** Where it is, as the transcript calls it. */
export function nameOfPlace(desk: Desk, place: Place): string {
  if (place.kind === 'message') return placeOf(desk.workspace, place.message.channel);
  return place.view.type === 'home' ? 'Home' : `form “${openView(place.view).title}”`;
}
