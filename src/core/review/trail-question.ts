import { normaliseRef } from '../plan/ref.ts';

/** What a history is about, as typed: each of them narrows. */
export interface AskedOfTrail {
  readonly item?: string;
  readonly person?: string;
}

/**
 * `COPS2 AMc`: the first or the last word is the person where it is somebody's initials, since nobody's initials look like a
 * ref; all the rest is the item.
 * @param initials of everybody in the plans
 */
export function readAskedOfTrail(typed: string, initials: readonly string[]): AskedOfTrail {
  const words = typed.split(/\s+/u).filter(Boolean);
  const known = new Set(initials.map(normaliseRef));
  const isPerson = (word: string | undefined) => word !== undefined && known.has(normaliseRef(word));
  if (words.length === 0) return {};
  if (isPerson(words.at(-1))) return toAsked(words.slice(0, -1), words.at(-1));
  return isPerson(words[0]) ? toAsked(words.slice(1), words[0]) : toAsked(words, undefined);
}

function toAsked(item: readonly string[], person: string | undefined): AskedOfTrail {
  return { ...(item.length > 0 && { item: item.join(' ') }), ...(person !== undefined && { person }) };
}
