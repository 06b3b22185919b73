import { may, type Permission } from '../../core/access.ts';
import type { Draft } from '../../core/collect/draft.ts';
import { PART_OF_KIND } from '../../core/collect/window-of-part.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { indexOf } from '../../core/plan/plan-index.ts';
import {
  countEntries,
  type EntryCounts,
  isAwaited,
  isSameEntry,
  markReturned,
  nameEntry,
} from '../../core/remind/asked-entry.ts';
import { isTimeToDraft } from '../../core/remind/draft-day.ts';
import { type Clicker, findActor } from '../find-actor.ts';
import { markDrafters } from './drafting/mark-drafters.ts';
import { readIndicatorLines } from './indicator/indicator-lines.ts';
import { readLedLines } from './led/led-lines.ts';
import { readMilestoneLines } from './milestone/milestone-lines.ts';
import { type NextWindow, readNextWindow } from './milestone/read-closed-card.ts';
import { readPlansInView } from './plans-in-view.ts';
import type { CollectPorts } from './ports.ts';
import { type OpenWindow, readOpenWindows } from './windows-of-work.ts';
import type { AskedOf, WorkLine } from './work-line.ts';

/** Somebody's work in one open window. */
export interface WindowWork {
  readonly quarter: string;
  /** Whose window it is; only there where the reader has work in several directorates. */
  readonly directorateName?: string;
  readonly dueAt: Date;
  readonly closesAt: Date;
  readonly timeZone: string;
  /** Where parts of its window have dates of their own, and this is some of them: is what they are due to come? */
  readonly stand?: 'before-due' | 'past-due';
  /** Its closing time is over: only what was returned can be answered, until the officer closes that. */
  readonly isClosed: boolean;
  /** Somebody can still be asked to draft what waits. */
  readonly isTimeToDraft: boolean;
  /** All that is asked for in it, in the plan's order. */
  readonly lines: readonly WorkLine[];
  readonly outstanding: readonly WorkLine[];
  /** What can still be changed. */
  readonly sent: readonly WorkLine[];
}

export type MyWork =
  | { readonly outcome: 'work'; readonly windows: readonly WindowWork[] }
  | { readonly outcome: 'nothing-open'; readonly owned: EntryCounts; readonly next: NextWindow | undefined }
  /** Before their first day in post, or after their last one, nothing is theirs. */
  | { readonly outcome: 'not-in-post' }
  | { readonly outcome: 'refused'; readonly permission: Permission };

/** What waits for one person, in every window that collects now, and what came back to them after its close. */
export async function listMyWork(
  ports: CollectPorts,
  request: { readonly clicker: Clicker; readonly now: Date },
): Promise<MyWork> {
  const actor = await findActor(ports, request.clicker, request.now);
  const permission = may(actor, 'see-own-work');
  if (!permission.allowed) return { outcome: 'refused', permission };
  const [plans, windows] = await Promise.all([ports.plans.plans(), ports.windows.windows()]);
  const { personId } = actor;
  if (actor.outOfPostId !== undefined) return { outcome: 'not-in-post' };
  // Whoever is no person of the plans owns nothing, not even what has no owner.
  if (personId === undefined) return { outcome: 'nothing-open', owned: {}, next: undefined };
  const owners = [personId, ...actor.standsInFor];
  const drafts = await ports.drafts.draftsOf(personId);
  const mine = plans.filter((plan) => indexOf(plan).asks(owners));
  const open: PlacedWork[] = [];
  for (const plan of mine) {
    const before = plans.find((each) => isYearBefore(each, plan));
    const views = await readOpenWindows(ports, { plan, windows, now: request.now });
    for (const ofWindow of Map.groupBy(views, ({ window }) => window.id).values()) {
      const works = await Promise.all(
        ofWindow.map((each) => readWindowWork(ports, { plan, before, owners, drafts, now: request.now, ...each })),
      );
      open.push(...toSee(works).map((work) => ({ ...work, directorateId: plan.directorateId })));
    }
  }
  if (open.length > 0) return { outcome: 'work', windows: await nameDirectorates(ports, open) };
  return { outcome: 'nothing-open', ...(await readRest(ports, { mine, personId, now: request.now })) };
}

/** Parts in which somebody has nothing are left out, but for one, where they have nothing at all. */
function toSee(works: readonly WindowWork[]): readonly WindowWork[] {
  const withLines = works.filter(({ lines }) => lines.length > 0);
  return withLines.length > 0 ? withLines : works.filter(({ isClosed }) => !isClosed).slice(0, 1);
}

