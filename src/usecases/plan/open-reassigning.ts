import { type Actor, may, type Permission } from '../../core/access.ts';
import { type OwnedEntry, ownedEntries } from '../../core/plan/owned-entries.ts';
import type { Milestone, Person, Plan } from '../../core/plan/plan.ts';
import { whyUnasked } from '../../core/remind/orphans.ts';
import { sortByName } from '../../core/sort-names.ts';
import { type ActorSources, type Clicker, findActor } from '../find-actor.ts';
import { type DeskPorts, readDesk, type WholeDesk } from '../remind/read-desk.ts';
import { alivePlans, type OfYear, yearToSay } from './alive-plans.ts';
import type { PeoplePorts } from './people-ports.ts';
import { openPerson } from './read-people.ts';

export interface ReassigningPorts extends DeskPorts {
  readonly actors: ActorSources;
}

/** What one person answers for. */
export interface HeldEntries {
  /** Undefined for what has no owner. */
  readonly owner: Person | undefined;
  /** Can no message reach them? */
  readonly isUnreachable: boolean;
  /** Kind by kind in the plan's order. */
  readonly entries: readonly (OwnedEntry & OfYear)[];
}

export interface Reassigning {
  readonly directorateName: string;
  /** Everything is chosen from the beginning. */
  readonly isAllChosen: boolean;
  /** What nobody can be asked for comes first. */
  readonly held: readonly HeldEntries[];
  /** Whom a message reaches, by name. */
  readonly people: readonly Person[];
  /** Plans of other years that are alive and are not changed by it. */
  readonly unchanged: readonly UnchangedPlan[];
}

export interface UnchangedPlan {
  /** Of the plan that is changed: 2026 for 2026/27. */
  readonly changedYear: number;
  readonly startYear: number;
  /** Of milestones that stand in both and have the same owner there, in that plan's order. */
  readonly refs: readonly string[];
}

export type OpenedReassigning =
  | { readonly outcome: 'choice'; readonly reassigning: Reassigning }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  /** The window or the person is not there any more, or the plan is gone. */
  | { readonly outcome: 'gone' };

/** Everything in a window's plan that can be given to another owner, and to whom. */
export async function openReassigning(
  ports: ReassigningPorts,
  { clicker, windowId, now }: { readonly clicker: Clicker; readonly windowId: string; readonly now: Date },
): Promise<OpenedReassigning> {
  const [desk, actor] = await Promise.all([readDesk(ports, windowId), findActor(ports.actors, clicker, now)]);
  const subject = desk === undefined ? {} : { directorateId: desk.asking.directorate.id };
  const permission = may(actor, 'reassign-entry', subject);
  if (!permission.allowed) return { outcome: 'refused', permission };
  if (desk === undefined) return { outcome: 'gone' };
  const { directorate } = desk.asking;
  const reached = desk.recipients.filter((recipient) => whyUnasked(recipient, now) === undefined);
  const { plan } = desk.given;
  const plans = await ports.plans.plans();
  const year = await yearToSay(ports, plan, plans);
  const alive = await alivePlans(ports, { directorateId: plan.directorateId, plans });
  return {
    outcome: 'choice',
    reassigning: {
      directorateName: directorate.name,
      isAllChosen: false,
      held: heldIn(desk, year, new Set(reached.map(({ person }) => person.id))),
      people: sortByName(reached, ({ person }) => person.name).map(({ person }) => person),
      unchanged: alive.filter(({ id }) => id !== plan.id).map((other) => toUnchanged(plan, other)),
    },
  };
}

/** One goes on with the other, whichever of the two is the later. */
function toUnchanged(plan: Plan, other: Plan): UnchangedPlan {
  const isSame = (one: Milestone, { id, followsId, ownerId }: Milestone) =>
    (followsId === one.id || one.followsId === id) && ownerId === one.ownerId;
  const both = other.milestones.filter((there) => plan.milestones.some((here) => isSame(here, there)));
  return { changedYear: plan.startYear, startYear: other.startYear, refs: both.map(({ ref }) => ref) };
}

function heldIn(
  { given, recipients }: WholeDesk,
  year: OfYear,
  reachedIds: ReadonlySet<string>,
): readonly HeldEntries[] {
  const entries = ownedEntries(given.plan).map((entry) => ({ ...entry, ...year }));
  const byOwner = Map.groupBy(entries, ({ ownerId }) => ownerId);
  const held = [...byOwner].map(([ownerId, entries]) => ({
    owner: recipients.find(({ person }) => person.id === ownerId)?.person,
    isUnreachable: ownerId === undefined || !reachedIds.has(ownerId),
    entries,
  }));
  return [...held.filter(({ isUnreachable }) => isUnreachable), ...held.filter(({ isUnreachable }) => !isUnreachable)];
}

/** Everything that one person answers for in the plans that are alive, to be given to somebody else at once. */
export async function openHandingOver(
  ports: PeoplePorts,
  { by, personId, now }: { readonly by: Actor; readonly personId: string; readonly now: Date },
): Promise<OpenedReassigning> {
  const opened = await openPerson(ports, { by, personId, now });
  if (opened.outcome !== 'person') return opened;
  const { directorate, listed, reached } = opened;
  const { person: owner, entries, unasked } = listed;
  return {
    outcome: 'choice',
    reassigning: {
      directorateName: directorate.name,
      isAllChosen: true,
      held: entries.length === 0 ? [] : [{ owner, isUnreachable: unasked !== undefined, entries }],
      people: reached,
      unchanged: [],
    },
  };
}
