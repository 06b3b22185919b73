import { type Actor, may, type Permission } from '../../core/access.ts';
import { formatQuarter, parseQuarter } from '../../core/calendar/quarter.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { nameEntry } from '../../core/remind/asked-entry.ts';
import { findGaps, type MissingEntry } from '../../core/review/find-gaps.ts';
import { type GapPrint, standingGaps } from '../../core/review/gap.ts';
import type { IndicatorStore } from '../collect/indicator/indicator-ports.ts';
import type { LedStore } from '../collect/led/led-ports.ts';
import { bookKeyOf } from '../collect/led/led-situation.ts';
import type { Author, Patience, PlanReader, UpdateStore, WindowStore } from '../ports.ts';
import type { GapStore } from './gap-ports.ts';

export interface GapPorts {
  readonly plans: Pick<PlanReader, 'plan' | 'directorates' | 'people'>;
  readonly windows: Pick<WindowStore, 'windows'>;
  readonly updates: Pick<UpdateStore, 'standing' | 'standingBefore'>;
  readonly indicators: Pick<IndicatorStore, 'said'>;
  readonly led: Pick<LedStore, 'book'>;
  readonly gaps: GapStore;
}

/** An entry without an update, with what is printed of it. */
export interface Gap extends MissingEntry {
  /** Undefined where nobody answers for it: nothing can be entered then. */
  readonly ownerName: string | undefined;
  readonly prints: GapPrint;
}

export interface OpenedGaps {
  readonly outcome: 'gaps';
  readonly quarter: string;
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
  /** By the entry's name (see nameEntry); what is not among the gaps any more is passed over. */
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
    const chosen = opened.gaps.flatMap((gap) => toChange(gap, request.chosen.get(nameEntry(gap.entry))) ?? []);
    if (chosen.length === 0) return { outcome: 'chosen', changed: 0 };
    const { directorateId, quarter, id: windowId, version: windowVersion } = window;
    const basis = { directorateId, quarter, windowId, windowVersion, mark };
    const { author, by, now: at, patience } = request;
    const stored = await ports.gaps.append({ ...basis, chosen, byId: by.personId, author, at }, patience);
    if (stored.ok) return { outcome: 'chosen', changed: chosen.length };
    if (stored.refusal === 'busy') return { outcome: 'busy' };
  }
}

/** What was never said cannot be printed. */
function toChange({ entry, last, prints: before }: Gap, wanted: GapPrint | undefined) {
  if (wanted === undefined || wanted === before) return undefined;
  return wanted === 'last-status' && last === undefined ? undefined : { entry, prints: wanted, before };
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
  if (window?.state !== 'review') return { outcome: 'not-now' };
  const [missing, people, book] = await Promise.all([
    readMissing(ports, window),
    ports.plans.people(),
    ports.gaps.ofQuarter(window.directorateId, window.quarter),
  ]);
  if (missing === undefined) return { outcome: 'not-now' };
  const chosen = standingGaps(book.choices);
  const gaps = missing.map((each) => ({
    ...each,
    ownerName: people.find(({ id }) => id === each.ownerId)?.name,
    prints: chosen.get(nameEntry(each.entry)) ?? ('not-available' as const),
  }));
  return { outcome: 'gaps', opened: { outcome: 'gaps', quarter: window.quarter, gaps }, window, mark: book.mark };
}

/** Undefined where its plan is gone. */
async function readMissing(ports: GapPorts, window: CollectionWindow): Promise<readonly MissingEntry[] | undefined> {
  const quarter = parseQuarter(window.quarter);
  const directorate = (await ports.plans.directorates()).find(({ id }) => id === window.directorateId);
  const plan = quarter && (await ports.plans.plan(window.directorateId, quarter.startYear));
  if (quarter === undefined || directorate === undefined || plan === undefined) return undefined;
  const said = await readSaid(ports, plan, formatQuarter(quarter));
  return findGaps({ plan, directorate, quarter, ...said });
}

async function readSaid(ports: GapPorts, plan: Plan, quarter: string) {
  const milestones = plan.milestones.map(({ id }) => id);
  const indicators = plan.indicators.map(({ id }) => id);
  const [current, earlier, said, ledBook] = await Promise.all([
    ports.updates.standing(quarter, milestones),
    ports.updates.standingBefore(quarter, milestones),
    ports.indicators.said(quarter, indicators),
    ports.led.book(bookKeyOf(plan, quarter)),
  ]);
  return { updates: { current, earlier }, said, ledBook };
}
