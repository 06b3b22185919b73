import { formatQuarter } from '../../core/calendar/quarter.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import type { Plan } from '../../core/plan/plan.ts';

/** Whether the last report of the plan's year is signed or published: nothing more is collected for this plan. */
export function isYearSigned(
  windows: readonly CollectionWindow[],
  { directorateId, startYear }: Pick<Plan, 'directorateId' | 'startYear'>,
): boolean {
  const last = formatQuarter({ startYear, number: 4 });
  return windows.some(
    (window) =>
      window.directorateId === directorateId &&
      window.quarter === last &&
      (window.state === 'signed-off' || window.state === 'published'),
  );
}
