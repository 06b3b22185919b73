import type { LocalDate } from '../calendar/local-date.ts';
import type { EntryKey } from './entry.ts';
import type { UpdateContent } from './milestone/update.ts';

/** Somebody is asked to draft what is said of an entry, for its owner. The newest of an entry and quarter counts. */
export interface DraftRequest {
  readonly id: number;
  readonly entry: EntryKey;
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  readonly contributorId: string;
  /** The person who asked: the owner, or the deputy. */
  readonly askedById: string;
  /** The day by which it is wanted. */
  readonly by: LocalDate;
  /** What the contributor should know; may be empty. */
  readonly note: string;
  readonly at: Date;
}

/** What became of a draft that was handed to the owner. */
export type DraftDecision = { readonly byId: string; readonly at: Date } & (
  | { readonly kind: 'approved' }
  /** The owner sent something else: this one edited, or words of their own. */
  | { readonly kind: 'answered' }
  | { readonly kind: 'sent-back'; readonly question: string }
);

/** A draft that its contributor handed to the owner. Appended; the newest of an entry and quarter counts. */
export interface HandedMark {
  readonly id: number;
  readonly entry: EntryKey;
  readonly quarter: string;
  readonly contributorId: string;
  readonly at: Date;
  readonly decision: DraftDecision | undefined;
}

/** The same with what it says, of a milestone. */
export interface HandedDraft extends HandedMark {
  readonly content: UpdateContent;
}
