import type { Result } from '../../core/result.ts';
import type { Acceptance, AcceptanceKind } from '../../core/review/review-queue.ts';
import type { UpdateKey } from '../../core/review/said.ts';
import type { Author, Patience, WriteRefusal } from '../ports.ts';

/** An acceptance as it is about to be stored, with what the decision rested on. */
export interface NewAcceptance extends UpdateKey {
  readonly newestReturnId: number | undefined;
  readonly newestAcceptanceId: number | undefined;
}

export interface Accepting {
  /** Whose overview changes. */
  readonly windowId: string;
  readonly updates: readonly NewAcceptance[];
  readonly kind: AcceptanceKind;
  readonly acceptedById: string | undefined;
  readonly author: Author;
  readonly at: Date;
}

/** What officers have read and taken as it is. */
export interface AcceptanceStore {
  /** Every acceptance of a quarter, over all directorates, oldest first. */
  ofQuarter(quarter: string): Promise<readonly Acceptance[]>;
  /**
   * One transaction with the audit rows and the overview to be drawn anew: all of them or none. `changed` when of any of them something newer was said,
   * asked or accepted.
   */
  accept(accepting: Accepting, patience: Patience): Promise<Result<void, WriteRefusal>>;
}
