import { isTooLarge, type Typed } from '../../core/collect/draft.ts';
import type { KeptDraft } from '../collect/draft/keep-draft.ts';
import type { Patience } from '../ports.ts';
import { findProposable, type ProposePorts, type ProposeRequest } from './find-proposable.ts';

/** Keeps what somebody is typing in the form of a proposal. */
export async function keepProposalDraft(
  ports: ProposePorts,
  request: ProposeRequest & { readonly typed: Typed; readonly patience: Patience },
): Promise<KeptDraft> {
  const found = await findProposable(ports, request);
  if (found.outcome !== 'found') return 'refused';
  const key = { personId: found.actor.personId, milestoneId: request.milestoneId };
  if (isTooLarge({ ...request.typed.untouched, ...request.typed.fields })) return 'too-large';
  const kept = await ports.proposals.keepDraft(key, request.typed, request.patience);
  if (!kept.ok) return kept.refusal;
  return kept.value ? 'kept' : 'older';
}

/** Throws the draft away; what was proposed stays as it is. */
export async function discardProposalDraft(
  ports: ProposePorts,
  request: ProposeRequest & { readonly patience: Patience },
): Promise<'discarded' | 'refused' | 'busy'> {
  const found = await findProposable(ports, request);
  if (found.outcome !== 'found') return 'refused';
  const discarded = { personId: found.actor.personId, milestoneId: request.milestoneId, at: request.now };
  const done = await ports.proposals.discardDraft(discarded, request.patience);
  return done.ok ? 'discarded' : done.refusal;
}
