import type { Milestone } from '../plan/plan.ts';
import { isWaiting, type Returned } from '../review/returned.ts';
import type { MilestoneUpdate } from './milestone/update.ts';

/** What has been said of one milestone so far. */
export interface Said {
  /** The update that stands for the window's quarter. */
  readonly update: MilestoneUpdate | undefined;
  /** The newest update of any earlier quarter. */
  readonly earlier: MilestoneUpdate | undefined;
  /** The newest question of an officer in the window's quarter. */
  readonly returned?: Returned | undefined;
}

/**
 * Does this milestone of a window still wait for its owner? Not when something was said this quarter, nor when it was
 * completed or dropped before and is never asked for again; but whenever it was returned and not answered. Source:
 * glossary, "Outstanding". Updates and returns of another milestone say nothing of this one.
 */
export function isOutstanding(milestone: Milestone, { update, earlier, returned }: Said): boolean {
  if (returned?.entry.id === milestone.id && isWaiting(returned)) return true;
  if (update?.milestoneId === milestone.id) return false;
  return earlier?.milestoneId !== milestone.id || !isFinished(earlier);
}

function isFinished(update: MilestoneUpdate): boolean {
  return update.status.progress === 'completed' || update.status.progress === 'dropped';
}
