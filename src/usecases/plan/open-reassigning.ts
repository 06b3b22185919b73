import { type Actor, may, type Permission } from '../../core/access.ts';
import { type OwnedEntry, ownedEntries } from '../../core/plan/owned-entries.ts';
import type { Person } from '../../core/plan/plan.ts';
import { whyUnasked } from '../../core/remind/orphans.ts';
import { type ActorSources, type Clicker, findActor } from '../find-actor.ts';
import { type DeskPorts, readDesk, type WholeDesk } from '../remind/read-desk.ts';
import { type OfYear, yearToSay } from './alive-plans.ts';
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
  const year = await yearToSay(ports, desk.given.plan, await ports.plans.plans());
  return {
    outcome: 'choice',
    reassigning: {
      directorateName: directorate.name,
      isAllChosen: false,
      held: heldIn(desk, year, new Set(reached.map(({ person }) => person.id))),
      people: reached.map(({ person }) => person).toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB')),
    },
  };
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
    },
  };
}
