import type { JsonObject } from './json.ts';
import { listAt, objectAt } from './json.ts';
import type { SlackOptions } from './options.ts';

/** The options with every default filled in. */
export interface Settings {
  readonly now: () => number;
  readonly botToken: string;
  /** Undefined: everything. */
  readonly scopes: readonly string[] | undefined;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly teamId: string;
  readonly teamDomain: string;
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly manifest: JsonObject | undefined;
  readonly appName: string;
  readonly ackDeadlineMs: number;
  readonly triggerLifeMs: number;
  readonly settleMs: number;
  readonly quietMs: number;
  readonly fileSharesDelayMs: number;
  readonly eventRetryDelaysMs: readonly number[];
  readonly hasMessagesTab: boolean;
}

/** @see https://docs.slack.dev/interactivity/handling-user-interaction */
const ACK_DEADLINE_MS = 3_000;
const TRIGGER_LIFE_MS = 3_000;
/** Nearly immediately, after one minute, after five. @see https://docs.slack.dev/apis/events-api */
const EVENT_RETRY_DELAYS_MS = [0, 60_000, 300_000];

const DEFAULTS: Settings = {
  now: () => Date.now(),
  botToken: 'xoxb-stand-in-bot',
  scopes: undefined,
  appToken: 'xapp-stand-in-app',
  signingSecret: 'stand-in-signing-secret',
  teamId: 'T0STANDIN',
  teamDomain: 'stand-in',
  appId: 'A0STANDIN',
  botId: 'B0STANDIN',
  botUserId: 'U0STANDIN',
  manifest: undefined,
  appName: 'Ragtime',
  ackDeadlineMs: ACK_DEADLINE_MS,
  triggerLifeMs: TRIGGER_LIFE_MS,
  settleMs: 250,
  quietMs: 20,
  fileSharesDelayMs: 30,
  eventRetryDelaysMs: EVENT_RETRY_DELAYS_MS,
  hasMessagesTab: true,
};

export function settingsFrom(options: SlackOptions): Settings {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return { ...DEFAULTS, scopes: scopesOf(options.manifest), ...given };
}

function scopesOf(manifest: JsonObject | undefined): readonly string[] | undefined {
  if (manifest === undefined) return undefined;
  return listAt(objectAt(objectAt(manifest, 'oauth_config'), 'scopes'), 'bot').map(String);
}
