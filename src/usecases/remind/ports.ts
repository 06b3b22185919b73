import type { LocalDate } from '../../core/calendar/local-date.ts';
import type { Absence } from '../../core/remind/absence.ts';
import type { CheckContent } from '../../core/remind/check-content.ts';
import type { DeliverySettings } from '../../core/remind/delivery.ts';
import type { DigestContent, DigestOrphan } from '../../core/remind/digest-content.ts';
import type { MessageNow } from '../../core/remind/message-now.ts';
import type { ReminderContent } from '../../core/remind/reminder-content.ts';
import type { Snooze } from '../../core/remind/reminder-situation.ts';
import type { Result } from '../../core/result.ts';
import type { DraftStore } from '../collect/draft/draft-ports.ts';
import type { DraftingStore } from '../collect/drafting/drafting-ports.ts';
import type { FinanceStore } from '../collect/finance/finance-ports.ts';
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
  SlackUserStore,
  UpdateStore,
  WindowStore,
  WorkspaceStore,
} from '../ports.ts';
import type { MeetingStore } from '../publish/meeting-ports.ts';
import type { RenderedMessage } from '../publish/ports.ts';
import type { ReturnStore } from '../review/return-ports.ts';
import type { RenderReturn } from '../review/return-update.ts';
import type { AcceptanceStore } from '../review/review-ports.ts';
import type { WordingStore } from '../review/wording-ports.ts';
import type { SignOffComposing } from './compose-sign-off.ts';
import type { DeliveryStore, NewDelivery, ReadyDelivery, RestorationStore } from './delivery-ports.ts';
import type { RenderEntered } from './entered-message.ts';
import type { AttachmentReader, FilePoster, RefusedFile } from './file-ports.ts';
import type { RenderFinanceAsk } from './finance-ask.ts';
import type { Directory, Messenger } from './messenger-ports.ts';
import type { RenderSentBack } from './sent-back-content.ts';
import type { RenderShare } from './share-message.ts';
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

/** Who is away when. Writing arms the edit of the person's message and plans what they are told, in the same transaction. */
export interface AbsenceStore {
  /** Those that were not ended early and last until that day or longer. */
  absences(lastDayFrom: LocalDate): Promise<readonly StoredAbsence[]>;
  /** Where the same days stand already, nothing is written. */
  addAbsence(added: Omit<StoredAbsence, 'id'> & AbsenceWrite, patience: Patience): Promise<Result<void, 'busy'>>;
  /**
   * Ends those that hold on this day, or only the one with these days where it has not ended by itself before; answers how
   * many there were. Where there was none, nobody is told.
   */
  endAbsences(
    ended: AbsenceWrite & {
      readonly personId: string;
      readonly today: LocalDate;
      readonly only: Absence | undefined;
    },
    patience: Patience,
  ): Promise<Result<number, 'busy'>>;
}

export interface AbsenceWrite {
  readonly author: Author;
  readonly at: Date;
  /** To the person, where it was said by somebody else. */
  readonly notices: readonly NewDelivery[];
}

export interface StoredAbsence extends Absence {
  readonly id: number;
  readonly personId: string;
  /** Who said so: a Slack user, or a command line. */
  readonly setBy: string;
}

/** "Remind me tomorrow". Writing arms the edit of the person's message, in the same transaction. */
export interface SnoozeStore {
  /** The newest by person id. */
  snoozes(): Promise<ReadonlyMap<string, Snooze>>;
  addSnooze(added: Snooze & { readonly personId: string }, patience: Patience): Promise<Result<void, 'busy'>>;
}

/** What became of one piece of work; `afterMs` is real time. Only one channel was too fast, or the whole method. */
export type WorkOutcome =
  /** `next`: what waited for this and may go out now, so that it need not wait for the next sweep. */
  | { readonly outcome: 'done'; readonly next?: readonly ReadyDelivery[] }
  | { readonly outcome: 'retry'; readonly afterMs: number }
  | { readonly outcome: 'rate-limited'; readonly afterMs: number; readonly scope: 'channel' | 'method' };

/** What reminding needs from the outside. */
export interface RemindPorts extends SignOffComposing {
  readonly plans: PlanReader;
  readonly windows: WindowStore;
  readonly updates: Pick<UpdateStore, 'standing' | 'standingBefore'>;
  readonly led: Pick<LedStore, 'book'>;
  readonly finance: Pick<FinanceStore, 'book'>;
  readonly slackUsers: SlackUserStore;
  readonly workspaces: Pick<WorkspaceStore, 'workspace'>;
  readonly absences: AbsenceStore;
  readonly snoozes: SnoozeStore;
  readonly indicators: Pick<IndicatorStore, 'said'>;
  readonly supplies: Pick<SupplyStore, 'queried'>;
  readonly items: Pick<ItemStore, 'book' | 'item' | 'history'>;
  readonly meetings: Pick<MeetingStore, 'book'>;
  readonly itemDrafts: Pick<ItemDraftStore, 'draftsOf' | 'draftsIn'>;
  readonly returns: Pick<ReturnStore, 'waiting' | 'ofQuarter' | 'ofEntry'>;
  readonly renderReturn: RenderReturn;
  readonly proposals: Pick<ProposalStore, 'undecided'>;
  readonly deliveries: DeliveryStore;
  readonly restorations: RestorationStore;
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
  readonly renderFinanceAsk: RenderFinanceAsk;
  readonly renderShare: RenderShare;
  readonly drafts: Pick<DraftStore, 'draftsOf' | 'draftsIn'>;
  readonly drafting: Pick<DraftingStore, 'requests' | 'handedMarks' | 'handed' | 'handedOf'>;
  readonly tokenWatch: TokenWatch;
  readonly settings: DeliverySettings;
  /** For one write by the clock; nobody waits for an answer. */
  readonly newPatience: () => Patience;
}
