import type { EntryKey } from '../collect/entry.ts';
import type { ReportFormat } from '../publish/report-format.ts';
import type { ShareLine } from '../publish/share.ts';
import type { ReturnNotice } from '../review/returned.ts';
import type { AskedSignature, ChangesAsked } from '../review/sign-off.ts';
import type { TrailFileAsk } from '../review/trail-file.ts';
import type { Absence } from './absence.ts';
import type { AskKey } from './asked-entry.ts';
import type { SpokenWindow } from './asking-by-part.ts';

export type DeliveryKind =
  | 'reminder'
  | 'summary-root'
  | 'summary-part'
  | 'attachment'
  | 'sign-off'
  | 'edit'
  | 'desk'
  | 'notice'
  | 'sent-back'
  | 'wording'
  | 'entered'
  | 'finance-ask'
  | 'share';
export type MethodClass = 'post' | 'update' | 'files';

/**
 * `pending` waits for its time; `sending` was claimed and may stand in Slack; `unclear` may stand there too and is to be
 * looked up; the others are final, `failed` until somebody sends it again.
 */
export type DeliveryState = 'pending' | 'sending' | 'sent' | 'unclear' | 'failed' | 'cancelled';

/** What a reminder speaks of; its words are composed when it is sent. */
export interface ReminderPayload {
  readonly windows: readonly SpokenWindow[];
  readonly entries: readonly AskKey[];
  /** Person id of the officer who asked for it: then it goes out between the steps, too. */
  readonly nudgedBy?: string | undefined;
}

/** A message whose words stand when it is planned: the parts of a published summary. */
export interface MessagePayload {
  readonly message: { readonly text: string; readonly blocks: readonly unknown[] };
}

/** A part of a published summary, with the area that it tells of: a later revision may correct that. */
export interface SummaryPayload extends MessagePayload {
  readonly areaId?: string | undefined;
  /** The day of the revision that says otherwise, as printed; the message is marked with it. */
  readonly correctedOn?: string | undefined;
}

/** A document of a report, or its picture, as a message of its own. */
export interface AttachmentPayload {
  /** The quarter that it is about. */
  readonly windowId: string;
  /** The draft with this number, which approvers were asked to sign. */
  readonly draft?: number | undefined;
  /** The published report; undefined for the draft, as it is at the moment of sending. */
  readonly revisionId?: number | undefined;
  readonly format: ReportFormat;
  /** What is not for publication instead of the report: for officers, who asked for it. */
  readonly isAnnex?: boolean | undefined;
  /** A history instead of the report, to whoever asked for it. */
  readonly trail?: TrailFileAsk | undefined;
  /** What Slack shows as the file's name. */
  readonly title: string;
  /** What stands above the file; our own words alone, since Slack formats them. */
  readonly comment: string;
  /** What a picture shows, for whoever does not see it. */
  readonly altText?: string | undefined;
  /** Slack's id of the file: stored when the bytes are there, and before anybody sees them. */
  readonly uploadedId?: string | undefined;
}

/** What an officer hears of a window; its words are composed when it is sent. */
export const DESK_SUBJECTS = ['check', 'digest', 'orphans', 'missing', 'files'] as const;
export type DeskSubject = (typeof DESK_SUBJECTS)[number];
export interface DeskPayload {
  readonly about: DeskSubject;
  readonly windowId: string;
  /** The orphans that this one tells of, so that none is told twice. */
  readonly entries?: readonly EntryKey[] | undefined;
  /** Why each of these has nobody to ask, in their order: with another cause it is told again. */
  readonly causes?: readonly string[] | undefined;
  /** The files that Slack did not take. */
  readonly deliveryIds?: readonly number[] | undefined;
}

/** Something about an owner's outstanding work, in words that an officer has read; needless once nothing is outstanding. */
export interface NoticePayload extends MessagePayload {
  readonly windowId: string;
  readonly ownerId: string;
  /** Set where it asks about one update that was sent back: needless once that is answered or closed. */
  readonly returned?: ReturnNotice | undefined;
  /** It tells what was decided, and is never needless. */
  readonly isNews?: boolean | undefined;
  /** It tells the owner that somebody has said they are away: cancelled where these days stand no more. */
  readonly absence?: Absence | undefined;
  /** It tells that this is so no more, under these keys; needless where none of them was sent. */
  readonly takesBack?: readonly string[] | undefined;
}

