import type { LocalDate } from '../../core/calendar/local-date.ts';
import type { Absence } from '../../core/remind/absence.ts';
import type { CheckContent } from '../../core/remind/check-content.ts';
import type { Delivery, DeliverySettings, MethodClass, ReminderPayload } from '../../core/remind/delivery.ts';
import type { DigestContent, DigestOrphan } from '../../core/remind/digest-content.ts';
import type { MessageNow } from '../../core/remind/message-now.ts';
import type { ReminderContent } from '../../core/remind/reminder-content.ts';
import type { Snooze } from '../../core/remind/reminder-situation.ts';
import type { Result } from '../../core/result.ts';
import type { DraftStore } from '../collect/draft/draft-ports.ts';
import type { DraftingStore } from '../collect/drafting/drafting-ports.ts';
import type { IndicatorStore, SupplyStore } from '../collect/indicator/indicator-ports.ts';
import type { ItemDraftStore } from '../collect/item/item-draft-ports.ts';
import type { ItemStore } from '../collect/item/item-ports.ts';
import type { MyItems } from '../collect/item/read-my-items.ts';
import type { LedStore } from '../collect/led/led-ports.ts';
import type { ProposalStore } from '../plan/proposal-ports.ts';
import type {
  Author,
  Patience,
  PlanReader,
  SlackUser,
  SlackUserStore,
  UpdateStore,
  WindowStore,
  WorkspaceStore,
  WriteRefusal,
} from '../ports.ts';
import type { MeetingStore } from '../publish/meeting-ports.ts';
import type { RenderedMessage } from '../publish/ports.ts';
import type { ReturnStore } from '../review/return-ports.ts';
import type { RenderReturn } from '../review/return-update.ts';
import type { AcceptanceStore } from '../review/review-ports.ts';
import type { WordingStore } from '../review/wording-ports.ts';
import type { RenderEntered } from './entered-message.ts';
import type { AttachmentReader, FilePoster, RefusedFile } from './file-ports.ts';
import type { RenderSentBack } from './sent-back-content.ts';
import type { TokenWatch } from './token-watch.ts';
import type { RenderWording } from './wording-message.ts';

/** Turns content into words and blocks. Pure; throws never. */
export type RenderReminder = (content: ReminderContent, items?: readonly MyItems[]) => RenderedMessage;

/** What a message that stands in Slack should say now. */
export type RenderMessageNow = (message: MessageNow, items?: readonly MyItems[]) => RenderedMessage;
/** "Check before it starts" in words and blocks. Pure; throws never. */
export type RenderCheck = (content: CheckContent) => RenderedMessage;

/**
 * A reminder as its owner will see it at `opensAt` (`9am Wednesday 1 July`; undefined where that has passed), for somebody
 * else to read: nothing in it acts.
 */
export type RenderPreview = (
  content: ReminderContent,
  shown: {
    /** When it goes out; undefined where nobody knows yet. */
    readonly opensAt: string | undefined;
    readonly items: readonly MyItems[];
  },
) => RenderedMessage;
/** Who reads along where a digest stands: the officers alone, or people who may only see counts. */
export type DigestAudience = 'officers' | 'others';

/** What an officer hears of a window. */
export type DeskMessage =
  | { readonly about: 'digest'; readonly content: DigestContent; readonly audience: DigestAudience }
  /** A digest above which a newer one was posted. */
  | { readonly about: 'older-digest'; readonly content: DigestContent }
  | { readonly about: 'orphans'; readonly content: DigestContent; readonly orphans: readonly DigestOrphan[] }
  | { readonly about: 'missing'; readonly content: DigestContent }
  /** Files of its report that Slack did not take. */
  | {
      readonly about: 'files';
      readonly content: DigestContent;
      readonly files: readonly RefusedFile[];
      /** Where they were to stand: in the summary's thread, or with the officer who asked. */
      readonly place: 'thread' | 'officer';
    };

/** Turns it into words and blocks. Pure; throws never. */
export type RenderDesk = (message: DeskMessage) => RenderedMessage;

