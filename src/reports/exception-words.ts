import { listMovements } from '../core/publish/exceptions.ts';
import type { Snapshot } from '../core/publish/snapshot.ts';

export const NOTHING_RED_OR_AMBER = 'Nothing is Red or Amber.';
export const NOTHING_MOVED = 'Nothing moved.';

/** What the list of movements is called; undefined where there is none because nothing is known of the quarter before. */
export function movementTitle(snapshot: Snapshot): string | undefined {
  if (snapshot.previousCounts !== null) return `What moved since ${snapshot.quarter.previousTitle}`;
  return listMovements(snapshot).length === 0 ? undefined : 'Completed this quarter';
}

/** Said where nothing is missing. Figures are only spoken of where they were asked for. */
export function everythingWords({ areas }: Snapshot): string {
  const hasIndicators = areas.some(({ indicators }) => indicators.some(({ isMissing }) => isMissing !== undefined));
  return hasIndicators
    ? 'Every milestone has an update, and every indicator a figure or a reason.'
    : 'Every milestone has an update.';
}
