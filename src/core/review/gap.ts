import type { EntryKey } from '../collect/entry.ts';
import { nameEntry } from '../remind/asked-entry.ts';

/**
 * What the report prints of an entry that has no update: how it stood last, as at the quarter in which that was said, or
 * only that an update was not available, which it says where nothing was chosen. It is counted as "no update" either way.
 */
export const GAP_PRINTS = ['last-status', 'not-available'] as const;
export type GapPrint = (typeof GAP_PRINTS)[number];

/** An officer's choice; the newest of an entry and quarter stands. */
export interface GapChoice {
  readonly entry: EntryKey;
  readonly prints: GapPrint;
}

/** The standing choice of each entry, by its name (see nameEntry). @param choices oldest first */
export function standingGaps(choices: readonly GapChoice[]): ReadonlyMap<string, GapPrint> {
  return new Map(choices.map(({ entry, prints }) => [nameEntry(entry), prints]));
}

/** The names of those that are printed as they stood last. @param choices oldest first */
export function printedAsBefore(choices: readonly GapChoice[]): ReadonlySet<string> {
  return new Set([...standingGaps(choices)].flatMap(([name, prints]) => (prints === 'last-status' ? [name] : [])));
}
