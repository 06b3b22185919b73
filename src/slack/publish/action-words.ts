import type { SnapshotCommentary } from '../../core/publish/snapshot.ts';

/** `Visits are booked. By 16 October 2026.`; nothing without an action. */
export function actionWords(action: string, actionBy: SnapshotCommentary['actionBy']): string {
  if (action === '') return '';
  const sentence = /[.!?…]$/u.test(action) ? action : `${action}.`;
  return actionBy === null ? sentence : `${sentence} By ${actionBy}.`;
}
