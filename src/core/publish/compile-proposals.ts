import type { Milestone } from '../plan/plan.ts';
import { type Proposal, proposalText } from '../plan/proposal.ts';
import { cleanLine, cleanText } from './clean-text.ts';
import type { SnapshotProposal } from './snapshot.ts';

export interface ProposalSources {
  /** What is not decided yet, by milestone id. */
  readonly proposals: ReadonlyMap<string, Proposal>;
  readonly initialsOf: (personId: string | undefined) => string | null;
  /** How a milestone is told from the others of its commentary; `null` where it is the only one. */
  readonly nameOf: (milestone: Milestone) => string | null;
}

/** What is asked for about these milestones, to be printed until it is decided. */
export function compileProposals(
  milestones: readonly Milestone[],
  { proposals, initialsOf, nameOf }: ProposalSources,
): readonly SnapshotProposal[] {
  return milestones.flatMap((milestone) => {
    const proposal = proposals.get(milestone.id);
    if (proposal === undefined) return [];
    return [
      {
        milestoneId: milestone.id,
        name: nameOf(milestone),
        asked: cleanLine(proposalText(proposal, milestone)),
        reason: cleanText(proposal.reason),
        initials: initialsOf(proposal.ownerId),
      },
    ];
  });
}
