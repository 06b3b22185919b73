import { may, type Permission } from '../../core/access.ts';
import { collectingWindow } from '../../core/collect/answering-window.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import type { MilestoneCard } from '../../core/collect/milestone-form.ts';
import { isOutstanding } from '../../core/collect/outstanding.ts';
import type { Status } from '../../core/collect/status.ts';
import type { MilestoneUpdate } from '../../core/collect/update.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { type Clicker, findActor } from '../find-actor.ts';
import { toCard } from './milestone-situation.ts';
import type { CollectPorts } from './ports.ts';
import { type NextWindow, readNextWindow } from './read-closed-card.ts';

/** One line of somebody's work. */
export interface WorkLine {
  readonly card: MilestoneCard;
  readonly before: Status | undefined;
  /** What was sent for this quarter. */
  readonly sent: { readonly status: Status; readonly at: Date } | undefined;
}

/** Somebody's work in one open window. */
export interface WindowWork {
  readonly quarter: string;
  readonly dueAt: Date;
  readonly closesAt: Date;
  readonly timeZone: string;
  readonly outstanding: readonly WorkLine[];
  readonly sent: readonly WorkLine[];
}

export type MyWork =
  | { readonly outcome: 'work'; readonly windows: readonly WindowWork[] }
  | { readonly outcome: 'nothing-open'; readonly owned: number; readonly next: NextWindow | undefined }
  | { readonly outcome: 'refused'; readonly permission: Permission };

/** What waits for one person, in every window that collects now. */
export async function listMyWork(
  ports: CollectPorts,
  request: { readonly clicker: Clicker; readonly now: Date },
): Promise<MyWork> {
  const actor = await findActor(ports, request.clicker, request.now);
  const permission = may(actor, 'see-own-work');
  if (!permission.allowed) return { outcome: 'refused', permission };
  const [plans, windows] = await Promise.all([ports.plans.plans(), ports.windows.windows()]);
  const { personId } = actor;
  // Whoever is no person of the plans owns nothing, not even what has no owner.
  if (personId === undefined) return { outcome: 'nothing-open', owned: 0, next: undefined };
  const owners = [personId, ...actor.standsInFor];
  const mine = plans.filter((plan) => plan.milestones.some(({ ownerId = '' }) => owners.includes(ownerId)));
  const open: WindowWork[] = [];
  for (const plan of mine) {
    const window = collectingWindow(windows, plan, request.now);
    if (window !== undefined) open.push(await readWindowWork(ports, { plan, window, owners }));
  }
  if (open.length > 0) return { outcome: 'work', windows: open };
  return { outcome: 'nothing-open', ...(await readRest(ports, { mine, personId, now: request.now })) };
}

async function readWindowWork(
  ports: CollectPorts,
  {
    plan,
    window,
    owners,
  }: { readonly plan: Plan; readonly window: CollectionWindow; readonly owners: readonly string[] },
): Promise<WindowWork> {
  const owned = plan.milestones.filter(({ ownerId = '' }) => owners.includes(ownerId));
  const ids = owned.map((milestone) => milestone.id);
  const [organisation, directorates, people, standing, before] = await Promise.all([
    ports.plans.organisation(),
    ports.plans.directorates(),
    ports.plans.people(),
    ports.updates.standing(window.quarter, ids),
    ports.updates.standingBefore(window.quarter, ids),
  ]);
  const directorate = directorates.find((candidate) => candidate.id === plan.directorateId);
  if (directorate === undefined || organisation === undefined) throw new Error(`Plan ${plan.id} has no directorate.`);
  const lines = owned.map((milestone) => ({
    milestone,
    line: {
      card: toCard({ milestone, plan, directorate, owner: people.find(({ id }) => id === milestone.ownerId) }),
      before: before.get(milestone.id)?.status,
      sent: toSent(standing.get(milestone.id)),
    },
  }));
  const isOpen = ({ milestone }: (typeof lines)[number]) =>
    isOutstanding(milestone, { update: standing.get(milestone.id), earlier: before.get(milestone.id) });
  return {
    quarter: window.quarter,
    dueAt: window.dueAt,
    closesAt: window.closesAt,
    timeZone: organisation.timeZone,
    outstanding: lines.filter(isOpen).map(({ line }) => line),
    sent: lines.filter(({ line }) => line.sent !== undefined).map(({ line }) => line),
  };
}

function toSent(update: MilestoneUpdate | undefined): WorkLine['sent'] {
  return update && { status: update.status, at: update.at };
}

async function readRest(
  ports: CollectPorts,
  { mine, personId, now }: { readonly mine: readonly Plan[]; readonly personId: string; readonly now: Date },
) {
  const [organisation, directorates] = await Promise.all([ports.plans.organisation(), ports.plans.directorates()]);
  const plan = mine.at(-1);
  const directorate = directorates.find((candidate) => candidate.id === plan?.directorateId);
  const owned = mine.flatMap((each) => each.milestones).filter((milestone) => milestone.ownerId === personId).length;
  const next = organisation && directorate && (await readNextWindow(ports, { organisation, directorate }, now));
  return { owned, next };
}
