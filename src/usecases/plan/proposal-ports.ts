import type { Draft, Sent, Typed } from '../../core/collect/draft.ts';
import type { Decision } from '../../core/plan/decide-proposal.ts';
import type { Proposal, ProposalContent } from '../../core/plan/proposal.ts';
import type { Result } from '../../core/result.ts';
import type { Author, NewUpdate, Patience, WriteRefusal } from '../ports.ts';
import type { NewDelivery } from '../remind/delivery-ports.ts';

/** The next state of a proposal as it is about to be stored, with what the decision rested on. */
export interface NewProposalState extends Pick<Proposal, 'milestoneId' | 'ownerId' | 'enteredById' | 'at'> {
  readonly state: 'open' | 'withdrawn';
  readonly content: ProposalContent;
  readonly author: Author;
  /** One press of a button. */
  readonly submissionId: string;
  /** One opening of the form; undefined where only a button was pressed. */
  readonly formNonce: string | undefined;
  /** The state that stood when it was decided; undefined where there was none. */
  readonly basedOn: Proposal | undefined;
  /** Owner, due date and words belong to this version of the plan. */
  readonly planId: string;
  readonly planVersion: number;
  /** The draft that goes with it, where that holds nothing more; undefined where only a button was pressed. */
  readonly draft: ProposalDraftClosing | undefined;
}

/** What was decided about a proposal, with everything that becomes true by it. */
export interface NewDecision {
  /** The state that stood when it was decided. */
  readonly basedOn: Proposal;
  readonly decision: Decision;
  readonly author: Author;
  readonly enteredById: string | undefined;
  readonly at: Date;
  readonly submissionId: string;
  readonly planId: string;
  readonly planVersion: number;
  /** Of an agreed change: the due date before, as printed. */
  readonly wasDue: string | undefined;
  /** Of a milestone that is agreed to be stopped: the update that says so. */
  readonly dropped: NewUpdate | undefined;
  /** To whoever answers for it; undefined where nobody can be reached. */
  readonly notice: NewDelivery | undefined;
}

/** A decision that is taken back. */
export interface NewUndo
  extends Pick<NewDecision, 'author' | 'enteredById' | 'at' | 'submissionId' | 'planId' | 'planVersion' | 'notice'> {
  /** The decision, as it stood. */
  readonly basedOn: Proposal;
  /** What stood before it. */
  readonly before: Proposal;
}

/** Whose draft of a proposal: there is one for each person and milestone. */
export interface ProposalDraftKey {
  readonly personId: string;
  readonly milestoneId: string;
}

/** What somebody has begun and not sent. */
export type ProposalDraft = Pick<Draft, 'fields' | 'actedAt' | 'savedAt'>;

/** The draft that a submit takes along, where it knows the whole of it. */
export interface ProposalDraftClosing extends ProposalDraftKey, Sent {}

/** What people ask to change in the plan. */
export interface ProposalStore {
  /** What is not decided yet, by milestone id. */
  undecided(milestoneIds: readonly string[]): Promise<ReadonlyMap<string, Proposal>>;
  /** All states of one milestone's proposals, oldest first. */
  ofMilestone(milestoneId: string): Promise<readonly Proposal[]>;
  /** The newest that was agreed, by milestone id. */
  agreed(milestoneIds: readonly string[]): Promise<ReadonlyMap<string, Proposal>>;
  /**
   * One transaction: the state, what it changes in the plan, the update of a milestone that is stopped, the notice, the audit
   * rows, the overviews to draw anew. `changed` when the proposal, the plan or the milestone's newest update is another.
   */
  decide(decision: NewDecision, patience: Patience): Promise<Result<Proposal, WriteRefusal>>;
  /** The newest states that were decided, of these milestones: what can be taken back. */
  decided(milestoneIds: readonly string[]): Promise<readonly Proposal[]>;
  /** Likewise one transaction; the plan is as it was before. `plan-changed` where it does not say any more what was agreed. */
  undo(undone: NewUndo, patience: Patience): Promise<Result<void, WriteRefusal | 'plan-changed'>>;
  /** What one press of a button has stored. */
  ofSubmission(submissionId: string): Promise<Proposal | undefined>;
  /** Ids of the states that one opening of the form has stored for a milestone. */
  ofForm(form: { readonly milestoneId: string; readonly formNonce: string }): Promise<readonly number[]>;
  /** One transaction with the audit row and the overviews to draw anew. */
  append(state: NewProposalState, patience: Patience): Promise<Result<Proposal, WriteRefusal>>;
  /** Undefined once it was sent or discarded. */
  draft(key: ProposalDraftKey): Promise<ProposalDraft | undefined>;
  /** Whether it changed anything: what was typed earlier than what is stored does not. */
  keepDraft(key: ProposalDraftKey, typed: Typed, patience: Patience): Promise<Result<boolean, 'busy'>>;
  /** A draft that holds nothing but what was sent before is sent; any other stays. */
  closeDraft(closing: ProposalDraftClosing, patience: Patience): Promise<Result<void, 'busy'>>;
  discardDraft(discarded: ProposalDraftKey & { readonly at: Date }, patience: Patience): Promise<Result<void, 'busy'>>;
}
