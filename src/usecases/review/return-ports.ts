import type { EntryKey } from '../../core/collect/entry.ts';
import type { Result } from '../../core/result.ts';
import type { Returned } from '../../core/review/returned.ts';
import type { Author, Patience, WriteRefusal } from '../ports.ts';
import type { NewDelivery } from '../remind/delivery-ports.ts';

/** A question as it is about to be stored, with what the decision rested on. */
export interface NewReturn extends Pick<Returned, 'entry' | 'quarter' | 'updateId' | 'question' | 'askedById' | 'at'> {
  /** One opening of the officer's form: the same nonce is stored once. */
  readonly nonce: string;
  readonly author: Author;
  readonly windowId: string;
  readonly windowVersion: number;
  /** Whose overview and reminder change: the owner, and who stands in. */
  readonly readerIds: readonly string[];
  /** To whoever answers; undefined where no message can reach them. */
  readonly notice: NewDelivery | undefined;
}

/** Updates that were sent back. */
export interface ReturnStore {
  /** Everything whose question waits for an answer, oldest first. */
  waiting(): Promise<readonly Returned[]>;
  /** Every return of one entry, oldest first. */
  ofEntry(entry: EntryKey): Promise<readonly Returned[]>;
  /** Every return of a quarter, over all directorates, oldest first. */
  ofQuarter(quarter: string): Promise<readonly Returned[]>;
  /** What one opening of a form has stored. */
  ofForm(nonce: string): Promise<Returned | undefined>;
  /**
   * One transaction: the question, its message, the audit row, and what people read to be drawn anew. `changed` when the
   * window is another, something newer was said, or an open question stands already.
   */
  add(added: NewReturn, patience: Patience): Promise<Result<Returned, WriteRefusal>>;
  /** One transaction with the audit row; `changed` when it is not open any more. */
  close(
    returned: Returned,
    change: {
      readonly author: Author;
      readonly at: Date;
      readonly windowId: string;
      readonly readerIds: readonly string[];
    },
    patience: Patience,
  ): Promise<Result<void, WriteRefusal>>;
}
