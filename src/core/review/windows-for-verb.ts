import { parseQuarter } from '../calendar/quarter.ts';
import { type CollectionWindow, isOver, type WindowState } from '../collect/collection-window.ts';
import { compareText } from '../sort-names.ts';
import type { QuarterWord, WindowVerb } from './quarter-words.ts';

/** In which states a window can be what this verb is about. */
const STATES: Readonly<Record<WindowVerb, readonly WindowState[]>> = {
  status: ['planned', 'collecting', 'review', 'signed-off', 'published'],
  open: ['planned'],
  remind: ['collecting'],
  finance: ['collecting', 'review', 'signed-off', 'published'],
  close: ['collecting'],
  reopen: ['review', 'signed-off'],
  check: ['collecting', 'review', 'signed-off'],
  preview: ['collecting', 'review', 'signed-off'],
  texts: ['collecting', 'review', 'signed-off', 'published'],
  withhold: ['collecting', 'review', 'signed-off', 'published'],
  'sign-off': ['review', 'signed-off'],
  publish: ['review', 'signed-off'],
  amend: ['published'],
  upload: ['published'],
  actions: ['published'],
  people: [],
};

/**
 * The windows of one directorate that a verb may mean, oldest first; one of them is what was meant, several are to be
 * chosen from, none is nothing to do. A window whose closing time has passed is under review, whether or not the sweep
 * has come round since.
 */
export function windowsForVerb(
  verb: WindowVerb,
  windows: readonly CollectionWindow[],
  { quarter, now }: { readonly quarter: QuarterWord | undefined; readonly now: Date },
): readonly CollectionWindow[] {
  const named = windows.filter((window) => quarter === undefined || isNamed(window, quarter));
  const fitting = named
    .filter((window) => STATES[verb].includes(stateAt(window, now)))
    .toSorted((one, other) => compareText(one.quarter, other.quarter));
  if (quarter?.kind === 'code') return fitting;
  if (verb === 'status' || verb === 'finance' || verb === 'texts' || verb === 'withhold') return unfinished(fitting);
  // What was published long ago is corrected by its name.
  const isOfThePublished = verb === 'amend' || verb === 'upload' || verb === 'actions';
  return isOfThePublished || quarter?.kind === 'number' ? fitting.slice(-1) : fitting;
}

/** What waits to be published; else the newest there is. */
function unfinished(windows: readonly CollectionWindow[]): readonly CollectionWindow[] {
  const open = windows.filter(({ state }) => state !== 'published');
  return open.length > 0 ? open : windows.slice(-1);
}

function stateAt(window: CollectionWindow, now: Date): WindowState {
  return window.state === 'collecting' && isOver(window, now) ? 'review' : window.state;
}

function isNamed(window: CollectionWindow, quarter: QuarterWord): boolean {
  if (quarter.kind === 'code') return window.quarter === quarter.code;
  return parseQuarter(window.quarter)?.number === quarter.number;
}
