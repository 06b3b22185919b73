import type { Desk } from './desk.ts';
import { personAt } from './desk.ts';
import type { Found } from './find.ts';
import type { Json, JsonObject } from './json.ts';
import { isObject, listAt, numberAt, stringAt } from './json.ts';
import { messageJson } from './messages.ts';
import { suggestionPayload } from './payloads.ts';
import type { Place } from './places.ts';
import { viewJson } from './views.ts';

/** @see https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const DEFAULT_MIN_QUERY_LENGTH = 3;
const OPTION_LIMIT = 100;

/** For a menu that the app fills while somebody types: the element with the options the app gave. */
export async function withSuggestions(desk: Desk, place: Place, found: Found, typed: string): Promise<Found> {
  if (found.element.type !== 'external_select' && found.element.type !== 'multi_external_select') return found;
  const least = numberAt(found.element, 'min_query_length') ?? DEFAULT_MIN_QUERY_LENGTH;
  if (typed.length < least) throw new Error(`“${found.name}” looks for nothing before ${least} characters are typed`);
  const payload = suggestionPayload(
    desk.workspace,
    { person: personAt(desk), triggerId: '' },
    {
      blockId: found.blockId,
      actionId: stringAt(found.element, 'action_id') ?? '',
      value: typed,
      container: containerOf(desk, place),
    },
  );
  const ack = await desk.deliverer.deliver({ kind: 'block_suggestion', envelope: 'interactive', payload });
  if (!ack.isAcked) throw new Error(`“${found.name}” could not be filled: the app did not answer`);
  return { ...found, element: { ...found.element, ...offered(found, ack.body) } };
}

function offered(found: Found, body: Json | undefined): JsonObject {
  const answer = isObject(body) ? body : {};
  const [options, groups] = [listAt(answer, 'options'), listAt(answer, 'option_groups')];
  if (options.length > OPTION_LIMIT || groups.length > OPTION_LIMIT) {
    throw new Error(`The app offered “${found.name}” more than ${OPTION_LIMIT} options`);
  }
  return { options, option_groups: groups };
}

function containerOf({ workspace }: Desk, place: Place): JsonObject {
  if (place.kind === 'view') {
    return {
      container: { type: 'view', view_id: place.view.id },
      view: viewJson(workspace.views.find(place.view.id) ?? place.view, workspace.settings),
    };
  }
  const { message } = place;
  return {
    container: { type: 'message', message_ts: message.ts, channel_id: message.channel },
    channel: { id: message.channel, name: '' },
    message: messageJson(message, workspace.settings),
  };
}
