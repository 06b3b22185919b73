import type { Restoration } from '../../core/remind/after-restore.ts';
import type { Delivery, MethodClass, ReminderPayload } from '../../core/remind/delivery.ts';
import type { Result } from '../../core/result.ts';
import type { Author, Patience, WriteRefusal } from '../ports.ts';

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
  /** The revision or directorate whose summary it is, the window that a message is about, or the person it is for. */
  readonly subject: 'revision' | 'directorate' | 'window' | 'person';
  readonly subjectId: string;
}

/** The ledger of everything that must reach Slack once. */
/** A message that asked for a signature, and who is asked now: the edit keeps it, so that it is armed once. */
export interface RedrawnAsk {
  readonly ask: Pick<Delivery, 'id' | 'key' | 'personId'>;
  readonly readerId: string;
}

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
  /** Messages and files that failed and were due since then, oldest first; what draws a message anew is none. */
  failedSince(instant: Date): Promise<readonly Delivery[]>;
  /** The message with this key, then those of its thread in their order; empty where there is none. */
  thread(rootKey: string): Promise<readonly Delivery[]>;
  /** Adds what is not there yet; a key that exists is left as it is. Answers how many were added. */
  plan(deliveries: readonly NewDelivery[], patience: Patience): Promise<Result<number, 'busy'>>;
  /** Asks for a signature that stand in Slack and say no longer who is asked are drawn anew. */
  redrawAsks(
    asks: readonly RedrawnAsk[],
    when: { readonly at: Date; readonly patience: Patience },
  ): Promise<Result<void, 'busy'>>;
  /** A message that was sent speaks of more from now on: what it says is drawn anew. `changed` when it is not as it was read. */
  amend(
    before: Delivery,
    payload: ReminderPayload,
    when: { readonly at: Date; readonly patience: Patience },
  ): Promise<Result<void, WriteRefusal>>;
  /** One transaction: adds what is not there yet, and the audit row where anything was; answers the keys that were added. */
  planByHand(
    deliveries: readonly NewDelivery[],
    change: {
      readonly author: Author;
      readonly at: Date;
      readonly action: string;
      readonly windowId: string;
      /** What was asked for, in words of the record. */
      readonly asked?: string;
    },
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

/** What a ledger that comes from a backup does not know. */
export interface RestorationStore {
  /** The newest; undefined where none was ever restored. */
  newest(): Promise<Restoration | undefined>;
  /** The message of this delivery is drawn anew, from what is stored when its edit goes out. */
  drawAnew(delivery: Delivery, when: { readonly at: Date; readonly patience: Patience }): Promise<Result<void, 'busy'>>;
}
