import type { SectionWording } from '../../core/publish/section-wording.ts';
import type { SectionKey } from '../../core/publish/snapshot.ts';
import type { Result } from '../../core/result.ts';
import type { Author, Patience, WriteRefusal } from '../ports.ts';

/** What officers put at the head of the sections of one report. */
export interface SectionWordingBook {
  /** Oldest first. */
  readonly wordings: readonly SectionWording[];
  /** Grows with each; 0 where there is none. */
  readonly mark: number;
}

export interface NewSectionWording {
  readonly directorateId: string;
  /** `2026-27/Q1` */
  readonly quarter: string;
  readonly section: SectionKey;
  /** Undefined prints the plan's text again. */
  readonly text: string | undefined;
  readonly byId: string | undefined;
  readonly author: Author;
  readonly at: Date;
  /** The mark of the book that the decision rested on. */
  readonly basedOn: number;
}

export interface SectionWordingStore {
  ofQuarter(directorateId: string, quarter: string): Promise<SectionWordingBook>;
  /** One transaction with the audit row; `changed` when the book is no longer the one that it rested on. */
  append(added: NewSectionWording, patience: Patience): Promise<Result<void, WriteRefusal>>;
}
