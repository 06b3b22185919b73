import type { MilestoneCard } from '../../core/collect/milestone/milestone-form.ts';
import type { Person } from '../../core/plan/plan.ts';
import {
  checkProposal,
  isSameContent,
  type Proposal,
  type ProposalAnswer,
  type ProposalContent,
  type ProposalFault,
} from '../../core/plan/proposal.ts';
import { proposalToFields } from '../../core/plan/proposal-draft.ts';
import { type SentForm, toSent } from '../collect/draft/sent-form.ts';
import { toCard, todayOf } from '../collect/milestone/milestone-situation.ts';
import type { Patience } from '../ports.ts';

import {
  findProposable,
  type Proposable,
  type ProposalRefusal,
  type ProposePorts,
  type ProposeRequest,
} from './find-proposable.ts';
import type { NewProposalState, ProposalDraft, ProposalDraftClosing } from './proposal-ports.ts';

/** What the form shows. */
export interface ProposalForm {
  readonly card: MilestoneCard;
  /** Undecided; the fields begin with it. */
  readonly standing: Proposal | undefined;
  readonly madeBy: Person | undefined;
  /** IANA. */
  readonly timeZone: string;
  /** What this person has begun and not sent. */
  readonly draft: ProposalDraft | undefined;
  /** One opening of the form. */
  readonly nonce: string;
}

export type OpenedProposal = { readonly outcome: 'form'; readonly form: ProposalForm } | ProposalRefusal;

export interface ProposalSubmit extends ProposeRequest, SentForm {
  readonly answer: ProposalAnswer;
  /** The state that stood when the form was drawn; undefined when there was none. */
  readonly basedOn: number | undefined;
  readonly patience: Patience;
}

export type ProposalOutcome =
  | {
      readonly outcome: 'proposed';
      readonly proposal: Proposal;
      readonly card: MilestoneCard;
      /** Something else was typed of it in another form, and is kept. */
      readonly hasDraft: boolean;
    }
  | { readonly outcome: 'faults'; readonly faults: readonly ProposalFault[] }
  /** Somebody changed or withdrew it since the form was drawn. Nothing was stored. */
  | { readonly outcome: 'overtaken'; readonly by: Proposal | undefined; readonly card: MilestoneCard }
  | ProposalRefusal
  | { readonly outcome: 'busy' };

export type WithdrawRequest = ProposeRequest & Pick<ProposalSubmit, 'submissionId' | 'patience'>;

export type WithdrawOutcome =
  | { readonly outcome: 'withdrawn' | 'nothing-open'; readonly card: MilestoneCard }
  | ProposalRefusal
  | { readonly outcome: 'busy' };

/** Opens "Ask to change or stop this milestone" for whoever answers for it. */
export async function openProposal(ports: ProposePorts, request: ProposeRequest): Promise<OpenedProposal> {
  const found = await findProposable(ports, request);
  if (found.outcome !== 'found') return found;
  const { situation, standing } = found;
  const people = await ports.plans.people();
  const madeBy = people.find(({ id }) => id === (standing?.enteredById ?? standing?.ownerId));
  const draft = await ports.proposals.draft({ personId: found.actor.personId, milestoneId: request.milestoneId });
  const { timeZone } = situation.organisation;
  return {
    outcome: 'form',
    form: { card: toCard(situation), standing, madeBy, timeZone, draft, nonce: ports.newNonce() },
  };
}

/** Stores what is asked for. Sent twice it is stored once; sent again with other content it changes the proposal. */
export async function submitProposal(ports: ProposePorts, request: ProposalSubmit): Promise<ProposalOutcome> {
  for (;;) {
    const found = await findProposable(ports, request);
    if (found.outcome !== 'found') return found;
    const { situation, standing } = found;
    const card = toCard(situation);
    const repeated = await ports.proposals.ofSubmission(request.submissionId);
    if (repeated !== undefined) return proposed(ports, found, repeated);
    const { milestone, organisation } = situation;
    const today = todayOf(organisation, request.now);
    const checked = checkProposal(request.answer, { milestone, today });
    if (!checked.ok) return { outcome: 'faults', faults: checked.refusal };
    if (standing !== undefined && isSameContent(standing, checked.value)) {
      await ports.proposals.closeDraft(toDraftClosing(found, request), request.patience);
      return proposed(ports, found, standing);
    }
    if (!(await isSeen(ports, request, standing))) return { outcome: 'overtaken', by: standing, card };
    const draft = toDraftClosing(found, request);
    const state = { ...toState(found, request, checked.value), formNonce: request.nonce, draft };
    const stored = await ports.proposals.append(state, request.patience);
    if (stored.ok) return proposed(ports, found, stored.value);
    if (stored.refusal === 'busy') return { outcome: 'busy' };
  }
}

/** Takes it back. Done twice, the second time changes nothing. */
export async function withdrawProposal(ports: ProposePorts, request: WithdrawRequest): Promise<WithdrawOutcome> {
  for (;;) {
    const found = await findProposable(ports, request);
    if (found.outcome !== 'found') return found;
    const { situation, standing } = found;
    const card = toCard(situation);
    if (standing === undefined) return { outcome: 'nothing-open', card };
    const state = { ...toState(found, request, standing), state: 'withdrawn' } as const;
    const stored = await ports.proposals.append(state, request.patience);
    if (stored.ok) return { outcome: 'withdrawn', card };
    if (stored.refusal === 'busy') return { outcome: 'busy' };
  }
}

/** What this form itself has stored is seen, also where the answer was lost on its way. */
async function isSeen(
  { proposals }: ProposePorts,
  { milestoneId, nonce: formNonce, basedOn }: ProposalSubmit,
  standing: Proposal | undefined,
): Promise<boolean> {
  if (standing?.stateId === basedOn) return true;
  if (standing === undefined) return false;
  return (await proposals.ofForm({ milestoneId, formNonce })).includes(standing.stateId);
}

async function proposed(
  { proposals }: ProposePorts,
  { situation, actor }: Proposable,
  proposal: Proposal,
): Promise<Extract<ProposalOutcome, { outcome: 'proposed' }>> {
  const draft = await proposals.draft({ personId: actor.personId, milestoneId: proposal.milestoneId });
  return { outcome: 'proposed', proposal, card: toCard(situation), hasDraft: draft !== undefined };
}

/** The draft of whoever sends this. */
function toDraftClosing({ actor }: Proposable, request: ProposalSubmit): ProposalDraftClosing {
  const { milestoneId, answer } = request;
  return { personId: actor.personId, milestoneId, ...toSent(proposalToFields(answer), request) };
}

function toState(
  { situation, actor, ownerId, newest }: Proposable,
  { clicker, milestoneId, submissionId, now }: WithdrawRequest,
  { kind, due, words, reason }: ProposalContent,
): NewProposalState {
  const isOwner = actor.personId === ownerId;
  return {
    milestoneId,
    state: 'open',
    content: { kind, due, words, reason },
    ownerId,
    enteredById: isOwner ? undefined : actor.personId,
    author: { actor: clicker.slackUserId, ...(isOwner ? {} : { onBehalfOf: ownerId }) },
    at: now,
    submissionId,
    basedOn: newest,
    planId: situation.plan.id,
    planVersion: situation.plan.version,
    formNonce: undefined,
    draft: undefined,
  };
}
