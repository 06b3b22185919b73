import { type Actor, may, type Permission } from '../../core/access.ts';
import { compareDates } from '../../core/calendar/local-date.ts';
import type { Directorate, Milestone, Organisation, Person, Plan } from '../../core/plan/plan.ts';
import { indexOf } from '../../core/plan/plan-index.ts';
import { todayOf } from '../collect/milestone/milestone-situation.ts';
import type { Author, Patience } from '../ports.ts';
import { yearToSay } from './alive-plans.ts';
import type { ContributorNotice, ContributorPorts } from './contributor-ports.ts';
import type { PeoplePorts } from './people-ports.ts';
import { planNews, planReceipt, readNewsRoom } from './plan-news.ts';

export interface ContributorRequest {
  readonly by: Actor;
  readonly author: Author;
  readonly milestoneId: string;
  /** Person ids, in the order in which they are asked; empty where the owner writes it alone. */
  readonly contributorIds: readonly string[];
  /** What the officer has read. */
  readonly readIds: readonly string[];
  /** The submission that this takes back. */
  readonly undoes?: string;
  readonly submissionId: string;
  readonly now: Date;
  readonly patience: Patience;
}

export type ContributorFault =
  | { readonly fault: 'is-owner'; readonly person: Person }
  | { readonly fault: 'has-left'; readonly person: Person }
  | { readonly fault: 'unknown-person' };

export type ContributorOutcome =
  | { readonly outcome: 'changed'; readonly notice: ContributorNotice }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  | { readonly outcome: 'gone' }
  /** It is so already. */
  | { readonly outcome: 'same'; readonly ref: string }
  /** Somebody else changed it since it was read. */
  | { readonly outcome: 'overtaken'; readonly ref: string }
  | { readonly outcome: 'fault'; readonly fault: ContributorFault }
  | { readonly outcome: 'busy' };

/** Who is asked to draft a milestone before its owner is. Whom it concerns is told; done twice, it is done once. */
export async function changeContributors(
  ports: ContributorPorts,
  request: ContributorRequest,
): Promise<ContributorOutcome> {
  for (;;) {
    const { by, milestoneId, contributorIds, readIds } = request;
    const found = await findDrafted(ports, by, milestoneId);
    if (found.outcome !== 'found') return found;
    const { milestone } = found;
    const { ref } = milestone;
    if (isSameList(milestone.contributorIds, contributorIds)) return { outcome: 'same', ref };
    if (!isSameList(milestone.contributorIds, readIds)) return { outcome: 'overtaken', ref };
    const people = await ports.plans.people();
    const fault = faultOf(request, found, people);
    if (fault !== undefined) return { outcome: 'fault', fault };
    const stored = await store(ports, request, { ...found, people });
    if (stored !== 'changed') return stored;
  }
}

export interface Drafted {
  readonly outcome: 'found';
  readonly milestone: Milestone;
  readonly plan: Plan;
  readonly directorate: Directorate;
  readonly organisation: Organisation;
}

/** A milestone in force, where this actor looks after who drafts it. */
export async function findDrafted(
  { plans }: Pick<PeoplePorts, 'plans'>,
  by: Actor,
  milestoneId: string,
): Promise<Drafted | Extract<ContributorOutcome, { outcome: 'refused' | 'gone' }>> {
  const [organisation, directorates, all] = await Promise.all([
    plans.organisation(),
    plans.directorates(),
    plans.plans(),
  ]);
  const plan = all.find((each) => indexOf(each).milestone(milestoneId) !== undefined);
  const milestone = plan && indexOf(plan).milestone(milestoneId);
  const directorate = directorates.find(({ id }) => id === plan?.directorateId);
  const permission = may(by, 'change-people', directorate && { directorateId: directorate.id });
  if (!permission.allowed) return { outcome: 'refused', permission };
  if (plan === undefined || milestone === undefined || directorate === undefined || organisation === undefined) {
    return { outcome: 'gone' };
  }
  return { outcome: 'found', milestone, plan, directorate, organisation };
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, index) => id === other[index]);
}

/** Somebody who was named before may stay, whatever became of them. */
function faultOf(
  { contributorIds, now }: ContributorRequest,
  { milestone, organisation }: Drafted,
  people: readonly Person[],
): ContributorFault | undefined {
  const today = todayOf(organisation, now);
  for (const id of contributorIds.filter((each) => !milestone.contributorIds.includes(each))) {
    const person = people.find((each) => each.id === id);
    if (person === undefined) return { fault: 'unknown-person' };
    if (id === milestone.ownerId) return { fault: 'is-owner', person };
    if (person.until !== undefined && compareDates(person.until, today) < 0) return { fault: 'has-left', person };
  }
  return undefined;
}

type Scene = Drafted & { readonly people: readonly Person[] };

async function store(
  ports: ContributorPorts,
  request: ContributorRequest,
  scene: Scene,
): Promise<ContributorOutcome | 'changed'> {
  const { milestone, plan, people } = scene;
  const { by, contributorIds: after, undoes } = request;
  const named = (ids: readonly string[]) => ids.flatMap((id) => people.find((each) => each.id === id) ?? []);
  const notice: ContributorNotice = {
    ...{ reader: 'officer', milestone, before: named(milestone.contributorIds), after: named(after) },
    owner: people.find(({ id }) => id === milestone.ownerId),
    ...(await yearToSay(ports, plan, await ports.plans.plans())),
    officerName: people.find(({ id }) => id === by.personId)?.name,
    submissionId: request.submissionId,
    isUndo: undoes !== undefined,
  };
  const { personId } = by;
  const receipt = personId === undefined ? undefined : { personId, message: ports.renderContributors(notice) };
  const stored = await ports.contributors.changeContributors(
    {
      ...{ milestoneId: milestone.id, before: milestone.contributorIds, after, ownerId: milestone.ownerId },
      ...{ planId: plan.id, planVersion: plan.version, author: request.author, at: request.now },
      notices: await planNotices(ports, request, { scene, notice }),
      takesBack: undoes === undefined ? undefined : { submissionId: undoes, receipt },
    },
    request.patience,
  );
  if (stored.ok) return { outcome: 'changed', notice };
  return stored.refusal === 'busy' ? { outcome: 'busy' } : 'changed';
}

async function planNotices(
  ports: ContributorPorts,
  { by, now, submissionId, undoes }: ContributorRequest,
  { scene, notice }: { readonly scene: Scene; readonly notice: ContributorNotice },
) {
  const { organisation, directorate } = scene;
  const room = await readNewsRoom(ports, { organisation, directorate, submissionId, now });
  if (room === undefined) return [];
  const { before, after, owner } = notice;
  const without = (these: readonly Person[], those: readonly Person[]) =>
    these.filter(({ id }) => !those.some((each) => each.id === id) && id !== owner?.id);
  const readers = [
    ...without(after, before).map(({ id }) => ['added', id] as const),
    ...without(before, after).map(({ id }) => ['removed', id] as const),
    ...(owner === undefined ? [] : [['owner', owner.id] as const]),
  ].filter(([, id]) => id !== by.personId);
  const render = (reader: ContributorNotice['reader']) => ports.renderContributors({ ...notice, reader });
  return [
    ...readers.flatMap(([reader, id]) => planNews(room, id, render(reader))),
    ...(undoes === undefined ? planReceipt(room, by.personId, render('officer')) : []),
  ];
}
