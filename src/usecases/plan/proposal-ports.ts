import type { Draft, Typed } from '../../core/collect/draft.ts';
import type { Proposal, ProposalContent } from '../../core/plan/proposal.ts';
import type { Result } from '../../core/result.ts';
import type { Author, Patience, WriteRefusal } from '../ports.ts';

/** The next state of a proposal as it is about to be stored, with what the decision rested on. */
export interface NewProposalState extends Pick<Proposal, 'milestoneId' | 'ownerId' | 'enteredById' | 'at'> {
  readonly state: 'open' | 'withdrawn';
  readonly content: ProposalContent;
  readonly author: Author;
  /** One press of a button. */
  readonly submissionId: string;
  /** The state that stood when it was decided; undefined where there was none. */
  readonly basedOn: Proposal | undefined;
  /** Owner, due date and words belong to this version of the plan. */
  readonly planId: string;
  readonly planVersion: number;
  /** Whose draft goes with it. */
  readonly draftOf: string;
}

/** Whose draft of a proposal: there is one for each person and milestone. */
export interface ProposalDraftKey {
  readonly personId: string;
  readonly milestoneId: string;
}

/** What somebody has begun and not sent. */
export type ProposalDraft = Pick<Draft, 'fields' | 'savedAt'>;

/** What people ask to change in the plan. */
export interface ProposalStore {
  /** What is not decided yet, by milestone id. */
  undecided(milestoneIds: readonly string[]): Promise<ReadonlyMap<string, Proposal>>;
  /** All states of one milestone's proposals, oldest first. */
  ofMilestone(milestoneId: string): Promise<readonly Proposal[]>;
  /** What one press of a button has stored. */
  ofSubmission(submissionId: string): Promise<Proposal | undefined>;
  /** One transaction with the audit row and the overviews to draw anew. */
  append(state: NewProposalState, patience: Patience): Promise<Result<Proposal, WriteRefusal>>;
  /** Undefined once it was sent or discarded. */
  draft(key: ProposalDraftKey): Promise<ProposalDraft | undefined>;
  /** Whether it changed anything: what was typed earlier than what is stored does not. */
  keepDraft(key: ProposalDraftKey, typed: Typed, patience: Patience): Promise<Result<boolean, 'busy'>>;
  closeDraft(
    key: ProposalDraftKey,
    closing: { readonly state: 'sent' | 'discarded'; readonly at: Date },
    patience: Patience,
  ): Promise<Result<void, 'busy'>>;
}
