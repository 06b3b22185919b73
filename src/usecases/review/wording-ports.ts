import type { EntryKey } from '../../core/collect/entry.ts';
import type { Result } from '../../core/result.ts';
import type { Wording } from '../../core/review/wording.ts';
import type { Author, Patience, WriteRefusal } from '../ports.ts';
import type { NewDelivery } from '../remind/delivery-ports.ts';

/** A wording as it is about to be stored, with what the decision rested on. */
export interface NewWording extends Omit<Wording, 'id'> {
  /** One opening of a form: the same nonce is stored once. */
  readonly nonce: string;
  readonly author: Author;
  /** Id of the newest wording of this update that was known; undefined where there was none. */
  readonly basedOn: number | undefined;
  /** Messages about it that are not planned yet. */
  readonly notices: readonly NewDelivery[];
}

/** Everything that one report prints in other words than its owners'. */
export interface WordingBook {
  /** Oldest first. */
  readonly wordings: readonly Wording[];
  /** Grows with every wording of the directorate and quarter; 0 when there is none. */
  readonly mark: number;
}

/** What officers put in print in the place of owners' texts. */
export interface WordingStore {
  /** @param quarter e.g. `2026-27/Q1` */
  ofQuarter(directorateId: string, quarter: string): Promise<WordingBook>;
  /** Every wording of one entry, oldest first. */
  ofEntry(entry: EntryKey): Promise<readonly Wording[]>;
  /** What one message tells of, oldest first. */
  ofNotice(key: string): Promise<readonly Wording[]>;
  wording(id: number): Promise<Wording | undefined>;
  /** What one opening of a form has stored. */
  ofForm(nonce: string): Promise<Wording | undefined>;
  /**
   * One transaction: the wording, its messages, the audit row, and the messages that tell of the same entry to be drawn
   * anew. `changed` when its owner has written since, or somebody else has edited it.
   */
  append(wording: NewWording, patience: Patience): Promise<Result<Wording, WriteRefusal>>;
}
