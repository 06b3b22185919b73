import { parseQuarter } from '../calendar/quarter.ts';
import type { Plan } from '../plan/plan.ts';
import { isWaiting, type Returned, returnOf, staysOpen } from '../review/returned.ts';
import { type CollectionWindow, endsAt } from './collection-window.ts';

/** What decides in which window an entry can be answered. */
export interface Answering {
  readonly plan: Pick<Plan, 'directorateId' | 'startYear'>;
  /** All returns of the entry, oldest first. */
  readonly returns: readonly Returned[];
  /** The quarter that is meant; undefined for whichever comes first. */
  readonly quarter: string | undefined;
  readonly now: Date;
}

/**
 * The window that collects for a plan now; the earliest where two quarters are open at once. The printed times hold
 * whether or not the sweep has come round since.
 */
export function collectingWindow(
  windows: readonly CollectionWindow[],
  plan: Answering['plan'],
  now: Date,
): CollectionWindow | undefined {
  return windowsOf(windows, plan).find((window) => isCollecting(window, now));
}

/**
 * The window in which one entry can be answered now: a question that waits comes first, then what is collected, then
 * what was returned and answered and is not closed yet.
 */
export function answeringWindow(
  windows: readonly CollectionWindow[],
  { plan, returns, quarter, now }: Answering,
): CollectionWindow | undefined {
  const meant = windowsOf(windows, plan).filter((window) => quarter === undefined || window.quarter === quarter);
  const returned = meant.filter((window) => staysOpen(window, returnOf(returns, window.quarter)));
  const asked = returned.find((window) => {
    const question = returnOf(returns, window.quarter);
    return question !== undefined && isWaiting(question);
  });
  return asked ?? meant.find((window) => isCollecting(window, now)) ?? returned[0];
}

/**
 * The window of a quarter for what an officer enters for somebody: also after its close, until its report is signed.
 * Before that it is the one in which everybody answers: see answeringWindow.
 */
export function unsignedWindow(
  windows: readonly CollectionWindow[],
  { plan, quarter, now }: Pick<Answering, 'plan' | 'quarter' | 'now'>,
): CollectionWindow | undefined {
  return windowsOf(windows, plan).find(
    ({ quarter: its, state, opensAt }) =>
      its === quarter && (state === 'review' || (state === 'collecting' && opensAt <= now)),
  );
}

/** Until when an answer can be changed: the window's close, the officer's closing of the question, the sign-off of its report, or not at all. */
export type ChangeableUntil = 'close' | 'question-closed' | 'sign-off' | 'sent';

/** @param at when it was sent. What corrects a published report is sent once. */
export function changeableUntil(
  { state, closesAt }: Pick<CollectionWindow, 'state' | 'closesAt'>,
  at: Date,
): ChangeableUntil {
  if (state === 'published') return 'sent';
  return at >= closesAt ? 'question-closed' : 'close';
}

/** Printed times hold, whatever the sweep has done since. */
export function isCollecting(window: CollectionWindow, now: Date): boolean {
  return window.state === 'collecting' && window.opensAt <= now && now < endsAt(window);
}

/** Of the plan's directorate and year, the earliest first. */
function windowsOf(windows: readonly CollectionWindow[], plan: Answering['plan']): readonly CollectionWindow[] {
  return windows
    .filter((window) => window.directorateId === plan.directorateId)
    .filter((window) => parseQuarter(window.quarter)?.startYear === plan.startYear)
    .toSorted((one, other) => one.opensAt.getTime() - other.opensAt.getTime());
}