/** A delivery as it is planned; the ledger adds the rest. */
export type NewDelivery = Pick<Delivery, 'key' | 'content' | 'methodClass' | 'personId' | 'dueAt' | 'createdAt'> &
  Partial<Pick<Delivery, 'channelId' | 'targetId'>>;

export interface ReadyDelivery {
  readonly id: number;
  readonly methodClass: MethodClass;
}

/** A row as the decision knew it, and as it is to be. */
export interface Replacement {
  readonly before: Delivery;
  readonly after: Delivery;
}

/** Who changes deliveries by hand, for the audit. */
export interface DeliveryChange {
  readonly author: Author;
  readonly at: Date;
  readonly action: string;
  /** Id of the revision whose summary it is. */
  readonly subjectId: string;
}

/** The ledger of everything that must reach Slack once. */
export interface DeliveryStore {
  delivery(id: number): Promise<Delivery | undefined>;
  /** What may be acted on now: its time has come, nobody holds it, and what goes before it has been sent. Oldest first. */
  ready(now: Date): Promise<readonly ReadyDelivery[]>;
  /** Of these, what stood behind this one, in its thread or after it. */
  readyBehind(id: number, now: Date): Promise<readonly ReadyDelivery[]>;
  /** Reminders planned since then, in every state, oldest first. */
  remindersSince(instant: Date): Promise<readonly Delivery[]>;
  /** Those of one person. */
  remindersOf(personId: string, since: Date): Promise<readonly Delivery[]>;
  /** Everything whose key begins with this, in every state, oldest first. */
  startingWith(prefix: string): Promise<readonly Delivery[]>;
  /** Files that did not go out: they wait, are on their way, or Slack did not take them; of failures those since then. */
  unsentAttachments(since: Date): Promise<readonly Delivery[]>;
  /** The message with this key, then those of its thread in their order; empty where there is none. */
  thread(rootKey: string): Promise<readonly Delivery[]>;
  /** Adds what is not there yet; a key that exists is left as it is. Answers how many were added. */
  plan(deliveries: readonly NewDelivery[], patience: Patience): Promise<Result<number, 'busy'>>;
  /** A message that was sent speaks of more from now on: what it says is drawn anew. `changed` when it is not as it was read. */
  amend(
    before: Delivery,
    payload: ReminderPayload,
    when: { readonly at: Date; readonly patience: Patience },
  ): Promise<Result<void, WriteRefusal>>;
  /** One transaction: adds what is not there yet, and the audit row where anything was; answers the keys that were added. */
  planByHand(
    deliveries: readonly NewDelivery[],
    change: { readonly author: Author; readonly at: Date; readonly action: string; readonly windowId: string },
    patience: Patience,
  ): Promise<Result<readonly string[], 'busy'>>;
  /** Puts one row in another's place, if the first one is still as it was read. */
  replace(before: Delivery, after: Delivery, patience: Patience): Promise<Result<void, WriteRefusal>>;
  /** One transaction: all rows put in the others' place, and the audit row; nothing when one is no longer as it was read. */
  replaceAll(
    rows: readonly Replacement[],
    change: DeliveryChange,
    patience: Patience,
  ): Promise<Result<void, WriteRefusal>>;
}

/** Who is away when. Writing arms the edit of the person's message, in the same transaction. */
export interface AbsenceStore {
  /** Those that were not ended early and last until that day or longer. */
  absences(lastDayFrom: LocalDate): Promise<readonly StoredAbsence[]>;
  addAbsence(
    added: Omit<StoredAbsence, 'id'> & { readonly author: Author; readonly at: Date },
    patience: Patience,
  ): Promise<Result<void, 'busy'>>;
  /** Ends what has not ended by itself before that day; answers how many there were. */
  endAbsences(
    ended: { readonly personId: string; readonly lastDayFrom: LocalDate; readonly author: Author; readonly at: Date },
    patience: Patience,
  ): Promise<Result<number, 'busy'>>;
}

export interface StoredAbsence extends Absence {
  readonly id: number;
  readonly personId: string;
}

