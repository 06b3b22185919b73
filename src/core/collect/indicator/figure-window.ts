import { compareQuarters, formatQuarter, nextQuarter, parseQuarter, type Quarter } from '../../calendar/quarter.ts';
import type { Indicator } from '../../plan/plan.ts';
import { type Returned, returnOf, staysOpen } from '../../review/returned.ts';
import type { CollectionWindow } from '../collection-window.ts';
import { windowOfPart } from '../window-of-part.ts';
import { isStillToCome } from './indicator-outstanding.ts';
import { isReportedIn } from './indicator-quarters.ts';
import type { IndicatorUpdate } from './indicator-update.ts';

/** How a figure enters. */
export type FigureEntry =
  /** An officer asked about it after publication: the answer is in the next revision of its own report. */
  | { readonly kind: 'correction' }
  /** Its window collects. */
  | { readonly kind: 'collecting' }
  /** Its window has closed and its report is not signed yet: it is in that report. */
  | { readonly kind: 'until-sign-off' }
  /** Its report is signed: it is printed with the report of this quarter, e.g. `2026-27/Q2`. */
  | { readonly kind: 'late'; readonly printedIn: string };

export interface FigureWindow {
  readonly window: CollectionWindow;
  readonly quarter: Quarter;
  readonly entry: FigureEntry;
}

export interface FigureWindowSources {
  /** Of the indicator's directorate, every year's. */
  readonly windows: readonly CollectionWindow[];
  readonly indicator: Pick<Indicator, 'kind' | 'quarters'>;
  /** Of the indicator's plan: the year in which it begins. */
  readonly startYear: number;
  /** The standing update of each quarter of the indicator. */
  readonly updates: readonly IndicatorUpdate[];
  /** All returns of the indicator, oldest first. */
  readonly returns: readonly Returned[];
  readonly now: Date;
}

/**
 * The quarter for which a figure can be given: the one that is asked for, where it takes one; else the one of whose
 * published figure an officer has asked, then the one that collects, then the newest that is not signed yet, then the newest of which something is still awaited.
 */
export function findFigureWindow(sources: FigureWindowSources, wanted?: string): FigureWindow | undefined {
  const open = listFigureWindows(sources);
  if (wanted !== undefined) return open.find(({ window }) => window.quarter === wanted);
  const order: readonly FigureEntry['kind'][] = ['correction', 'collecting', 'until-sign-off', 'late'];
  const byPlace = (one: FigureWindow, other: FigureWindow) =>
    order.indexOf(one.entry.kind) - order.indexOf(other.entry.kind) || compareQuarters(other.quarter, one.quarter);
  return open.toSorted(byPlace)[0];
}

/** All quarters for which a figure can be given now. */
export function listFigureWindows(sources: FigureWindowSources): readonly FigureWindow[] {
  return sources.windows.flatMap((window) => toFigureWindow(windowOfPart(window, 'values'), sources) ?? []);
}

function toFigureWindow(window: CollectionWindow, sources: FigureWindowSources): FigureWindow | undefined {
  const quarter = parseQuarter(window.quarter);
  if (quarter === undefined || quarter.startYear !== sources.startYear) return undefined;
  const entry = entryOf(window, quarter, sources);
  return entry && { window, quarter, entry };
}

function entryOf(window: CollectionWindow, quarter: Quarter, sources: FigureWindowSources): FigureEntry | undefined {
  const { updates, returns, now } = sources;
  switch (window.state) {
    case 'planned':
      return undefined;
    case 'collecting':
      if (now < window.opensAt) return undefined;
      // The printed time holds whether or not the sweep has come round since.
      return now < window.closesAt ? { kind: 'collecting' } : { kind: 'until-sign-off' };
    case 'review':
      return { kind: 'until-sign-off' };
    case 'signed-off':
    case 'published': {
      const isAsked = window.state === 'published' && staysOpen(window, returnOf(returns, window.quarter));
      if (isAsked) return { kind: 'correction' };
      const standing = updates.findLast((update) => update.quarter === window.quarter);
      const isWanted = standing === undefined ? isReportedIn(sources.indicator, quarter) : isStillToCome(standing);
      return isWanted ? { kind: 'late', printedIn: nextReport(quarter, sources) } : undefined;
    }
  }
}

/** The first later quarter whose report is not signed yet. */
function nextReport(quarter: Quarter, { windows }: FigureWindowSources): string {
  const isSigned = (wanted: Quarter) =>
    windows.some(({ quarter: its, state }) => {
      const parsed = parseQuarter(its);
      return (
        parsed !== undefined &&
        compareQuarters(parsed, wanted) === 0 &&
        (state === 'signed-off' || state === 'published')
      );
    });
  let next = nextQuarter(quarter);
  while (isSigned(next)) next = nextQuarter(next);
  return formatQuarter(next);
}
