import type { Faults } from './faults.ts';
import type { JsonObject } from './json.ts';
import type { MessageQuery, StoredMessage } from './messages.ts';
import type { ChannelOptions, PersonOptions, RequestUrls, SlackOptions } from './options.ts';
import type { OpenView, Person } from './people.ts';
import type { TranscriptEntry } from './transcript.ts';

/** One call of the Web API, as it came in. */
export interface ApiCall {
  /** From 1, over all methods. */
  readonly n: number;
  readonly method: string;
  readonly args: JsonObject;
  /** Epoch milliseconds, by the clock the stand-in was given. */
  readonly at: number;
  /** Whether Slack did what was asked, whatever the answer said. */
  readonly accepted: boolean;
  /** Slack's error, or the fault that struck. */
  readonly error: string | undefined;
}

/** Told before Slack does what was asked, and again after, before the answer leaves. */
export interface CallMoment {
  readonly phase: 'before' | 'after';
  readonly n: number;
  readonly method: string;
  readonly args: JsonObject;
}

/** Something the app sent that Slack would not take. */
export interface Refusal {
  /** The method, `response_url`, or the ack it came in. */
  readonly what: string;
  readonly error: string;
  readonly messages: readonly string[];
}

/** The outcome of an event sent to the app. */
export interface EventOutcome {
  readonly isAcked: boolean;
  readonly attempts: number;
}

export interface Sockets {
  /** How many connections are open and not yet told to go. */
  readonly count: number;
  /** Tells one connection (the n-th, from 0) to go, as Slack does for a refresh. */
  refresh(options?: { readonly reason?: 'warning' | 'refresh_requested'; readonly index?: number }): void;
  /** Cuts every connection without a word. */
  drop(): void;
  /** Resolves once so many connections are open. */
  opened(count?: number): Promise<void>;
}

export interface Slack {
  /** `http://127.0.0.1:PORT/api/` */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly teamId: string;
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly faults: Faults;
  readonly sockets: Sockets;
  readonly calls: readonly ApiCall[];
  /** Everything of the app's that was refused; empty after a clean run. */
  readonly refusals: readonly Refusal[];
  /** Throws when nobody has these initials. */
  as(initials: string): Person;
  userId(initials: string): string;
  /** Takes a name, with or without the hash. */
  channelId(name: string): string;
  /** Is told of every call; may return a promise, which is awaited. Returns the way to stop being told. */
  onCall(listener: (moment: CallMoment) => void | Promise<void>): () => void;
  /** Messages that stand in channels and DMs, oldest first; ephemeral ones are not among them. */
  messages(query?: MessageQuery): readonly StoredMessage[];
  home(initials: string): OpenView | undefined;
  fileContent(fileId: string): Uint8Array | undefined;
  /** Sends an event such as `{ type: 'app_uninstalled' }`. */
  sendEvent(event: JsonObject): Promise<EventOutcome>;
  /** Changes a profile, and sends `user_change`. Adds the person if the initials are new. */
  setPerson(person: PersonOptions): Promise<EventOutcome>;
  addChannel(channel: ChannelOptions): string;
  setRequestUrls(urls: RequestUrls | undefined): void;
  transcript(): readonly TranscriptEntry[];
  /** Adds a line of the narrator's own to the transcript. */
  note(text: string): void;
  /** Resolves as soon as the claim holds; looked at again after everything that happens. */
  until(claim: () => boolean, options?: { readonly timeoutMs?: number }): Promise<void>;
  stop(): Promise<void>;
}

export async function startSlack(_options: SlackOptions = {}): Promise<Slack> {
  throw new Error('startSlack: the types stand, the stand-in follows');
}
