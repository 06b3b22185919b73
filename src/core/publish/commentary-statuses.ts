import { nameAmong } from './name-among.ts';
import type { SnapshotCommentary, SnapshotMilestone } from './snapshot.ts';

/** A milestone that a commentary covers. */
export interface CoveredMilestone {
  /** Which of them it is: `COPS2`; `null` where the commentary covers one only. */
  readonly name: string | null;
  readonly milestone: SnapshotMilestone;
}

/** The milestones of a commentary, each with its own status, in the commentary's order. */
export function listCovered(
  { milestoneIds }: SnapshotCommentary,
  milestones: ReadonlyMap<string, SnapshotMilestone>,
): readonly CoveredMilestone[] {
  const group = milestoneIds.map((id) => milestones.get(id)).filter((each) => each !== undefined);
  return group.map((milestone) => ({ name: group.length === 1 ? null : nameAmong(group, milestone), milestone }));
}
