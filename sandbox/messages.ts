import type { JsonObject } from './json.ts';

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
