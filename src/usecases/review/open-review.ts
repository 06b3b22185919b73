import { may, type Permission } from '../../core/access.ts';
import { parseQuarter, type Quarter } from '../../core/calendar/quarter.ts';
import type { QueuedEntry } from '../../core/review/review-queue.ts';
import { type ActorSources, type Clicker, findActor } from '../find-actor.ts';
import type { PlanReader, WindowStore } from '../ports.ts';
import { compileFrom } from '../publish/compile-quarter.ts';
import { type FindingPorts, type KeyedFinding, readFindings } from './read-findings.ts';
import { type QueuePorts, readQueue } from './read-queue.ts';

export interface ReviewWindowPorts {
  readonly plans: Pick<PlanReader, 'directorates'>;
  readonly windows: Pick<WindowStore, 'windows'>;
}

export interface OpenReviewPorts extends QueuePorts, FindingPorts {
  readonly plans: QueuePorts['plans'] & ActorSources['plans'];
}

/** A press of Review, or inside it. */
export interface ReviewPress {
  readonly clicker: Clicker;
  /** As it came back from Slack: not to be trusted. */
  readonly windowId: string;
  readonly now: Date;
}

/** An entry of the queue with what the checks find in it and nobody has waived or dismissed. */
export interface ReviewedEntry extends QueuedEntry {
  readonly findings: readonly KeyedFinding[];
}

export interface Review {
  readonly windowId: string;
  readonly directorateName: string;
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  /** IANA. */
  readonly timeZone: string;
  readonly isPublished: boolean;
  /** Whether the reader may enter something for its owner. */
  readonly mayEnter: boolean;
  readonly entries: readonly ReviewedEntry[];
}

export type OpenedReview =
  | { readonly outcome: 'review'; readonly review: Review }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  /** There is no such window, or it collects nothing yet. */
  | { readonly outcome: 'gone' };

/** Everything that was sent for the window whose Review was pressed. */
export async function openReview(
  ports: OpenReviewPorts & ActorSources,
  { clicker, windowId, now }: ReviewPress,
): Promise<OpenedReview> {
  const named = await nameWindow(ports, windowId);
  if (named === undefined) return { outcome: 'gone' };
  const by = await findActor(ports, clicker, now);
  const queue = await readQueue(ports, { by, ...named });
  if (!queue.ok) {
    const { refusal } = queue;
    return refusal.reason === 'not-allowed'
      ? { outcome: 'refused', permission: refusal.permission }
      : { outcome: 'gone' };
  }
  const { sources, entries } = queue.value;
  const snapshot = await compileFrom(ports, sources, { now, revision: undefined });
  const { all } = await readFindings(ports, { sources, snapshot, now });
  const open = all.filter(({ decision }) => decision === undefined);
  return {
    outcome: 'review',
    review: {
      windowId,
      directorateName: sources.directorate.name,
      quarter: sources.window.quarter,
      timeZone: sources.organisation.timeZone,
      isPublished: sources.window.state === 'published',
      mayEnter: may(by, 'enter-for-owner', { directorateId: sources.directorate.id }).allowed,
      entries: entries.map((each) => ({ ...each, findings: open.filter((finding) => isAbout(finding, each)) })),
    },
  };
}

/** The report names risks and equality actions by their place, as the queue does. */
function isAbout({ subject }: KeyedFinding, { entry, ref }: QueuedEntry): boolean {
  if (subject.kind !== entry.kind) return false;
  return entry.kind === 'milestone' || entry.kind === 'indicator' ? subject.id === entry.id : subject.ref === ref;
}

/** How the window is named on the command line; undefined where there is none. */
export async function nameWindow(
  { plans, windows }: ReviewWindowPorts,
  windowId: string,
): Promise<{ readonly directorateCode: string; readonly quarter: Quarter } | undefined> {
  const window = (await windows.windows()).find(({ id }) => id === windowId);
  const directorate = (await plans.directorates()).find(({ id }) => id === window?.directorateId);
  const quarter = window && parseQuarter(window.quarter);
  return directorate && quarter && { directorateCode: directorate.code, quarter };
}