/** "Remind me tomorrow". Writing arms the edit of the person's message, in the same transaction. */
export interface SnoozeStore {
  /** The newest by person id. */
  snoozes(): Promise<ReadonlyMap<string, Snooze>>;
  addSnooze(added: Snooze & { readonly personId: string }, patience: Patience): Promise<Result<void, 'busy'>>;
}

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
  | { readonly outcome: 'found'; readonly ts: string }
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
  /** Looks for our own message with this key in the channel, or among the replies of a thread. */
  find(request: {
    readonly channelId: string;
    readonly threadTs?: string | undefined;
    readonly key: string;
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
  /** Is Ragtime in it? */
  readonly hasBot: boolean;
}

/** Slack's own list of people and channels. */
export interface Directory {
  findByEmail(email: string): Promise<DirectoryAnswer<SlackProfile>>;
  readUser(userId: string): Promise<DirectoryAnswer<SlackProfile>>;
  /** `not-found` for a private channel that Ragtime is not in, too. */
  readChannel(channelId: string): Promise<DirectoryAnswer<SlackChannel>>;
  /** The `D…` channel with this user; the same one every time. */
  openDirectMessage(userId: string): Promise<DirectoryAnswer<string>>;
}

/** What became of one piece of work; `afterMs` is real time. Only one channel was too fast, or the whole method. */
export type WorkOutcome =
  /** `next`: what waited for this and may go out now, so that it need not wait for the next sweep. */
  | { readonly outcome: 'done'; readonly next?: readonly ReadyDelivery[] }
  | { readonly outcome: 'retry'; readonly afterMs: number }
  | { readonly outcome: 'rate-limited'; readonly afterMs: number; readonly scope: 'channel' | 'method' };

/** What reminding needs from the outside. */
export interface RemindPorts {
  readonly plans: PlanReader;
  readonly windows: WindowStore;
  readonly updates: Pick<UpdateStore, 'standing' | 'standingBefore'>;
  readonly led: Pick<LedStore, 'book'>;
  readonly slackUsers: SlackUserStore;
  readonly workspaces: Pick<WorkspaceStore, 'workspace'>;
  readonly absences: AbsenceStore;
  readonly snoozes: SnoozeStore;
  readonly indicators: Pick<IndicatorStore, 'said'>;
  readonly supplies: Pick<SupplyStore, 'queried'>;
  readonly items: Pick<ItemStore, 'book' | 'item'>;
  readonly meetings: Pick<MeetingStore, 'book'>;
  readonly itemDrafts: Pick<ItemDraftStore, 'draftsOf'>;
  readonly returns: Pick<ReturnStore, 'waiting' | 'ofQuarter' | 'ofEntry'>;
  readonly renderReturn: RenderReturn;
  readonly proposals: Pick<ProposalStore, 'undecided'>;
  readonly deliveries: DeliveryStore;
  readonly messenger: Messenger;
  readonly filePoster: FilePoster;
  readonly readAttachment: AttachmentReader;
  readonly directory: Directory;
  readonly renderReminder: RenderReminder;
  readonly renderMessageNow: RenderMessageNow;
  readonly renderCheck: RenderCheck;
  readonly renderDesk: RenderDesk;
  readonly renderSentBack: RenderSentBack;
  readonly wordings: Pick<WordingStore, 'ofNotice' | 'ofEntry' | 'ofForm' | 'ofQuarter'>;
  readonly acceptances: Pick<AcceptanceStore, 'ofQuarter'>;
  readonly renderWording: RenderWording;
  readonly renderEntered: RenderEntered;
  readonly drafts: Pick<DraftStore, 'draftsOf' | 'draftsIn'>;
  readonly drafting: Pick<DraftingStore, 'requests' | 'handedMarks' | 'handed' | 'handedOf'>;
  readonly tokenWatch: TokenWatch;
  readonly settings: DeliverySettings;
  /** For one write by the clock; nobody waits for an answer. */
  readonly newPatience: () => Patience;
}
