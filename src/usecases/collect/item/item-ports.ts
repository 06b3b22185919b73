import type { IssueOutcome, ItemBook, ItemContent, ItemVersion } from '../../../core/collect/item/item.ts';
import type { Result } from '../../../core/result.ts';
import type { ActorSources } from '../../find-actor.ts';
import type { Author, CollectionBasis, Patience, WindowStore, WriteRefusal } from '../../ports.ts';
import type { MeetingStore } from '../../publish/meeting-ports.ts';
import type { RenderedMessage } from '../../publish/ports.ts';
import type { NewDelivery } from '../../remind/delivery-ports.ts';
import type { StoredByForm } from '../find-repeated.ts';
import type { ItemDraftClosing, ItemDraftStore } from './item-draft-ports.ts';
import type { ItemObjection } from './item-objection.ts';

/** A version as it is about to be stored. */
export interface NewItemVersion extends ItemContent, StoredByForm {
  readonly itemId: string;
  readonly followsId: string | undefined;
  readonly isWithdrawn: boolean;
  readonly wentToId?: string | undefined;
  /** Another quarter than the book's: it was held over. */
  readonly quarter?: string;
  readonly formNonce: string;
}

/** Everything that becomes true with one press: all of it or nothing. */
export interface ItemChange extends CollectionBasis {
  readonly directorateId: string;
  readonly quarter: string;
  /** The book's mark as the decision knew it. */
  readonly mark: number;
  readonly versions: readonly NewItemVersion[];
  readonly nilReturns: readonly { readonly personId: string; readonly isNothing: boolean }[];
  readonly outcomes: readonly { readonly issueId: string; readonly outcome: IssueOutcome }[];
  readonly enteredById: string;
  readonly author: Author;
  readonly at: Date;
  /** For the audit, e.g. `withdraw-item`. */
  readonly action: string;
  /** What was typed in the form that this comes from. */
  readonly draft?: ItemDraftClosing;
  /** Why its author objects, for the audit. */
  readonly reason?: string;
  /** What is sent because of it. */
  readonly deliveries?: readonly NewDelivery[];
  /** The officer's order from now on, with the item that was moved and the press that made it. */
  readonly order?: { readonly itemIds: readonly string[]; readonly movedId: string; readonly submissionId: string };
}

export interface FormItem extends StoredByForm {
  readonly version: ItemVersion;
}

export interface ItemStore {
  book(directorateId: string, quarter: string): Promise<ItemBook>;
  /** The newest version. */
  item(itemId: string): Promise<ItemVersion | undefined>;
  /** Every version with the press that made it, oldest first. */
  history(itemId: string): Promise<readonly FormItem[]>;
  /** Something was stored by this press already. */
  wasPressed(submissionId: string): Promise<boolean>;
  /** What one opening of a form has stored so far, newest first. */
  ofForm(formNonce: string): Promise<readonly FormItem[]>;
  /** `changed` when the window, the plan or the book is no longer what the decision rested on; then nothing is stored. */
  save(change: ItemChange, patience: Patience): Promise<Result<readonly ItemVersion[], WriteRefusal>>;
}

/** What collecting items needs from the outside. */
export interface ItemPorts extends ActorSources {
  readonly windows: Pick<WindowStore, 'windows'>;
  readonly items: ItemStore;
  readonly itemDrafts: ItemDraftStore;
  readonly meetings: Pick<MeetingStore, 'book' | 'directorateOf' | 'say'>;
  /** An unguessable text for one opening of a form. */
  readonly newNonce: () => string;
  readonly newId: (prefix: string) => string;
  readonly renderItemObjection: (objection: ItemObjection) => RenderedMessage;
}
