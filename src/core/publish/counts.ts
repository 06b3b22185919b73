import { STATUS_KINDS, type StatusKind } from './status-kind.ts';

/** How many milestones have each status; together they are all milestones of the plan. */
export type StatusCounts = Readonly<Record<StatusKind, number>>;

export function countStatuses(kinds: readonly StatusKind[]): StatusCounts {
  const counts = {
    completed: 0,
    green: 0,
    amber: 0,
    red: 0,
    'not-started': 0,
    'not-completed': 0,
    deferred: 0,
    dropped: 0,
    'no-update': 0,
  };
  for (const kind of kinds) counts[kind] += 1;
  return counts;
}

/** Always counted aloud, also when there are none: silence about Red would read as good news. */
const ALWAYS_NAMED: readonly StatusKind[] = ['completed', 'green', 'amber', 'red', 'no-update'];

/** The counts that are printed, in their order: the five that are always named, others where there are any. */
export function namedCounts(
  counts: StatusCounts,
  previous: StatusCounts | null,
): readonly { readonly kind: StatusKind; readonly count: number; readonly before: number | null }[] {
  return STATUS_KINDS.filter(
    (kind) => ALWAYS_NAMED.includes(kind) || counts[kind] > 0 || (previous !== null && previous[kind] > 0),
  ).map((kind) => ({ kind, count: counts[kind], before: previous === null ? null : previous[kind] }));
}
