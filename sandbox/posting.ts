import { withIds } from './blocks.ts';
import type { JsonObject } from './json.ts';
import type { StoredMessage } from './messages.ts';
import { renderMessage } from './render.ts';
import type { Workspace } from './workspace.ts';

export type MessageDraft = Pick<StoredMessage, 'channel' | 'user' | 'text'> &
  Partial<Pick<StoredMessage, 'blocks' | 'thread_ts' | 'metadata' | 'files' | 'ephemeralTo'>>;

/** Puts a message where it belongs, and tells everybody who waits for one. */
export function postMessage(workspace: Workspace, draft: MessageDraft): StoredMessage {
  const message: StoredMessage = {
    ...draft,
    ts: workspace.timestamps.next(),
    blocks: withIds(draft.blocks ?? []),
    files: draft.files ?? [],
  };
  workspace.messages.put(message);
  record(workspace, message, didOf(message));
  workspace.activity.happened({
    kind: message.ephemeralTo === undefined ? 'message' : 'ephemeral',
    channel: message.channel,
    ts: message.ts,
    ...(message.ephemeralTo === undefined ? {} : { userId: message.ephemeralTo }),
  });
  return message;
}

function didOf(message: StoredMessage): string {
  if (message.ephemeralTo !== undefined) return 'showed a message';
  if (message.files.length > 0) return 'shared a file';
  return message.thread_ts === undefined ? 'sent a message' : 'replied';
}

export interface MessageChange {
  readonly text: string;
  readonly blocks: readonly JsonObject[];
  readonly metadata?: JsonObject;
}

export function editMessage(workspace: Workspace, before: StoredMessage, change: MessageChange): StoredMessage {
  const edited = { user: before.user, ts: workspace.timestamps.next() };
  const message: StoredMessage = { ...before, ...change, blocks: withIds(change.blocks), edited };
  workspace.messages.put(message);
  record(workspace, message, 'changed a message');
  workspace.activity.happened({ kind: 'edited', channel: message.channel, ts: message.ts });
  return message;
}

export function deleteMessage(workspace: Workspace, message: StoredMessage): void {
  workspace.messages.remove(message.channel, message.ts);
  record(workspace, message, 'deleted a message');
  workspace.activity.happened({ kind: 'deleted', channel: message.channel, ts: message.ts });
}

function record(workspace: Workspace, message: StoredMessage, did: string): void {
  const onlyTo = message.ephemeralTo === undefined ? '' : `, only to ${nameOf(workspace, message.ephemeralTo)}`;
  const thread = message.thread_ts === undefined ? '' : ', in a thread';
  workspace.transcript.add({
    who: nameOf(workspace, message.user),
    did,
    where: `${placeOf(workspace, message.channel)}${thread}${onlyTo}`,
    text: renderMessage(message),
  });
}

/** What the transcript calls somebody: initials, or the app's name. */
export function nameOf(workspace: Workspace, userId: string): string {
  if (userId === workspace.settings.botUserId) return workspace.settings.appName;
  return workspace.directory.person(userId)?.initials ?? userId;
}

/** What the transcript calls a channel. */
export function placeOf(workspace: Workspace, channelId: string): string {
  const channel = workspace.directory.channel(channelId);
  if (channel === undefined) return channelId;
  return channel.dmWith === undefined ? `#${channel.name}` : `DM with ${nameOf(workspace, channel.dmWith)}`;
}
