import type { SlackUser } from '../ports.ts';
import type { RenderedMessage } from '../publish/ports.ts';

/** Slack did not do it, or cannot say whether it did. */
export type SlackTrouble =
  | { readonly outcome: 'rate-limited'; readonly afterMs: number }
  /** Not done, for certain. `isTransient`: the same call may succeed a moment later. */
  | { readonly outcome: 'refused'; readonly problem: string; readonly isTransient: boolean }
  /**
   * Not done, for certain: Slack does not take the token, or the app may not call this method. `lacks` names the scopes
   * that are missing; undefined where nothing works with this token. Only an administrator can put it right.
   */
  | { readonly outcome: 'token-refused'; readonly problem: string; readonly lacks: string | undefined }
  /** It may have been done. */
  | { readonly outcome: 'unclear'; readonly problem: string };

export type SendOutcome = { readonly outcome: 'sent'; readonly channelId: string; readonly ts: string } | SlackTrouble;

export type FindOutcome =
  /** `key`: of the message, where several were looked for. */
  | { readonly outcome: 'found'; readonly ts: string; readonly key?: string }
  | { readonly outcome: 'not-found' }
  | SlackTrouble;

/** Posts and edits messages. Never retries by itself: what is unclear comes back as unclear. */
export interface Messenger {
  /** `key` is stored with the message, so that `find` can tell it again. */
  post(request: {
    readonly channelId: string;
    readonly threadTs?: string | undefined;
    readonly key: string;
    readonly message: RenderedMessage;
  }): Promise<SendOutcome>;
  /** Doing it twice changes nothing. */
  update(request: {
    readonly channelId: string;
    readonly ts: string;
    readonly message: RenderedMessage;
  }): Promise<SendOutcome>;
  /** Looks for our own message with this key in the channel, or among the replies of a thread; the newest with any of these. */
  find(request: {
    readonly channelId: string;
    readonly threadTs?: string | undefined;
    readonly key: string;
    readonly otherKeys?: readonly string[];
    readonly since: Date;
  }): Promise<FindOutcome>;
}

/** What Slack tells of a user, without what we add. */
export type SlackProfile = Omit<SlackUser, 'dmChannelId' | 'readAt'>;

export type DirectoryAnswer<Value> =
  | { readonly outcome: 'found'; readonly value: Value }
  | { readonly outcome: 'not-found' }
  | SlackTrouble;

/** What Slack tells of a channel. */
export interface SlackChannel {
  /** Without the `#`. */
  readonly name: string;
  /** Everybody in the workspace is in it. */
  readonly isGeneral: boolean;
  /** Another organisation is in it, or has been invited. */
  readonly isShared: boolean;
  /** Only those who were invited read it. */
  readonly isPrivate: boolean;
  /** Nothing can be posted there any more. */
  readonly isArchived: boolean;
  /** Is Ragtime in it? */
  readonly hasBot: boolean;
}

/** Slack's own list of people and channels. */
export interface Directory {
  findByEmail(email: string): Promise<DirectoryAnswer<SlackProfile>>;
  readUser(userId: string): Promise<DirectoryAnswer<SlackProfile>>;
  /** `not-found` for a private channel that Ragtime is not in, too. */
  readChannel(channelId: string): Promise<DirectoryAnswer<SlackChannel>>;
  /** The address of a message, to be clicked. */
  readLink(channelId: string, ts: string): Promise<DirectoryAnswer<string>>;
  /** The `D…` channel with this user; the same one every time. */
  openDirectMessage(userId: string): Promise<DirectoryAnswer<string>>;
}
