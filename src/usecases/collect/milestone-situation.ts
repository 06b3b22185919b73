import { compareQuarters, parseQuarter, type Quarter } from '../../core/calendar/quarter.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import type { MilestoneCard } from '../../core/collect/milestone-form.ts';
import { type WhyTextIsDue, whyTextIsDue } from '../../core/collect/still-on-course.ts';
import type { MilestoneUpdate } from '../../core/collect/update.ts';
import type { Directorate, Milestone, Organisation, Person, Plan } from '../../core/plan/plan.ts';
import type { CollectPorts } from './ports.ts';

/** One milestone with everything around it, as stored now. */
export interface MilestoneSituation {
  readonly milestone: Milestone;
  readonly plan: Plan;
  readonly directorate: Directorate;
  readonly organisation: Organisation;
  readonly owner: Person | undefined;
  /** The window that collects for this milestone's plan; undefined outside a window. */
  readonly window: CollectionWindow | undefined;
  readonly quarter: Quarter | undefined;
  /** All updates of the milestone, oldest first. */
  readonly history: readonly MilestoneUpdate[];
  /** Newest update for the window's quarter. */
  readonly standing: MilestoneUpdate | undefined;
  /** Newest update of the latest earlier quarter; outside a window, of any quarter. */
  readonly before: MilestoneUpdate | undefined;
}

/** @returns undefined when no such milestone is in force. */
export async function readMilestoneSituation(
  ports: CollectPorts,
  { milestoneId, now }: { readonly milestoneId: string; readonly now: Date },
): Promise<MilestoneSituation | undefined> {
  const found = await ports.plans.milestone(milestoneId);
  if (!found?.plan.milestones.some(({ id }) => id === milestoneId)) return undefined;
  const { milestone, plan } = found;
  const [organisation, directorates, people, windows, history] = await Promise.all([
    ports.plans.organisation(),
    ports.plans.directorates(),
    ports.plans.people(),
    ports.windows.windows(),
    ports.updates.history(milestoneId),
  ]);
  const directorate = directorates.find((candidate) => candidate.id === plan.directorateId);
  if (organisation === undefined || directorate === undefined) return undefined;
  const window = collectingWindow(windows, plan, now);
  const quarter = window && parseQuarter(window.quarter);
  return {
    milestone,
    plan,
    directorate,
    organisation,
    owner: people.find((person) => person.id === milestone.ownerId),
    window,
    quarter,
    history,
    standing: window && history.findLast((update) => update.quarter === window.quarter),
    before: newestBefore(history, quarter),
  };
}

/**
 * The window that collects for a plan now; the earliest where two quarters are open at once. The printed times hold
 * whether or not the sweep has come round since.
 */
export function collectingWindow(
  windows: readonly CollectionWindow[],
  plan: Plan,
  now: Date,
): CollectionWindow | undefined {
  return windows
    .filter((window) => window.state === 'collecting' && window.opensAt <= now && now < window.closesAt)
    .filter((window) => window.directorateId === plan.directorateId)
    .filter((window) => parseQuarter(window.quarter)?.startYear === plan.startYear)
    .toSorted((one, other) => one.opensAt.getTime() - other.opensAt.getTime())[0];
}

export function toCard(
  situation: Pick<MilestoneSituation, 'milestone' | 'plan' | 'directorate' | 'owner'>,
): MilestoneCard {
  const { milestone, plan, directorate, owner } = situation;
  return {
    milestoneId: milestone.id,
    ref: milestone.ref,
    words: milestone.words,
    areaName: plan.areas.find((area) => area.id === milestone.areaId)?.name ?? '',
    due: milestone.due,
    planYear: plan.startYear,
    directorateCode: directorate.code,
    ownerName: owner?.name,
    ownerInitials: owner?.initials,
  };
}

/** Why Green needs a text; undefined where it needs none, and outside a window nothing is due. */
export function whyTextIsDueFor(situation: MilestoneSituation): WhyTextIsDue | undefined {
  const { milestone, quarter, directorate, before } = situation;
  if (quarter === undefined) return undefined;
  const { commentaryRule } = directorate;
  return whyTextIsDue({ milestone, quarter, commentaryRule, earlier: before, isReturned: false });
}

/** Today where the council is. */
export function todayOf(organisation: Organisation, now: Date) {
  return localDateOf(now, organisation.timeZone);
}

function newestBefore(history: readonly MilestoneUpdate[], quarter: Quarter | undefined): MilestoneUpdate | undefined {
  return history.findLast((update) => {
    const its = parseQuarter(update.quarter);
    return its !== undefined && (quarter === undefined || compareQuarters(its, quarter) < 0);
  });
}
