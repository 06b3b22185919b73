import { parseQuarter } from '../../core/calendar/quarter.ts';
import { isCollecting } from '../../core/collect/answering-window.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import { PART_OF_KIND, type PartView, viewsOf } from '../../core/collect/window-of-part.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { type Returned, staysOpen } from '../../core/review/returned.ts';
import type { CollectPorts } from './ports.ts';

/** A window in which a plan's entries can be answered now, as the parts see it that have the same dates. */
export interface OpenWindow {
  readonly window: CollectionWindow;
  readonly parts: PartView['parts'];
  /** Undefined where all parts have the same dates. */
  readonly part: PartView['part'];
  /** True once its time is over: then only what was returned can be answered in it. */
  readonly isClosed: boolean;
  /** What of these parts was returned in it and not closed by the officer, over all directorates. */
  readonly returns: readonly Returned[];
}

/**
 * Of one plan: what collects, and what has closed with something returned in it; the earliest first, and in a window
 * what is due first. A part that has dates of its own stands by itself.
 */
export async function readOpenWindows(
  ports: Pick<CollectPorts, 'returns'>,
  { plan, windows, now }: { readonly plan: Plan; readonly windows: readonly CollectionWindow[]; readonly now: Date },
): Promise<readonly OpenWindow[]> {
  const own = windows.filter(
    ({ directorateId, quarter }) =>
      directorateId === plan.directorateId && parseQuarter(quarter)?.startYear === plan.startYear,
  );
  const open = await Promise.all(
    own.flatMap(viewsOf).map(async ({ window, part, parts }) => {
      const isClosed = !isCollecting(window, now);
      if (isClosed && window.state === 'planned') return [];
      const returns = (await ports.returns.ofQuarter(window.quarter)).filter(
        (each) => parts.includes(PART_OF_KIND[each.entry.kind]) && staysOpen(window, each),
      );
      return isClosed && returns.length === 0 ? [] : [{ window, part, parts, isClosed, returns }];
    }),
  );
  return open.flat().toSorted((one, other) => earliestFirst(one.window, other.window));
}

/** Of one window the part that is due first. */
function earliestFirst(one: CollectionWindow, other: CollectionWindow): number {
  return one.opensAt.getTime() - other.opensAt.getTime() || one.dueAt.getTime() - other.dueAt.getTime();
}
