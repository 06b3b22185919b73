import { type Actor, may } from '../../core/access.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import type { Directorate, Organisation } from '../../core/plan/plan.ts';
import { type DigestContent, digestContent } from '../../core/remind/digest-content.ts';
import { type NextWindow, readNextWindow } from '../collect/milestone/read-closed-card.ts';
import { type DeskPorts, readDesk } from '../remind/read-desk.ts';

/** How one directorate stands, for its officer. */
export interface Office {
  readonly directorateId: string;
  readonly directorateName: string;
  /** Windows that collect, or have closed and are not published yet, oldest first. */
  readonly windows: readonly DigestContent[];
  /** Undefined when no later window has a date yet. */
  readonly next: NextWindow | undefined;
  /** The next one does not open by itself: it waits for the officer's Start. */
  readonly nextWaits: boolean;
}

/** The directorates of which this person is an officer, by name. */
export async function readOffices(ports: DeskPorts, actor: Actor, now: Date): Promise<readonly Office[]> {
  if (actor.officerOf.length === 0) return [];
  const [organisation, directorates, windows] = await Promise.all([
    ports.plans.organisation(),
    ports.plans.directorates(),
    ports.windows.windows(),
  ]);
  if (organisation === undefined) return [];
  const theirs = directorates
    .filter(({ id }) => actor.officerOf.includes(id))
    .filter(({ id }) => may(actor, 'read-status', { directorateId: id }).allowed)
    .toSorted((one, other) => one.name.localeCompare(other.name));
  return Promise.all(theirs.map((directorate) => readOffice(ports, { organisation, directorate, windows }, now)));
}

async function readOffice(
  ports: DeskPorts,
  {
    organisation,
    directorate,
    windows,
  }: {
    readonly organisation: Organisation;
    readonly directorate: Directorate;
    readonly windows: readonly CollectionWindow[];
  },
  now: Date,
): Promise<Office> {
  const theirs = windows.filter(({ directorateId }) => directorateId === directorate.id);
  const current = theirs
    .filter(({ state }) => state !== 'planned' && state !== 'published')
    .toSorted((one, other) => one.opensAt.getTime() - other.opensAt.getTime());
  const desks = await Promise.all(current.map(({ id }) => readDesk(ports, id)));
  const next = await readNextWindow(ports, { organisation, directorate }, now);
  const planned = theirs.find(({ state, quarter }) => state === 'planned' && quarter === next?.quarter);
  return {
    directorateId: directorate.id,
    directorateName: directorate.name,
    windows: desks.flatMap((desk) =>
      desk === undefined ? [] : [digestContent(desk.asking, { recipients: desk.recipients, given: desk.given, now })],
    ),
    next,
    nextWaits: planned !== undefined && planned.start !== 'by-itself',
  };
}
