import type { Person, Plan } from '../../core/plan/plan.ts';
import { proposalText } from '../../core/plan/proposal.ts';
import type { ProposalStore } from './proposal-ports.ts';

/** What is asked for in a plan and not decided yet, as officers read it. */
export interface ProposedChange {
  readonly milestoneId: string;
  /** Of the state that stands. */
  readonly stateId: number;
  readonly ref: string;
  readonly words: string;
  readonly owner: Person | undefined;
  /** `due 30 September 2027 instead of 31 March 2027` */
  readonly asked: string;
  readonly reason: string;
  readonly isSupported: boolean;
}

/** In the plan's order. */
export async function readProposed(
  { proposals }: { readonly proposals: Pick<ProposalStore, 'undecided'> },
  plan: Plan,
  people: readonly Person[],
): Promise<readonly ProposedChange[]> {
  const undecided = await proposals.undecided(plan.milestones.map(({ id }) => id));
  return plan.milestones.flatMap((milestone) => {
    const proposal = undecided.get(milestone.id);
    if (proposal === undefined) return [];
    const owner = people.find(({ id }) => id === proposal.ownerId);
    return [
      {
        milestoneId: milestone.id,
        stateId: proposal.stateId,
        ref: milestone.ref,
        words: milestone.words,
        owner,
        asked: proposalText(proposal, milestone),
        reason: proposal.reason,
        isSupported: proposal.state === 'supported',
      },
    ];
  });
}
