import type { ChannelRecord, PersonRecord } from './directory.ts';
import { userName } from './directory.ts';
import { initialState, valueKeyOf } from './fields.ts';
import { randomId } from './ids.ts';
import type { JsonObject } from './json.ts';
import type { StoredMessage } from './messages.ts';
import { messageJson } from './messages.ts';
import type { ViewRecord } from './views.ts';
import { viewJson } from './views.ts';
import type { Workspace } from './workspace.ts';

/** Who acts, and with which trigger. */
export interface Actor {
  readonly person: PersonRecord;
  readonly triggerId: string;
}

function common({ settings }: Workspace, { person, triggerId }: Actor): JsonObject {
  return {
    user: { id: person.id, username: userName(person), name: userName(person), team_id: person.teamId },
    api_app_id: settings.appId,
    token: 'verification-token',
    trigger_id: triggerId,
    team: { id: settings.teamId, domain: settings.teamDomain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

export interface CommandTyped {
  readonly command: string;
  readonly text: string;
  readonly channel: ChannelRecord;
  readonly responseUrl: string;
}

/** The fields of a slash command. @see https://docs.slack.dev/interactivity/implementing-slash-commands */
export function commandPayload({ settings }: Workspace, { person, triggerId }: Actor, typed: CommandTyped): JsonObject {
  return {
    token: 'verification-token',
    team_id: settings.teamId,
    team_domain: settings.teamDomain,
    channel_id: typed.channel.id,
    channel_name: typed.channel.dmWith === undefined ? typed.channel.name : 'directmessage',
    user_id: person.id,
    user_name: userName(person),
    command: typed.command,
    text: typed.text,
    api_app_id: settings.appId,
    is_enterprise_install: 'false',
    response_url: typed.responseUrl,
    trigger_id: triggerId,
  };
}

export function shortcutPayload(workspace: Workspace, actor: Actor, callbackId: string): JsonObject {
  const at = workspace.timestamps.next();
  return { type: 'shortcut', ...common(workspace, actor), callback_id: callbackId, action_ts: at };
}

/** One thing done to one element. `value` is what a stateful element now holds, or the option of a "…" menu. */
export interface Action {
  readonly blockId: string;
  readonly element: JsonObject;
  readonly state: JsonObject | undefined;
}

function actionJson({ timestamps }: Workspace, action: Action): JsonObject {
  const { element } = action;
  const value = element.type === 'button' && element.value !== undefined ? { value: element.value } : {};
  return {
    type: element.type,
    action_id: element.action_id,
    block_id: action.blockId,
    ...(element.text === undefined ? {} : { text: element.text }),
    ...value,
    ...(action.state ?? (valueKeyOf(element) === undefined ? {} : initialState(element))),
    action_ts: timestamps.next(),
  };
}

export interface MessageActed extends Action {
  readonly message: StoredMessage;
  readonly channel: ChannelRecord;
  readonly values: JsonObject;
  readonly responseUrl: string;
}

/** @see https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export function messageActionPayload(workspace: Workspace, actor: Actor, acted: MessageActed): JsonObject {
  const { message, channel } = acted;
  const isEphemeral = message.ephemeralTo !== undefined;
  return {
    type: 'block_actions',
    ...common(workspace, actor),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: isEphemeral,
      ...(message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts }),
    },
    channel: { id: channel.id, name: channel.dmWith === undefined ? channel.name : 'directmessage' },
    // Slack keeps no copy of what only one person saw.
    ...(isEphemeral ? {} : { message: withMetadata(workspace, message) }),
    state: { values: acted.values },
    response_url: acted.responseUrl,
    actions: [actionJson(workspace, acted)],
  };
}

function withMetadata({ settings }: Workspace, message: StoredMessage): JsonObject {
  const metadata = message.metadata === undefined ? {} : { metadata: message.metadata };
  return { ...messageJson(message, settings), ...metadata };
}

export function viewActionPayload(
  workspace: Workspace,
  actor: Actor,
  acted: Action & { view: ViewRecord },
): JsonObject {
  return {
    type: 'block_actions',
    ...common(workspace, actor),
    container: { type: 'view', view_id: acted.view.id },
    view: viewJson(acted.view, workspace.settings),
    actions: [actionJson(workspace, acted)],
  };
}

/** @see https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export function submissionPayload(workspace: Workspace, actor: Actor, view: ViewRecord): JsonObject {
  const { settings } = workspace;
  return { type: 'view_submission', ...common(workspace, actor), view: viewJson(view, settings), response_urls: [] };
}

export function closedPayload(workspace: Workspace, actor: Actor, closed: { view: ViewRecord; isCleared: boolean }) {
  const { trigger_id: _none, ...rest } = common(workspace, actor);
  const view = viewJson(closed.view, workspace.settings, { inputs: 'left out' });
  return { type: 'view_closed', ...rest, view, is_cleared: closed.isCleared };
}

export interface Suggested {
  readonly blockId: string;
  readonly actionId: string;
  readonly value: string;
  readonly container: JsonObject;
}

export function suggestionPayload(workspace: Workspace, actor: Actor, asked: Suggested): JsonObject {
  const { trigger_id: _none, ...rest } = common(workspace, actor);
  const { blockId, actionId, value, container } = asked;
  return { type: 'block_suggestion', ...rest, ...container, block_id: blockId, action_id: actionId, value };
}

/** @see https://docs.slack.dev/apis/events-api */
export function eventPayload({ settings }: Workspace, event: JsonObject): JsonObject {
  const authorization = { team_id: settings.teamId, user_id: settings.botUserId, is_bot: true };
  return {
    token: 'verification-token',
    team_id: settings.teamId,
    context_team_id: settings.teamId,
    api_app_id: settings.appId,
    event,
    type: 'event_callback',
    event_id: `Ev${randomId().toUpperCase()}`,
    event_time: Math.floor(settings.now() / 1_000),
    authorizations: [{ enterprise_id: null, ...authorization, is_enterprise_install: false }],
    is_ext_shared_channel: false,
  };
}
