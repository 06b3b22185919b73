import { WINDOW_PARTS, type WindowPart } from '../calendar/window-part.ts';
import type { CollectionWindow } from './collection-window.ts';
import type { EntryKind } from './entry.ts';

export type ViewName = WindowPart | 'rest';

/** A window as some of its parts see it. */
export interface PartView {
  /** With the dates of these parts. Not to be stored: it knows nothing of the others. */
  readonly window: CollectionWindow;
  /** The one that has dates of its own, or the `rest`; undefined where all have the window's. */
  readonly part: ViewName | undefined;
  readonly parts: readonly WindowPart[];
}

export const PART_OF_KIND: Readonly<Record<EntryKind, WindowPart>> = {
  milestone: 'texts',
  indicator: 'values',
  risk: 'risks',
  'equality-action': 'equality',
};

/**
 * The window as one part sees it: due and closed on the days of that part. Every rule that asks whether something is
 * due, open or closed asks it of this one. A part without dates of its own has the window's: then it is the window.
 * @example windowOfPart(window, 'values').closesAt // Friday 24 July, 5pm, while the texts close on the 21st
 */
export function windowOfPart(window: CollectionWindow, part: WindowPart): CollectionWindow {
  return viewsOf(window).find(({ parts }) => parts.includes(part))?.window ?? window;
}

/** The same of many windows. */
export function windowsOfPart(windows: readonly CollectionWindow[], part: WindowPart): readonly CollectionWindow[] {
  return windows.map((window) => windowOfPart(window, part));
}

/** The window by its dates: first the parts that have the window's, then each that has its own. */
export function viewsOf(window: CollectionWindow): readonly PartView[] {
  const known = knownViews.get(window);
  if (known !== undefined) return known;
  const views = readViews(window);
  knownViews.set(window, views);
  return views;
}

/** A sweep asks for each person: the same window has the same views, which others remember things by. */
const knownViews = new WeakMap<CollectionWindow, readonly PartView[]>();

function readViews(window: CollectionWindow): readonly PartView[] {
  const { parts = {}, ...whole } = window;
  const others = WINDOW_PARTS.filter((part) => parts[part] === undefined);
  if (others.length === WINDOW_PARTS.length) return [{ window, part: undefined, parts: WINDOW_PARTS }];
  const own = WINDOW_PARTS.flatMap((part): readonly PartView[] => {
    const dates = parts[part];
    if (dates === undefined) return [];
    const steps = { ...dates.steps, opens: window.steps.opens };
    return [{ window: { ...whole, ...dates, steps }, part, parts: [part] }];
  });
  return others.length === 0 ? own : [{ window: whole, part: 'rest', parts: others }, ...own];
}