/**
 * A draft that its owner sent back to the contributor, or a figure that they ask its supplier about; needless once there
 * is a newer one, or an update.
 */
export type SentBackPayload = { readonly handedId: number } | { readonly suppliedId: number };

/**
 * What is printed in other words, to its owner; needless where all of it was taken back. Or an owner's objection to that,
 * by the nonce of their form, to an officer.
 */
export type WordingPayload =
  | { readonly about: 'wordings'; readonly windowId: string; readonly ownerId: string }
  | { readonly about: 'objection'; readonly windowId: string; readonly nonce: string };

/** What officers have entered for an owner in a window, or done to their items, from this message's creation on; read when it is sent. */
export interface EnteredPayload {
  readonly windowId: string;
  readonly ownerId: string;
  readonly about?: 'items' | undefined;
}

/** The figures of which departments somebody hands in for a window; composed when it is sent, and drawn anew with each file. */
export interface FinanceAskPayload {
  readonly windowId: string;
  /** The finance contact; somebody else reads it while they are away. */
  readonly contactId: string;
}

/** What a published report prints of somebody; sent once the report stands in the channel. */
export interface SharePayload {
  readonly windowId: string;
  /** Set where it corrects the report before: then these are the lines that read otherwise. */
  readonly isCorrection?: boolean | undefined;
  readonly lines: readonly ShareLine[];
}

/**
 * To an approver who is to sign a draft, or to an officer whose draft was answered: its words stand when it is planned,
 * and what an approver was asked says later what became of it. Or that a draft is void, composed when it is sent.
 */
export type SignOffPayload =
  | (MessagePayload & {
      readonly windowId: string;
      readonly asked?: AskedSignature | undefined;
      /** Ids of approvers for whom nobody is there who can sign, of which it tells an officer. */
      readonly nobodyFor?: readonly string[] | undefined;
    })
  /** To an officer: what an approver wants changed, with what became of it. */
  | { readonly windowId: string; readonly changesIn: ChangesAsked }
  | { readonly windowId: string; readonly voidDraft: number };

export interface EditPayload {
  readonly isLazy: boolean;
  /** Of what asks for a signature: who was asked when it was armed. */
  readonly readerId?: string | undefined;
}

export type DeliveryContent =
  | { readonly kind: 'reminder'; readonly payload: ReminderPayload }
  /** Draws the message of `targetId` as it should be now. Doing it twice is harmless; a lazy one yields to every new message. */
  | { readonly kind: 'edit'; readonly payload: EditPayload }
  | { readonly kind: 'desk'; readonly payload: DeskPayload }
  | { readonly kind: 'notice'; readonly payload: NoticePayload }
  | { readonly kind: 'sent-back'; readonly payload: SentBackPayload }
  | { readonly kind: 'attachment'; readonly payload: AttachmentPayload }
  | { readonly kind: 'sign-off'; readonly payload: SignOffPayload }
  | { readonly kind: 'wording'; readonly payload: WordingPayload }
  | { readonly kind: 'entered'; readonly payload: EnteredPayload }
  | { readonly kind: 'finance-ask'; readonly payload: FinanceAskPayload }
  | { readonly kind: 'share'; readonly payload: SharePayload }
  | { readonly kind: 'summary-root' | 'summary-part'; readonly payload: SummaryPayload };

/** A row of the ledger: one message that must reach one place once. */
export interface Delivery {
  readonly id: number;
  readonly key: string;
  readonly content: DeliveryContent;
  readonly methodClass: MethodClass;
  readonly personId: string | undefined;
  /** Where it goes: known from the beginning for a channel, from the first claim for a person. */
  readonly channelId: string | undefined;
  readonly threadOfId: number | undefined;
  /** The delivery whose message an edit draws anew. */
  readonly targetId: number | undefined;
  readonly afterId: number | undefined;
  readonly state: DeliveryState;
  /** Not before this instant, whether for the first time or again. */
  readonly dueAt: Date;
  readonly createdAt: Date;
  readonly leaseUntil: Date | undefined;
  /** How often it was handed to Slack; refusals for being too fast do not count. */
  readonly attempts: number;
  /** First moment at which it may stand in Slack without our knowing. */
  readonly unclearSince: Date | undefined;
  /** Looks into the channel since the last attempt that found nothing. */
  readonly lookups: number;
  readonly sentAt: Date | undefined;
  readonly sentChannelId: string | undefined;
  readonly ts: string | undefined;
  readonly problem: string | undefined;
}

