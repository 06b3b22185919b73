import { type Actor, may, type Permission } from '../../core/access.ts';
import { parseQuarter } from '../../core/calendar/quarter.ts';
import type { PlanReader } from '../ports.ts';
import type { ProposalStore } from './proposal-ports.ts';
import { type ProposedChange, readProposed } from './read-proposed.ts';

export interface ListProposalsPorts {
  readonly plans: Pick<PlanReader, 'directorates' | 'plan' | 'people'>;
  readonly proposals: Pick<ProposalStore, 'undecided'>;
}

export type ListedProposals =
  | {
      readonly outcome: 'listed';
      readonly directorateCode: string;
      readonly directorateName: string;
      readonly quarter: string;
      readonly proposed: readonly ProposedChange[];
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
  const proposed = await readProposed(ports, plan, await ports.plans.people());
  return { outcome: 'listed', directorateCode, directorateName: directorate.name, quarter, proposed };
}
