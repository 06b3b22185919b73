import type { Milestone } from '../plan/plan.ts';
import type { MilestoneUpdate } from './update.ts';

/** What has been said of one milestone so far. */
export interface Said {
  /** The update that stands for the window's quarter. */
  readonly update: MilestoneUpdate | undefined;
  /** The newest update of any earlier quarter. */
  readonly earlier: MilestoneUpdate | undefined;
}

/**
 * Does this milestone of a window still wait for its owner? Not when something was said this quarter, nor when it was
 * completed or dropped before and is never asked for again. Source: glossary, "Outstanding". Updates of another
 * milestone say nothing of this one.
 */
export function isOutstanding(milestone: Milestone, { update, earlier }: Said): boolean {
  if (update?.milestoneId === milestone.id) return false;
  return earlier?.milestoneId !== milestone.id || !isFinished(earlier);
}

function isFinished(update: MilestoneUpdate): boolean {
  return update.status.progress === 'completed' || update.status.progress === 'dropped';
}