/** All in milliseconds unless they are counts. */
export interface DeliverySettings {
  /** Longer than the client's timeout, or a slow call could be taken for a dead process. */
  readonly leaseMs: number;
  /** After an unclear outcome: how long Slack may take until the message shows in the channel's history. */
  readonly settleMs: number;
  /** Looks that must find nothing before it is sent again; at least 2. */
  readonly looksNeeded: number;
  /** How often one message is handed to Slack before a person has to decide. */
  readonly maxAttempts: number;
  /** Pause after a refusal that passes, and after a look that could not be taken. */
  readonly retryMs: number;
}

export const DEFAULT_DELIVERY_SETTINGS: DeliverySettings = {
  leaseMs: 30_000,
  settleMs: 45_000,
  looksNeeded: 2,
  maxAttempts: 5,
  retryMs: 10_000,
};

/** Pause while Slack does not take the token: nothing is lost, and nothing counts as tried, until it does again. */
export const TOKEN_WAIT_MS = 60_000;

/** What to do with a delivery now. */
export type NextAct =
  | { readonly act: 'send' | 'look-up' | 'nothing' }
  | { readonly act: 'wait'; readonly until: Date }
  | { readonly act: 'give-up'; readonly problem: string };

const UNCONFIRMED =
  'Slack did not confirm this message, and it was not found in the channel. It was tried as often as is sensible; look into the channel before it is sent again.';

/** Decides from the row alone, so that every process comes to the same answer. */
export function decideNext(delivery: Delivery, now: Date, settings: DeliverySettings): NextAct {
  switch (delivery.state) {
    case 'sent':
    case 'failed':
    case 'cancelled':
      return { act: 'nothing' };
    case 'pending':
      if (now < delivery.dueAt) return { act: 'wait', until: delivery.dueAt };
      return sendOrGiveUp(delivery, settings, delivery.problem ?? UNCONFIRMED);
    case 'sending':
      if (isHarmlessTwice(delivery.content)) return repeatFrom(delivery, leaseEnd(delivery, 0), { now, settings });
      return lookUpFrom(later(delivery.dueAt, leaseEnd(delivery, settings.settleMs)), now);
    case 'unclear': {
      if (isHarmlessTwice(delivery.content)) return repeatFrom(delivery, delivery.dueAt, { now, settings });
      const until = later(delivery.dueAt, leaseEnd(delivery, 0));
      if (now < until || delivery.lookups < settings.looksNeeded) return lookUpFrom(until, now);
      return sendOrGiveUp(delivery, settings, UNCONFIRMED);
    }
  }
}

/** An edit changes nothing the second time, and nobody sees a file before its id is stored. */
function isHarmlessTwice(content: DeliveryContent): boolean {
  return content.kind === 'edit' || (content.kind === 'attachment' && content.payload.uploadedId === undefined);
}

/**
 * May what stands behind this one follow? Messages wait for each other, so that a thread is read in its order; a file
 * that is refused holds no text up.
 */
export function isPassed({ content, state }: Pick<Delivery, 'content' | 'state'>): boolean {
  if (state === 'sent') return true;
  return content.kind === 'attachment' && (state === 'failed' || state === 'cancelled');
}

/** What is harmless twice is simply done again where its outcome is unclear. */
function repeatFrom(
  delivery: Delivery,
  instant: Date,
  { now, settings }: { readonly now: Date; readonly settings: DeliverySettings },
): NextAct {
  return now < instant ? { act: 'wait', until: instant } : sendOrGiveUp(delivery, settings, UNCONFIRMED);
}

function lookUpFrom(instant: Date, now: Date): NextAct {
  return now < instant ? { act: 'wait', until: instant } : { act: 'look-up' };
}

function sendOrGiveUp(delivery: Delivery, settings: DeliverySettings, problem: string): NextAct {
  return delivery.attempts < settings.maxAttempts ? { act: 'send' } : { act: 'give-up', problem };
}

/** The holder of an unexpired lease may still be at work. */
function leaseEnd({ leaseUntil }: Delivery, extraMs: number): Date {
  return leaseUntil === undefined ? new Date(0) : new Date(leaseUntil.getTime() + extraMs);
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
