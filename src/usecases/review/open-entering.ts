import { may, type Permission } from '../../core/access.ts';
import { compareDates, type LocalDate } from '../../core/calendar/local-date.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import type { AskedEntry } from '../../core/remind/asked-entry.ts';
import { type ActorSources, type Clicker, findActor } from '../find-actor.ts';
import { type Desk, type DeskPorts, readDesk } from '../remind/read-desk.ts';

export interface EnteringPorts extends DeskPorts {
  readonly actors: ActorSources;
}

/** What an officer may enter for one owner. */
export interface EnteringOwner {
  readonly name: string;
  /** In the plan's order. */
  readonly entries: readonly AskedEntry[];
}

/** For whom, and what: the first step. */
export interface Entering {
  readonly quarter: string;
  readonly owners: readonly EnteringOwner[];
  /** Where the directorate is. */
  readonly today: LocalDate;
}

export type OpenedEntering =
  | { readonly outcome: 'choice'; readonly entering: Entering }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  /** The window is not there, has not opened, or its report is signed. */
  | { readonly outcome: 'closed' };

/** Everything with an owner that an officer may still enter in a window, the owners in the plan's order. */
export async function openEntering(
  ports: EnteringPorts,
  { clicker, windowId, now }: { readonly clicker: Clicker; readonly windowId: string; readonly now: Date },
): Promise<OpenedEntering> {
  const [desk, actor] = await Promise.all([readDesk(ports, windowId), findActor(ports.actors, clicker, now)]);
  const subject = desk === undefined ? {} : { directorateId: desk.asking.directorate.id };
  const permission = may(actor, 'enter-for-owner', subject);
  if (!permission.allowed) return { outcome: 'refused', permission };
  if (desk === undefined || !takesEntries(desk.asking.window, now)) return { outcome: 'closed' };
  const { window, zone } = desk.asking;
  return {
    outcome: 'choice',
    entering: { quarter: window.quarter, owners: ownersOf(desk), today: localDateOf(now, zone) },
  };
}

/** Also after its close, until its report is signed. */
function takesEntries({ state, opensAt }: CollectionWindow, now: Date): boolean {
  return state === 'review' || (state === 'collecting' && opensAt <= now);
}

function ownersOf({ asking, recipients }: Desk): readonly EnteringOwner[] {
  const open = asking.entries.filter(({ answer, isFinished }) => answer !== undefined || !isFinished);
  return [...Map.groupBy(open, ({ ownerId }) => ownerId)].flatMap(([ownerId, entries]) => {
    const owner = recipients.find(({ person }) => person.id === ownerId);
    return owner === undefined ? [] : [{ name: owner.person.name, entries }];
  });
}

/** Has nothing come on this day yet, where the council is? */
export async function isStillToCome({ plans }: Pick<DeskPorts, 'plans'>, day: LocalDate, now: Date): Promise<boolean> {
  const organisation = await plans.organisation();
  return organisation !== undefined && compareDates(day, localDateOf(now, organisation.timeZone)) > 0;
}
