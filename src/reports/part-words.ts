import { WINDOW_PARTS, type WindowPart } from '../core/calendar/window-part.ts';
import type { CollectionWindow } from '../core/collect/collection-window.ts';
import type { ViewName } from '../core/collect/window-of-part.ts';
import { listWords } from '../core/list-words.ts';

/** How the parts of a window are called. */
export const PART_NAMES: Readonly<Record<WindowPart, string>> = {
  texts: 'Texts',
  values: 'Values',
  items: 'Items',
  risks: 'Risks',
  equality: 'Equality actions',
  finance: 'Finance',
};

/** `texts, items and finance` */
export function namesOfParts(parts: readonly WindowPart[]): string {
  return listWords(parts.map((part) => PART_NAMES[part].toLowerCase()));
}

/** ` values`, behind a quarter; nothing where it is all of it. */
export function ofPartWords(part: ViewName | undefined): string {
  if (part === undefined) return '';
  return part === 'rest' ? ' without the parts that have dates of their own' : ` ${PART_NAMES[part].toLowerCase()}`;
}

/** `Values: due 5pm Friday 24 July 2026, closes 5pm Tuesday 28 July 2026`, for each part with dates of its own. */
export function partDateLines(
  { parts = {} }: Pick<CollectionWindow, 'parts'>,
  at: (instant: Date) => string,
): readonly string[] {
  return WINDOW_PARTS.flatMap((part) => {
    const dates = parts[part];
    return dates === undefined ? [] : [`${PART_NAMES[part]}: due ${at(dates.dueAt)}, closes ${at(dates.closesAt)}`];
  });
}
