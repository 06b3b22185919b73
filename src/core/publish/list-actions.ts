import type { SnapshotAction, SnapshotCommentary } from './snapshot.ts';

/** What is being done, as it is printed under a commentary: once, or for each milestone that it covers. */
export function listActions(commentary: SnapshotCommentary): readonly SnapshotAction[] {
  if (commentary.actions !== undefined) return commentary.actions;
  const { milestoneIds, action, actionBy } = commentary;
  const [milestoneId] = milestoneIds;
  return action === null || milestoneId === undefined ? [] : [{ milestoneId, name: null, action, actionBy }];
}

/** What is being done about one of the milestones that a commentary covers. */
export function actionFor(milestoneId: string, commentary: SnapshotCommentary | undefined): SnapshotAction | undefined {
  return commentary && listActions(commentary).find((action) => action.milestoneId === milestoneId);
}
