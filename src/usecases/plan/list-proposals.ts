import { type Actor, may, type Permission } from '../../core/access.ts';
import { parseQuarter } from '../../core/calendar/quarter.ts';
import type { Plan } from '../../core/plan/plan.ts';
import type { Proposal } from '../../core/plan/proposal.ts';
import type { PlanReader, WindowStore } from '../ports.ts';
import { findNextYear, type NextYearsMilestone } from './find-next-year.ts';
import { isYearSigned } from './is-year-signed.ts';
import type { ProposalStore } from './proposal-ports.ts';
import { type ProposedChange, readProposed } from './read-proposed.ts';

export interface ListProposalsPorts {
  readonly plans: Pick<PlanReader, 'directorates' | 'plan' | 'plans' | 'people'>;
  readonly windows: Pick<WindowStore, 'windows'>;
  readonly proposals: Pick<ProposalStore, 'undecided' | 'decided'>;
}

/** A proposal with what agreeing to it does not change. */
export interface ListedProposal extends ProposedChange {
  readonly nextYear: NextYearsMilestone | undefined;
}

/** A decision as it stands. */
export interface DecidedChange extends Pick<Proposal, 'milestoneId' | 'stateId' | 'state'> {
  readonly ref: string;
  readonly words: string;
}

export type ListedProposals =
  | {
      readonly outcome: 'listed';
      readonly directorateCode: string;
      readonly directorateName: string;
      readonly quarter: string;
      /** Of the plan: 2026 for 2026/27. */
      readonly startYear: number;
      /** No report of the plan's year is left that could say what is agreed from now on. */
      readonly isYearSigned: boolean;
      readonly proposed: readonly ListedProposal[];
      /** What was decided last of each milestone, and can perhaps be taken back. */
      readonly decided: readonly DecidedChange[];
    }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  | { readonly outcome: 'gone' };

/** What waits for a decision in the plan of a quarter's year, for its officer. */
export async function listProposals(
  ports: ListProposalsPorts,
  { by, directorateCode, quarter }: { readonly by: Actor; readonly directorateCode: string; readonly quarter: string },
): Promise<ListedProposals> {
  const directorate = (await ports.plans.directorates()).find(({ code }) => code === directorateCode);
  const startYear = parseQuarter(quarter)?.startYear;
  if (directorate === undefined || startYear === undefined) return { outcome: 'gone' };
  const permission = may(by, 'decide-proposal', { directorateId: directorate.id });
  if (!permission.allowed) return { outcome: 'refused', permission };
  const plan = await ports.plans.plan(directorate.id, startYear);
  if (plan === undefined) return { outcome: 'gone' };
  const proposed = await readListed(ports, plan);
  const states = await ports.proposals.decided(plan.milestones.map(({ id }) => id));
  const decided = states.flatMap(({ milestoneId, stateId, state }) => {
    const milestone = plan.milestones.find(({ id }) => id === milestoneId);
    return milestone === undefined ? [] : [{ milestoneId, stateId, state, ref: milestone.ref, words: milestone.words }];
  });
  return {
    ...{ outcome: 'listed', directorateCode, directorateName: directorate.name, quarter, startYear },
    isYearSigned: isYearSigned(await ports.windows.windows(), plan),
    ...{ proposed, decided },
  };
}

async function readListed(ports: ListProposalsPorts, plan: Plan): Promise<readonly ListedProposal[]> {
  const proposed = await readProposed(ports, plan, await ports.plans.people());
  return Promise.all(
    proposed.map(async (one) => ({ ...one, nextYear: await findNextYear(ports.plans, one.milestoneId) })),
  );
}
