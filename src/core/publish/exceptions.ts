import type { Snapshot, SnapshotArea, SnapshotCommentary, SnapshotMilestone } from './snapshot.ts';
import type { StatusKind } from './status-kind.ts';

/** A milestone with what was said of it. */
export interface MilestoneEntry {
  readonly area: SnapshotArea;
  readonly milestone: SnapshotMilestone;
  readonly commentary: SnapshotCommentary | undefined;
}

/** What needs attention, worst first; councillors read this before anything else. */
const EXCEPTIONS: readonly StatusKind[] = ['red', 'not-completed', 'amber'];

/** Red first, then not completed, then Amber; among the same, the plan's order. */
export function listExceptions(snapshot: Snapshot): readonly MilestoneEntry[] {
  const entries = listEntries(snapshot);
  return EXCEPTIONS.flatMap((kind) => entries.filter(({ milestone }) => milestone.status.kind === kind));
}

/** What moved since the quarter before, in the plan's order. */
export function listMovements(snapshot: Snapshot): readonly MilestoneEntry[] {
  return listEntries(snapshot).filter(({ milestone }) => milestone.movement !== null);
}

/** Milestones of which nothing was said, in the plan's order. */
export function listMissing(snapshot: Snapshot): readonly MilestoneEntry[] {
  return listEntries(snapshot).filter(({ milestone }) => milestone.status.kind === 'no-update');
}

function listEntries(snapshot: Snapshot): readonly MilestoneEntry[] {
  const commentaries = snapshot.areas.flatMap((area) => area.commentaries);
  const ofMilestone = new Map(commentaries.flatMap((each) => each.milestoneIds.map((id) => [id, each] as const)));
  return snapshot.areas.flatMap((area) =>
    area.milestones.map((milestone) => ({ area, milestone, commentary: ofMilestone.get(milestone.id) })),
  );
}
