import { type Actor, may, OWNERLESS, type Permission, UNKNOWN_ANSWERER } from '../../core/access.ts';
import type { MilestoneCard } from '../../core/collect/milestone/milestone-form.ts';
import { isUndecided, type Proposal } from '../../core/plan/proposal.ts';
import { type MilestoneSituation, readMilestoneSituation, toCard } from '../collect/milestone/milestone-situation.ts';
import type { CollectPorts } from '../collect/ports.ts';
import { type Clicker, findActor } from '../find-actor.ts';
import type { ProposalStore } from './proposal-ports.ts';

export interface ProposePorts extends CollectPorts {
  readonly proposals: ProposalStore;
}

export interface ProposeRequest {
  readonly clicker: Clicker;
  readonly milestoneId: string;
  readonly now: Date;
}

export type ProposalRefusal =
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'refused'; readonly permission: Permission; readonly card: MilestoneCard };

export interface Proposable {
  readonly outcome: 'found';
  readonly situation: MilestoneSituation;
  readonly actor: Actor & { readonly personId: string };
  readonly ownerId: string;
  /** The newest state, decided or not. */
  readonly newest: Proposal | undefined;
  /** The same while it is undecided. */
  readonly standing: Proposal | undefined;
}

/** The milestone, where this person may propose something about it now. */
export async function findProposable(
  ports: ProposePorts,
  request: ProposeRequest,
): Promise<Proposable | ProposalRefusal> {
  const situation = await readMilestoneSituation(ports, request);
  if (situation === undefined) return { outcome: 'gone' };
  const actor = await findActor(ports, request.clicker, request.now);
  const { ownerId } = situation.milestone;
  const card = toCard(situation);
  const permission = may(actor, 'propose-change', { ownerId, directorateId: situation.directorate.id });
  if (!permission.allowed) return { outcome: 'refused', permission, card };
  if (ownerId === undefined) return { outcome: 'refused', permission: OWNERLESS, card };
  const { personId } = actor;
  if (personId === undefined) return { outcome: 'refused', permission: UNKNOWN_ANSWERER, card };
  const newest = (await ports.proposals.ofMilestone(request.milestoneId)).at(-1);
  const standing = newest !== undefined && isUndecided(newest) ? newest : undefined;
  return { outcome: 'found', situation, actor: { ...actor, personId }, ownerId, newest, standing };
}
