import type { LedBook } from '../../../core/collect/led/led-book.ts';
import type { LedContent, LedUpdate } from '../../../core/collect/led/led-entry.ts';
import type { ReportSection } from '../../../core/collect/led/section-confirmation.ts';
import type { Result } from '../../../core/result.ts';
import type { ActorSources } from '../../find-actor.ts';
import type { Author, CollectionBasis, Patience, WindowStore, WriteRefusal } from '../../ports.ts';
import type { ReturnStore } from '../../review/return-ports.ts';
import type { WordingStore } from '../../review/wording-ports.ts';
import type { DraftClosing } from '../draft/draft-ports.ts';
import type { StoredByForm } from '../find-repeated.ts';

/** Which book: a directorate's quarter, with the entries of its plan. */
export interface LedBookKey {
  readonly directorateId: string;
  /** E.g. `2026-27/Q2`. */
  readonly quarter: string;
  /** Ids of the plan's risks and equality actions. */
  readonly entryIds: readonly string[];
}

/** One press, with what the decision rested on. */
interface LedPress extends LedBookKey, CollectionBasis {
  /** The book's mark as the decision knew it. */
  readonly mark: number;
  readonly author: Author;
  readonly at: Date;
}

export interface NewLedUpdate extends LedPress, StoredByForm {
  readonly entryId: string;
  readonly content: LedContent;
  readonly leadId: string;
  readonly enteredById: string | undefined;
  /** How it reached whoever enters it, where that was not through Slack. */
  readonly howItCame?: string | undefined;
  readonly formNonce: string;
  /** A confirmation that there is nothing to report, which this takes back. */
  readonly undoes: ReportSection | undefined;
  readonly closesDraft: DraftClosing;
}

export interface NewConfirmation extends LedPress {
  readonly section: ReportSection;
  readonly isConfirmed: boolean;
  readonly personId: string;
}

export interface FormLedUpdate extends StoredByForm {
  readonly update: LedUpdate;
}

export interface LedStore {
  book(key: LedBookKey): Promise<LedBook>;
  /** All updates of one entry, by quarter and then oldest first. */
  history(entryId: string): Promise<readonly LedUpdate[]>;
  /** What one opening of a form has stored so far, newest first. */
  ofForm(formNonce: string): Promise<readonly FormLedUpdate[]>;
  /** `changed` when the window, the plan or the book is no longer what the decision rested on; then nothing is stored. */
  append(update: NewLedUpdate, patience: Patience): Promise<Result<LedUpdate, WriteRefusal>>;
  confirm(confirmation: NewConfirmation, patience: Patience): Promise<Result<void, WriteRefusal>>;
}

/** What collecting risks and equality actions needs from the outside. */
export interface LedPorts extends ActorSources {
  readonly windows: Pick<WindowStore, 'windows'>;
  readonly led: LedStore;
  readonly returns: Pick<ReturnStore, 'ofEntry'>;
  readonly wordings: Pick<WordingStore, 'ofEntry'>;
  /** An unguessable text for one opening of a form. */
  readonly newNonce: () => string;
}
