import type { FinanceBook, FinanceNarrative, FinanceVersion } from '../../../core/collect/finance/finance-book.ts';
import type { Result } from '../../../core/result.ts';
import type { Author, CollectionBasis, Patience, PlanReader, WindowStore, WriteRefusal } from '../../ports.ts';

/** Which book: a directorate's quarter, with the departments of its plan. */
export interface FinanceBookKey {
  readonly directorateId: string;
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  readonly departmentIds: readonly string[];
}

export type NewFinanceVersion = Omit<FinanceVersion, 'id' | 'actor' | 'personId' | 'at'>;
export type NewFinanceNarrative = Pick<FinanceNarrative, 'departmentId' | 'text'>;

/** Everything that one file brings: stored together or not at all. */
export interface FinanceChangeSet extends FinanceBookKey, CollectionBasis {
  /** The book's mark as the decision knew it. */
  readonly mark: number;
  readonly versions: readonly NewFinanceVersion[];
  readonly narratives: readonly NewFinanceNarrative[];
  readonly author: Author;
  /** Undefined from the command line. */
  readonly personId: string | undefined;
  readonly at: Date;
}

export interface FinanceStore {
  book(key: FinanceBookKey): Promise<FinanceBook>;
  /** `changed` when the window, the plan or the book is no longer what the decision rested on; then nothing is stored. */
  append(changes: FinanceChangeSet, patience: Patience): Promise<Result<void, WriteRefusal>>;
}

/** What collecting finance tables needs from the outside. */
export interface FinancePorts {
  readonly plans: Pick<PlanReader, 'organisation' | 'directorates' | 'plan'>;
  readonly windows: Pick<WindowStore, 'windows' | 'window'>;
  readonly finance: FinanceStore;
}

/** For whoever only reads them. */
export type FinanceReaderPorts = Pick<FinancePorts, 'plans' | 'windows'> & {
  readonly finance: Pick<FinanceStore, 'book'>;
};
