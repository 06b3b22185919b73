import type { LocalDate } from '../../../core/calendar/local-date.ts';
import type { DraftRequest, HandedDraft, HandedMark } from '../../../core/collect/draft-request.ts';
import type { EntryKey } from '../../../core/collect/entry.ts';
import type { UpdateContent } from '../../../core/collect/milestone/update.ts';
import type { Result } from '../../../core/result.ts';
import type { Author, CollectionBasis, Patience, WriteRefusal } from '../../ports.ts';
import type { DraftClosing } from '../draft/draft-ports.ts';
import type { StoredByForm } from '../find-repeated.ts';

/** Asks one person for drafts of several entries at once. */
export interface NewDraftRequests extends CollectionBasis {
  readonly quarter: string;
  readonly entries: readonly EntryKey[];
  readonly contributorId: string;
  readonly askedById: string;
  /** Who answers for them: what they and their deputies read changes, too. */
  readonly ownerIds: readonly string[];
  readonly by: LocalDate;
  readonly note: string;
  readonly nonce: string;
  readonly author: Author;
  readonly at: Date;
}

export interface NewHandedDraft extends CollectionBasis, StoredByForm {
  readonly entry: EntryKey;
  readonly quarter: string;
  readonly contributorId: string;
  readonly ownerId: string;
  readonly content: UpdateContent;
  readonly formNonce: string;
  readonly author: Author;
  readonly at: Date;
  /** Id of the newest update of the entry and quarter that the decision knew. */
  readonly basedOn: number | undefined;
  /** What the contributor had begun, which is none any more once it is handed in. */
  readonly draft: DraftClosing;
}

export interface NewSendingBack {
  readonly handed: HandedMark;
  readonly ownerId: string;
  readonly question: string;
  readonly byId: string;
  readonly author: Author;
  readonly at: Date;
  readonly windowId: string;
  readonly windowVersion: number;
  /** When the contributor may be told. */
  readonly tellAt: Date;
}

export interface HandedByForm extends StoredByForm {
  readonly handed: HandedDraft;
}

/** Who is asked to draft what for its owner, and what was handed in. */
export interface DraftingStore {
  /** Of one quarter, oldest first. */
  requests(quarter: string): Promise<readonly DraftRequest[]>;
  /** The newest of one entry and quarter. */
  requestOf(entry: EntryKey, quarter: string): Promise<DraftRequest | undefined>;
  /** Of one quarter, oldest first. */
  handedMarks(quarter: string): Promise<readonly HandedMark[]>;
  handed(id: number): Promise<HandedDraft | undefined>;
  /** Of one entry and quarter, oldest first. */
  handedOf(entry: EntryKey, quarter: string): Promise<readonly HandedDraft[]>;
  /** What one opening of a form has handed in so far, newest first. */
  handedByForm(formNonce: string): Promise<readonly HandedByForm[]>;
  /** Sent twice from one opening of the form, it asks once. */
  request(asked: NewDraftRequests, patience: Patience): Promise<Result<void, WriteRefusal>>;
  hand(handed: NewHandedDraft, patience: Patience): Promise<Result<HandedDraft, WriteRefusal>>;
  /** With the message to the contributor. `changed` once something else became of it. */
  sendBack(back: NewSendingBack, patience: Patience): Promise<Result<void, WriteRefusal>>;
}
