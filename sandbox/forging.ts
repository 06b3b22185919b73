import type { Delivery } from './delivery.ts';
import type { PersonRecord } from './directory.ts';
import { userName } from './directory.ts';
import type { JsonObject } from './json.ts';
import { objectAt, stringAt } from './json.ts';
import { viewJson } from './views.ts';
import type { Workspace } from './workspace.ts';

/**
 * What somebody else has done, done by this person: the same button with the same value, the same form with the same
 * fields and metadata. They see it on a screen of their own, as somebody would who has written it by hand.
 */
export function forge(workspace: Workspace, { kind, envelope, payload }: Delivery, person: PersonRecord): Delivery {
  const screen = { userId: person.id, device: 'forged' };
  workspace.views.closeAll(screen);
  const view = objectAt(payload, 'view');
  const copy = view === undefined || view.type !== 'modal' ? undefined : copyView(workspace, screen, view);
  const trigger = workspace.triggers.create(screen, copy?.id);
  const channel = objectAt(payload, 'channel')?.id ?? payload.channel_id;
  const target = { userId: person.id, channel: typeof channel === 'string' ? channel : '', messageTs: undefined };
  const responseUrl = `${workspace.origin}/respond/${workspace.responseUrls.create(target)}`;
  const forged: JsonObject = {
    ...payload,
    trigger_id: trigger.id,
    ...(payload.response_url === undefined ? {} : { response_url: responseUrl }),
    ...(copy === undefined ? {} : { view: copy.json, container: { type: 'view', view_id: copy.id } }),
  };
  if (kind === 'slash_commands') {
    return {
      kind,
      envelope,
      payload: { ...forged, user_id: person.id, user_name: userName(person), team_id: person.teamId },
    };
  }
  const name = userName(person);
  return {
    kind,
    envelope,
    payload: { ...forged, user: { id: person.id, username: name, name, team_id: person.teamId } },
  };
}

function copyView(workspace: Workspace, screen: { userId: string; device: string }, view: JsonObject) {
  const original = workspace.views.find(stringAt(view, 'id') ?? '');
  if (original === undefined) return undefined;
  const copy = workspace.views.open(screen, original.definition);
  // As it was sent, whatever was written into it on the way.
  const { private_metadata = '', state = {} } = view;
  const json = { ...viewJson(copy, workspace.settings), private_metadata, state };
  return { id: copy.id, json };
}
