import { PART_OF_KIND, type ViewName, viewsOf } from '../collect/window-of-part.ts';
import type { AskingWindow } from './reminder-situation.ts';
import type { ReminderStep } from './reminder-step.ts';

/** What was said of a window in a message, and of which part of it, where that has dates of its own. */
export interface SpokenWindow {
  readonly windowId: string;
  readonly step: ReminderStep;
  readonly part?: ViewName | undefined;
}

/**
 * What a window asks for, by its dates: each part that is due and closes on its own days as if it were a window of its
 * own, so that every step is asked of what is outstanding in its own part. Where no part has dates, it is the window.
 */
export function askingByPart(asking: AskingWindow): readonly AskingWindow[] {
  if (asking.window.parts === undefined) return [asking];
  const known = knownParts.get(asking);
  if (known !== undefined) return known;
  const views = viewsOf(asking.window).map(({ window, part, parts }): AskingWindow => {
    const entries = asking.entries.filter(({ entry }) => parts.includes(PART_OF_KIND[entry.kind]));
    // What a meeting asked for stands beside the items, and is said until they close.
    const actions = parts.includes('items') ? (asking.actions ?? []) : [];
    return { ...asking, window, entries, actions, view: { part, parts } };
  });
  knownParts.set(asking, views);
  return views;
}

/** Asked for each person of a sweep. */
const knownParts = new WeakMap<AskingWindow, readonly AskingWindow[]>();

/** How a message names what it speaks of. */
export function toSpoken({ window, view }: AskingWindow, step: ReminderStep): SpokenWindow {
  return { windowId: window.id, step, ...partOf({ view }) };
}

/** Which part of its window it is; nothing where it is all of it. */
export function partOf({ view }: Pick<AskingWindow, 'view'>): { readonly part?: ViewName } {
  return view?.part === undefined ? {} : { part: view.part };
}

/** What a message says of these: of them, or of their whole window, as it was before a part got dates of its own. */
export function spokenOf<Spoken extends Pick<SpokenWindow, 'windowId' | 'part'>>(
  spoken: readonly Spoken[],
  { window, view }: AskingWindow,
): Spoken | undefined {
  const ofWindow = spoken.filter(({ windowId }) => windowId === window.id);
  if (view?.part === undefined) return ofWindow[0];
  return ofWindow.find(({ part }) => part === view.part) ?? ofWindow.find(({ part }) => part === undefined);
}
