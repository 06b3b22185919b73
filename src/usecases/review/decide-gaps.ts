import { type Actor, may, type Permission } from '../../core/access.ts';
import { formatQuarter, parseQuarter, previousQuarter, quarterTitle } from '../../core/calendar/quarter.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import type { Status } from '../../core/collect/milestone/status.ts';
import { isOutstanding } from '../../core/collect/outstanding.ts';
import type { Milestone } from '../../core/plan/plan.ts';
import { type GapPrint, standingGaps } from '../../core/review/gap.ts';
import type { Author, Patience, PlanReader, UpdateStore, WindowStore } from '../ports.ts';
import type { GapStore } from './gap-ports.ts';

export interface GapPorts {
  readonly plans: Pick<PlanReader, 'plan'>;
  readonly windows: Pick<WindowStore, 'windows'>;
  readonly updates: Pick<UpdateStore, 'standing' | 'standingBefore'>;
  readonly gaps: GapStore;
}

/** A milestone without an update, with what is printed of it. */
export interface Gap {
  readonly milestone: Milestone;
  /** Of the quarter before; undefined where nothing was said in it. */
  readonly lastStatus: Status | undefined;
  readonly prints: GapPrint;
}

export interface OpenedGaps {
  readonly outcome: 'gaps';
  readonly quarter: string;
  /** `Quarter 4 2025/26` */
  readonly previousTitle: string;
  readonly gaps: readonly Gap[];
}

export type GapRefusal =
  | { readonly outcome: 'refused'; readonly permission: Permission }
  /** The window is not there, has not closed, or its report is signed. */
  | { readonly outcome: 'not-now' };

export interface GapRequest {
  readonly by: Actor;
  /** As it came back from Slack: not to be trusted. */
  readonly windowId: string;
}

/** What has no update in a window that has closed. */
export async function openGaps(ports: GapPorts, request: GapRequest): Promise<OpenedGaps | GapRefusal> {
  const found = await readGaps(ports, request);
  return found.outcome === 'gaps' ? found.opened : found;
}

export interface ChooseGapsRequest extends GapRequest {
  readonly author: Author;
  /** By milestone; what is not among the gaps any more is passed over. */
  readonly chosen: ReadonlyMap<string, GapPrint>;
  readonly now: Date;
  readonly patience: Patience;
}

export type ChosenGaps =
  | { readonly outcome: 'chosen'; readonly changed: number }
  | GapRefusal
  | { readonly outcome: 'busy' };

/** Stores what the report prints of what is missing; what stands already is left alone. */
export async function chooseGaps(ports: GapPorts, request: ChooseGapsRequest): Promise<ChosenGaps> {
  for (;;) {
    const found = await readGaps(ports, request);
    if (found.outcome !== 'gaps') return found;
    const { opened, window, mark } = found;
    const chosen = opened.gaps.flatMap((gap) => toChange(gap, request.chosen.get(gap.milestone.id)) ?? []);
    if (chosen.length === 0) return { outcome: 'chosen', changed: 0 };
    const { directorateId, quarter, id: windowId, version: windowVersion } = window;
    const basis = { directorateId, quarter, windowId, windowVersion, mark };
    const { author, by, now: at, patience } = request;
    const stored = await ports.gaps.append({ ...basis, chosen, byId: by.personId, author, at }, patience);
    if (stored.ok) return { outcome: 'chosen', changed: chosen.length };
    if (stored.refusal === 'busy') return { outcome: 'busy' };
  }
}

/** A status that is not there cannot be printed. */
function toChange({ milestone, lastStatus, prints }: Gap, wanted: GapPrint | undefined) {
  if (wanted === undefined || wanted === prints) return undefined;
  return wanted === 'last-status' && lastStatus === undefined
    ? undefined
    : { milestoneId: milestone.id, prints: wanted };
}

interface FoundGaps {
  readonly outcome: 'gaps';
  readonly opened: OpenedGaps;
  readonly window: CollectionWindow;
  readonly mark: number;
}

async function readGaps(ports: GapPorts, { by, windowId }: GapRequest): Promise<FoundGaps | GapRefusal> {
  const window = (await ports.windows.windows()).find(({ id }) => id === windowId);
  const permission = may(by, 'decide-gap', window === undefined ? {} : { directorateId: window.directorateId });
  if (!permission.allowed) return { outcome: 'refused', permission };
  const quarter = window && parseQuarter(window.quarter);
  if (window?.state !== 'review' || quarter === undefined) return { outcome: 'not-now' };
  const plan = await ports.plans.plan(window.directorateId, quarter.startYear);
  if (plan === undefined) return { outcome: 'not-now' };
  const before = previousQuarter(quarter);
  const ids = plan.milestones.map(({ id }) => id);
  const [standing, previous, earlier, book] = await Promise.all([
    ports.updates.standing(window.quarter, ids),
    ports.updates.standing(formatQuarter(before), ids),
    ports.updates.standingBefore(window.quarter, ids),
    ports.gaps.ofQuarter(window.directorateId, window.quarter),
  ]);
  const chosen = standingGaps(book.choices);
  const missing = plan.milestones.filter(
    (milestone) =>
      !standing.has(milestone.id) &&
      isOutstanding(milestone, { update: undefined, earlier: earlier.get(milestone.id) }),
  );
  const gaps = missing.map((milestone): Gap => {
    const { id } = milestone;
    return { milestone, lastStatus: previous.get(id)?.status, prints: chosen.get(id) ?? 'not-available' };
  });
  const opened: OpenedGaps = { outcome: 'gaps', quarter: window.quarter, previousTitle: quarterTitle(before), gaps };
  return { outcome: 'gaps', opened, window, mark: book.mark };
}