type PlacedWork = WindowWork & { readonly directorateId: string };

/** Two directorates may share refs and words: whoever works in both is told which is which. */
async function nameDirectorates(ports: CollectPorts, open: readonly PlacedWork[]): Promise<readonly WindowWork[]> {
  if (new Set(open.map(({ directorateId }) => directorateId)).size === 1) return open;
  const names = new Map((await ports.plans.directorates()).map(({ id, name }) => [id, name]));
  return open.map((work) => ({ ...work, directorateName: names.get(work.directorateId) ?? '' }));
}

async function readWindowWork(
  ports: CollectPorts,
  asked: AskedOf & OpenWindow & Drafted & { readonly before: Plan | undefined; readonly now: Date },
): Promise<WindowWork> {
  const organisation = await ports.plans.organisation();
  if (organisation === undefined) throw new Error('There are plans without an organisation.');
  const { quarter, dueAt, closesAt } = asked.window;
  const { timeZone } = organisation;
  const { returns, isClosed } = asked;
  const returned = new Set(returns.map(({ entry }) => nameEntry(entry)));
  const { before = { ...asked.plan, indicators: [] } } = asked;
  const [milestones, ofLastYear, indicators, led] = await Promise.all([
    readMilestoneLines(ports, asked),
    readIndicatorLines(ports, { ...asked, plan: before }, asked.now),
    readIndicatorLines(ports, asked, asked.now),
    readLedLines(ports, asked),
  ]);
  // Of last year's plan only what comes late.
  const late = ofLastYear.filter((line) => line.quarter !== quarter);
  const ofParts = [...milestones, ...late, ...indicators, ...led].filter(({ entry }) =>
    asked.parts.includes(PART_OF_KIND[entry.kind]),
  );
  const own = withDrafts(markOwn(ofParts, asked), asked);
  const all = await markDrafters(ports, own, { window: asked.window, timeZone, now: asked.now });
  const lines = isClosed
    ? all.filter((line) => isOwnAnswer(line, quarter) && returned.has(nameEntry(line.entry)))
    : all;
  return {
    quarter,
    dueAt,
    closesAt,
    timeZone,
    ...(asked.part !== undefined && { stand: asked.now < dueAt ? 'before-due' : 'past-due' }),
    isClosed,
    isTimeToDraft: isTimeToDraft(asked.window, asked.now),
    lines,
    outstanding: lines.filter(isAwaited),
    sent: lines.filter((line) => line.answer !== undefined && !isAwaited(line) && line.isFixed !== true),
  };
}

function isYearBefore(one: Plan, plan: Plan): boolean {
  return one.directorateId === plan.directorateId && one.startYear === plan.startYear - 1;
}

/** What comes back is an owner's answer of the quarter, not a late figure and not one that was supplied. */
function markOwn(lines: readonly WorkLine[], { window, returns }: AskedOf & OpenWindow): readonly WorkLine[] {
  return markReturned(lines, returns).map((line) =>
    isOwnAnswer(line, window.quarter) ? line : { ...line, isReturned: false },
  );
}

function isOwnAnswer({ quarter, isToSupply = false }: WorkLine, wanted: string): boolean {
  return quarter === wanted && !isToSupply;
}

interface Drafted {
  readonly drafts: readonly Draft[];
}

function withDrafts(lines: readonly WorkLine[], { drafts }: Drafted): readonly WorkLine[] {
  return lines.map((line) => ({
    ...line,
    draft: drafts.find((draft) => draft.quarter === line.quarter && isSameEntry(draft.entry, line.entry)),
  }));
}

async function readRest(
  ports: CollectPorts,
  { mine, personId, now }: { readonly mine: readonly Plan[]; readonly personId: string; readonly now: Date },
) {
  const [organisation, directorates, { alive }] = await Promise.all([
    ports.plans.organisation(),
    ports.plans.directorates(),
    readPlansInView(ports, now),
  ]);
  const plan = mine.at(-1);
  const directorate = directorates.find((candidate) => candidate.id === plan?.directorateId);
  const owned = countEntries(alive.flatMap((each) => indexOf(each).entriesOf(personId)));
  const next = organisation && directorate && (await readNextWindow(ports, { organisation, directorate }, now));
  return { owned, next };
}
