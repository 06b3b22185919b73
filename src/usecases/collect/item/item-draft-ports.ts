import type { Draft, Sent, Typed } from '../../../core/collect/draft.ts';
import type { ItemSubject } from '../../../core/collect/item/item-form.ts';
import type { Result } from '../../../core/result.ts';
import type { Patience } from '../../ports.ts';

/** Whose draft of an item: one for each that is changed or followed; of new ones, for each directorate and kind. */
export interface ItemDraftKey {
  readonly personId: string;
  readonly subject: ItemSubject;
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
}

/** What somebody has begun and not sent of a key development or emerging issue. */
export interface ItemDraft
  extends Pick<ItemDraftKey, 'subject' | 'quarter'>,
    Pick<Draft, 'fields' | 'actedAt' | 'savedAt' | 'basedOn'> {}

/** The draft that a submit takes along, where it knows the whole of it: a part of what the submit stores. */
export interface ItemDraftClosing extends ItemDraftKey, Sent {}

/** Only open drafts are read; one that was sent or discarded is no draft any more. */
export interface ItemDraftStore {
  draft(key: ItemDraftKey): Promise<ItemDraft | undefined>;
  /** Of one person, oldest first. */
  draftsOf(personId: string): Promise<readonly ItemDraft[]>;
  /** Of everybody for one quarter, without what was typed. */
  draftsIn(quarter: string): Promise<readonly ItemDraftKey[]>;
  /** Whether it changed anything: what was typed earlier than what is stored does not. */
  keep(key: ItemDraftKey, typed: Typed, patience: Patience): Promise<Result<boolean, 'busy'>>;
  /** A draft that holds just what was sent before is sent; any other stays. */
  closeSame(closing: ItemDraftClosing, patience: Patience): Promise<Result<void, 'busy'>>;
  discard(
    discarded: ItemDraftKey & { readonly actedAt: number; readonly at: Date },
    patience: Patience,
  ): Promise<Result<void, 'busy'>>;
}
