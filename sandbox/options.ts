import type { JsonObject } from './json.ts';

/** A person of the workspace. Ids are made up where none is given. */
export interface PersonOptions {
  readonly initials: string;
  readonly name?: string;
  readonly email?: string;
  /** IANA name; `Europe/London` by default. */
  readonly tz?: string;
  readonly id?: string;
  /** A guest. */
  readonly isRestricted?: boolean;
  readonly isDeleted?: boolean;
  readonly isBot?: boolean;
  readonly isAdmin?: boolean;
  /** Another organisation's id makes this person a stranger from a shared channel. */
  readonly teamId?: string;
}

export interface ChannelOptions {
  /** Without the hash. */
  readonly name: string;
  readonly id?: string;
  readonly isPrivate?: boolean;
  /** The initials of those who are in it. */
  readonly members?: readonly string[];
  /** Whether the app is in it; yes by default. */
  readonly hasBot?: boolean;
  /** Shared with another organisation. */
  readonly isShared?: boolean;
  readonly isGeneral?: boolean;
  readonly isArchived?: boolean;
}

/** Where deliveries go by signed HTTP; each defaults to the first. */
export interface RequestUrls {
  readonly interactions: string;
  readonly commands?: string;
  readonly events?: string;
  readonly suggestions?: string;
}

export interface SlackOptions {
  /** Epoch milliseconds, for message `ts`, the transcript and the life of a response_url. Real time by default. */
  readonly now?: () => number;
  readonly people?: readonly PersonOptions[];
  readonly channels?: readonly ChannelOptions[];
  readonly botToken?: string;
  /** What the bot token may do; the scopes of the manifest by default, and everything where there is none. */
  readonly scopes?: readonly string[];
  readonly appToken?: string;
  readonly signingSecret?: string;
  readonly teamId?: string;
  readonly teamDomain?: string;
  readonly appId?: string;
  readonly botId?: string;
  readonly botUserId?: string;
  /** The app's manifest, parsed: its shortcuts stand in Slack's menu, and no command but its own is known. */
  readonly manifest?: JsonObject;
  /** What the transcript calls the app. */
  readonly appName?: string;
  /** Given: signed HTTP instead of Socket Mode. May be set later with `setRequestUrls`. */
  readonly requestUrls?: RequestUrls;
  /** How long an ack may take, in real milliseconds; 3,000 by default, as at Slack. */
  readonly ackDeadlineMs?: number;
  /** How long a trigger lives, in real milliseconds; 3,000 by default, as at Slack. */
  readonly triggerLifeMs?: number;
  /** How long a person waits for something to appear after an ack that shows nothing, in real milliseconds. */
  readonly settleMs?: number;
  /** How long the app must be silent before what it did counts as finished, in real milliseconds. */
  readonly quietMs?: number;
  /** How long after completion a file's `shares` stay empty, in real milliseconds. */
  readonly fileSharesDelayMs?: number;
  /** When an event without ack is sent again, in real milliseconds after the failure. */
  readonly eventRetryDelaysMs?: readonly number[];
  /** `false`: the Messages tab is off, and direct messages fail with `messages_tab_disabled`. */
  readonly hasMessagesTab?: boolean;
}
