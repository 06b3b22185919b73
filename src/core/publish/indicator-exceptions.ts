import type { Snapshot, SnapshotIndicator } from './snapshot.ts';

/** Red first, then Amber; among the same, the plan's order. */
export function listIndicatorExceptions(snapshot: Snapshot): readonly SnapshotIndicator[] {
  const indicators = listIndicators(snapshot);
  return (['red', 'amber'] as const).flatMap((kind) => indicators.filter(({ status }) => status?.kind === kind));
}

/** Indicators that are reported in the quarter and of which nothing was said, in the plan's order. */
export function listMissingIndicators(snapshot: Snapshot): readonly SnapshotIndicator[] {
  return listIndicators(snapshot).filter(({ isMissing }) => isMissing === true);
}

function listIndicators({ areas }: Snapshot): readonly SnapshotIndicator[] {
  return areas.flatMap(({ indicators }) => indicators);
}
