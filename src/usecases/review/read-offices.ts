import { type Actor, may } from '../../core/access.ts';
import { parseQuarter } from '../../core/calendar/quarter.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import type { Directorate, Organisation } from '../../core/plan/plan.ts';
import type { DigestContent } from '../../core/remind/digest-content.ts';
import { compareText, sortByName } from '../../core/sort-names.ts';
import { type NextWindow, readNextWindow } from '../collect/milestone/read-closed-card.ts';
import { type DeskPorts, readDesk } from '../remind/read-desk.ts';
import { type DigestPorts, readDigest } from '../remind/read-digest.ts';
import { readUnarrived, type Unarrived, type UnarrivedPorts } from '../remind/read-unarrived.ts';
import type { ChoiceStore } from './quarter-ports.ts';

/** How one directorate stands, for whoever looks after it. */
export interface Office {
  readonly directorateId: string;
  readonly directorateCode: string;
  readonly directorateName: string;
  /** Windows that collect, or have closed and are not published yet, oldest first. */
  readonly windows: readonly DigestContent[];
  /** The next one that opens; undefined when no later window has a date yet. */
  readonly next: NextWindow | undefined;
  /** The quarter of a window that is planned and can be looked at before it starts. */
  readonly planned: string | undefined;
  /** It does not open by itself: it waits for the officer's Start. */
  readonly nextWaits: boolean;
  /** Messages that did not arrive, oldest first. */
  readonly unarrived: readonly Unarrived[];
  /** The newest quarter that was published. */
  readonly published: string | undefined;
  /** Of plans that none of the windows above stands for, oldest first: what is asked to be changed and not decided yet. */
  readonly undecided: readonly UndecidedPlan[];
  /** Whether the reader is a person of the plans: what the record names somebody for is theirs to do only then. */
  readonly isNamed: boolean;
}

export interface UndecidedPlan {
  /** 2026 for the plan of 2026/27. */
  readonly startYear: number;
  /** Of the milestones, in the plan's order. */
  readonly refs: readonly string[];
}

/** The directorates of an officer or an administrator: one is shown in full. */
export interface Offices {
  readonly shown: Office;
  /** The others, by name. */
  readonly others: readonly { readonly directorateId: string; readonly directorateName: string }[];
}

export type OfficePorts = DeskPorts &
  DigestPorts &
  UnarrivedPorts & { readonly choices: Pick<ChoiceStore, 'chosenDirectorate'> };

/** Undefined for whoever looks after none. Shown is the directorate that they chose last, else their first by name. */
export async function readOffices(ports: OfficePorts, actor: Actor, now: Date): Promise<Offices | undefined> {
  const { slackUserId } = actor;
  const theirs = await readOfficerships(ports, actor);
  const chosen = slackUserId === undefined ? undefined : await ports.choices.chosenDirectorate(slackUserId);
  const directorate = theirs.find(({ id }) => id === chosen) ?? theirs[0];
  if (directorate === undefined) return undefined;
  const shown = await readOffice(ports, { directorate, actor, now });
  if (shown === undefined) return undefined;
  const others = theirs.filter(({ id }) => id !== directorate.id);
  return { shown, others: others.map(({ id, name }) => ({ directorateId: id, directorateName: name })) };
}

/** The directorates that somebody looks after, by name: an administrator all of them. */
export async function readOfficerships(
  { plans }: Pick<DeskPorts, 'plans'>,
  actor: Actor,
): Promise<readonly Directorate[]> {
  const directorates = await plans.directorates();
  const theirs = directorates
    .filter(({ id }) => actor.isAdministrator || actor.officerOf.includes(id))
    .filter(({ id }) => may(actor, 'read-status', { directorateId: id }).allowed);
  return sortByName(theirs, ({ name }) => name);
}

/** Undefined while no plan was ever imported. */
export async function readOffice(
  ports: DeskPorts & DigestPorts & UnarrivedPorts,
  {
    directorate,
    actor,
    now,
  }: {
    readonly directorate: Directorate;
    /** Who reads it. */
    readonly actor: Actor;
    readonly now: Date;
  },
): Promise<Office | undefined> {
  const [organisation, windows] = await Promise.all([ports.plans.organisation(), ports.windows.windows()]);
  if (organisation === undefined) return undefined;
  const theirs = windows
    .filter(({ directorateId }) => directorateId === directorate.id)
    .toSorted((one, other) => compareText(one.quarter, other.quarter));
  const isCurrent = ({ state }: CollectionWindow) => state !== 'planned' && state !== 'published';
  return {
    directorateId: directorate.id,
    directorateCode: directorate.code,
    directorateName: directorate.name,
    windows: await readWindows(ports, theirs.filter(isCurrent), now),
    unarrived: await readUnarrived(ports, directorate.id, now),
    published: theirs.findLast(({ state }) => state === 'published')?.quarter,
    isNamed: actor.personId !== undefined,
    undecided: await readUndecided(ports, directorate, theirs.filter(isCurrent)),
    ...(await readPlanned(ports, { organisation, directorate, windows: theirs }, now)),
  };
}

async function readWindows(
  ports: DeskPorts & DigestPorts,
  windows: readonly CollectionWindow[],
  now: Date,
): Promise<readonly DigestContent[]> {
  const desks = await Promise.all(windows.map(({ id }) => readDesk(ports, id)));
  return Promise.all(desks.filter((desk) => desk !== undefined).map((desk) => readDigest(ports, desk, now)));
}

/** A window that is shown says itself what is proposed in its plan. */
async function readUndecided(
  { plans, proposals }: Pick<DigestPorts, 'plans' | 'proposals'>,
  directorate: Directorate,
  shown: readonly CollectionWindow[],
): Promise<readonly UndecidedPlan[]> {
  const years = new Set(shown.map(({ quarter }) => parseQuarter(quarter)?.startYear));
  const others = (await plans.plans()).filter(
    ({ directorateId, startYear }) => directorateId === directorate.id && !years.has(startYear),
  );
  const undecided = await Promise.all(
    others.map(async ({ startYear, milestones }) => {
      const open = await proposals.undecided(milestones.map(({ id }) => id));
      return { startYear, refs: milestones.filter(({ id }) => open.has(id)).map(({ ref }) => ref) };
    }),
  );
  return undecided.filter(({ refs }) => refs.length > 0);
}

interface Planning {
  readonly organisation: Organisation;
  readonly directorate: Directorate;
  readonly windows: readonly CollectionWindow[];
}

async function readPlanned(
  ports: DeskPorts,
  { organisation, directorate, windows }: Planning,
  now: Date,
): Promise<Pick<Office, 'next' | 'planned' | 'nextWaits'>> {
  const planned = windows.find(({ state }) => state === 'planned');
  return {
    next: await readNextWindow(ports, { organisation, directorate }, now),
    planned: planned?.quarter,
    nextWaits: planned !== undefined && planned.start !== 'by-itself',
  };
}
