import { type Actor, may, type Permission } from '../../core/access.ts';
import type { Directorate, Milestone, Person } from '../../core/plan/plan.ts';
import { whyUnasked } from '../../core/remind/orphans.ts';
import { sortByName } from '../../core/sort-names.ts';
import { readRecipients } from '../remind/read-situation.ts';
import { alivePlans, type OfYear, yearToSay } from './alive-plans.ts';
import { findDrafted } from './change-contributors.ts';
import type { PeoplePorts } from './people-ports.ts';

type Trouble = { readonly outcome: 'refused'; readonly permission: Permission } | { readonly outcome: 'gone' };

export interface DraftedMilestone extends OfYear {
  readonly milestone: Milestone;
  readonly contributors: readonly Person[];
}

export interface DraftedMilestones {
  readonly outcome: 'milestones';
  readonly directorate: Directorate;
  /** In the plan's order, with those who draft each. */
  readonly milestones: readonly DraftedMilestone[];
}

/** The milestones of a directorate, to choose one. */
export async function readDrafted(
  ports: PeoplePorts,
  { by, directorateId }: { readonly by: Actor; readonly directorateId: string },
): Promise<DraftedMilestones | Trouble> {
  const permission = may(by, 'change-people', { directorateId });
  if (!permission.allowed) return { outcome: 'refused', permission };
  const [directorates, people, all] = await Promise.all([
    ports.plans.directorates(),
    ports.plans.people(),
    ports.plans.plans(),
  ]);
  const directorate = directorates.find(({ id }) => id === directorateId);
  if (directorate === undefined) return { outcome: 'gone' };
  const plans = await alivePlans(ports, { directorateId, plans: all });
  const milestones = plans.flatMap((plan) => {
    const planYear = plans.length > 1 ? plan.startYear : undefined;
    return plan.milestones.map((milestone) => ({ milestone, planYear, contributors: namedBy(milestone, people) }));
  });
  return { outcome: 'milestones', directorate, milestones };
}

export interface OpenedContributors extends OfYear {
  readonly outcome: 'contributors';
  readonly directorate: Directorate;
  readonly milestone: Milestone;
  readonly owner: Person | undefined;
  readonly contributors: readonly Person[];
  /** Who can draft it, by name: whom a message reaches and who does not own it; and whoever drafts it now. */
  readonly people: readonly Person[];
}

/** One of them, with those who draft it. */
export async function openContributors(
  ports: PeoplePorts,
  { by, milestoneId, now }: { readonly by: Actor; readonly milestoneId: string; readonly now: Date },
): Promise<OpenedContributors | Trouble> {
  const found = await findDrafted(ports, by, milestoneId);
  if (found.outcome !== 'found') return found;
  const { milestone, plan, directorate, organisation } = found;
  const recipients = await readRecipients(ports, organisation, now);
  const everybody = recipients.map(({ person }) => person);
  const able = recipients
    .filter(({ person }) => person.id !== milestone.ownerId)
    .filter((each) => whyUnasked(each, now) === undefined || milestone.contributorIds.includes(each.person.id));
  return {
    outcome: 'contributors',
    ...{ directorate, milestone, contributors: namedBy(milestone, everybody) },
    ...(await yearToSay(ports, plan, await ports.plans.plans())),
    owner: everybody.find(({ id }) => id === milestone.ownerId),
    people: sortByName(able, ({ person }) => person.name).map(({ person }) => person),
  };
}

function namedBy({ contributorIds }: Milestone, people: readonly Person[]): readonly Person[] {
  return contributorIds.flatMap((id) => people.find((person) => person.id === id) ?? []);
}
