import { countStatuses, type StatusCounts } from '../../core/publish/counts.ts';
import type { Snapshot } from '../../core/publish/snapshot.ts';
import { STATUS_KINDS, type StatusKind } from '../../core/publish/status-kind.ts';

/** One bar of the picture. */
export interface ChartRow {
  readonly label: string;
  /** In the order in which counts are printed; none that is 0. */
  readonly segments: readonly ChartSegment[];
}

export interface ChartSegment {
  readonly kind: StatusKind;
  readonly count: number;
}

export interface ChartRows {
  /** One for each area that has milestones, in the plan's order. */
  readonly areas: readonly ChartRow[];
  /** All areas in this quarter and in the one before; none when nothing is known of that one. */
  readonly quarters: readonly ChartRow[];
}

export function chartRows({ areas, counts, previousCounts, quarter }: Snapshot): ChartRows {
  const rows = areas.map(({ name, milestones }) =>
    toRow(name, countStatuses(milestones.map(({ status }) => status.kind))),
  );
  return {
    areas: rows.filter(({ segments }) => segments.length > 0),
    quarters:
      previousCounts === null ? [] : [toRow(quarter.title, counts), toRow(quarter.previousTitle, previousCounts)],
  };
}

function toRow(label: string, counts: StatusCounts): ChartRow {
  const segments = STATUS_KINDS.map((kind) => ({ kind, count: counts[kind] }));
  return { label, segments: segments.filter(({ count }) => count > 0) };
}

export function totalOf({ segments }: ChartRow): number {
  return segments.reduce((sum, { count }) => sum + count, 0);
}
