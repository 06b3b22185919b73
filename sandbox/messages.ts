import type { JsonObject } from './json.ts';
import { objectAt, stringAt } from './json.ts';

/** A message as it stands now. */
export interface StoredMessage {
  /** The channel's id: C… or D…. */
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string;
  /** Who wrote it: the user id of a person or of the bot. */
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly JsonObject[];
  readonly metadata?: JsonObject;
  readonly edited?: { readonly user: string; readonly ts: string };
  readonly files: readonly JsonObject[];
  /** Only this person sees it. */
  readonly ephemeralTo?: string;
}

export interface MessageQuery {
  /** An id, or a name with or without the hash, or a person's initials for their direct messages. */
  readonly channel?: string;
  /** The `ts` of the thread's root; replies only. */
  readonly thread?: string;
  /** `metadata.event_payload.key`. */
  readonly metadataKey?: string;
}

/** All messages, ephemeral ones included, in the order of their `ts`. */
export interface MessageStore {
  put(message: StoredMessage): void;
  remove(channel: string, ts: string): boolean;
  find(channel: string, ts: string): StoredMessage | undefined;
  /** Messages that stand in channels and DMs, oldest first. */
  all(): readonly StoredMessage[];
  ephemeralsTo(userId: string): readonly StoredMessage[];
}

export function createMessageStore(): MessageStore {
  const messages = new Map<string, StoredMessage>();
  const key = (channel: string, ts: string) => `${channel} ${ts}`;
  return {
    put: (message) => {
      messages.set(key(message.channel, message.ts), message);
    },
    remove: (channel, ts) => messages.delete(key(channel, ts)),
    find: (channel, ts) => messages.get(key(channel, ts)),
    all: () => [...messages.values()].filter((message) => message.ephemeralTo === undefined),
    ephemeralsTo: (userId) => [...messages.values()].filter((message) => message.ephemeralTo === userId),
  };
}

export function metadataKeyOf(message: StoredMessage): string | undefined {
  return stringAt(objectAt(message.metadata, 'event_payload'), 'key');
}

export function isReply(message: StoredMessage): boolean {
  return message.thread_ts !== undefined && message.thread_ts !== message.ts;
}

export interface MessageAuthor {
  readonly botUserId: string;
  readonly botId: string;
  readonly appId: string;
  readonly teamId: string;
}

/** A message as history and interaction payloads show it. Metadata only when asked for, as at Slack. */
export function messageJson(message: StoredMessage, app: MessageAuthor): JsonObject {
  const isApp = message.user === app.botUserId;
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    ...(isApp ? { bot_id: app.botId, app_id: app.appId, team: app.teamId } : {}),
    text: message.text,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts }),
    ...(message.edited === undefined ? {} : { edited: { ...message.edited } }),
    ...(message.files.length > 0 ? { files: message.files, upload: true } : {}),
  };
}
