import type { Draft, DraftKey, Sent, Typed } from '../../../core/collect/draft.ts';
import type { Result } from '../../../core/result.ts';
import type { Patience } from '../../ports.ts';

/** What people have typed and not sent. Only open drafts are read; one that was sent or discarded is no draft any more. */
export interface DraftStore {
  draft(key: DraftKey): Promise<Draft | undefined>;
  /** Of one person, oldest first. */
  draftsOf(personId: string): Promise<readonly Draft[]>;
  /** Of everybody for one quarter, oldest first. */
  draftsIn(quarter: string): Promise<readonly Draft[]>;
  /** Whether it changed anything: what was typed earlier than what is stored does not. */
  keep(key: DraftKey, typed: Typed, patience: Patience): Promise<Result<boolean, 'busy'>>;
  /** A draft that holds just what was sent before is sent; any other stays. */
  closeSame(closing: DraftClosing, patience: Patience): Promise<Result<boolean, 'busy'>>;
  /** Whether there was one. */
  discard(
    discarded: DraftKey & { readonly actedAt: number; readonly at: Date },
    patience: Patience,
  ): Promise<Result<boolean, 'busy'>>;
}

/** The draft that a submit takes along, where it knows the whole of it: a part of what the submit stores. */
export interface DraftClosing extends DraftKey, Sent {}
