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
}

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
}
