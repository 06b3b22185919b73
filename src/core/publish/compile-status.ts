import { formatLong } from '../calendar/local-date.ts';
import type { MilestoneUpdate } from '../collect/milestone/update.ts';
import type { SnapshotStatus } from './snapshot.ts';
import { toStatusKind } from './status-kind.ts';

/** The status of a milestone as it is printed; without an update "no update". */
export function compileStatus(update: MilestoneUpdate | undefined): SnapshotStatus {
  const completedOn = update?.status.completedOn;
  const isLate = update?.status.progress === 'not-started' && update.status.rag !== undefined;
  return {
    kind: toStatusKind(update?.status),
    amberReason: update?.status.amberReason ?? null,
    completedOn: completedOn === undefined ? null : formatLong(completedOn),
    ...(isLate ? { isNotStarted: true } : {}),
  };
}
