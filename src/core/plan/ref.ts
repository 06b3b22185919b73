import { distance } from 'fastest-levenshtein';

/** A ref as it is compared: case, blanks and typographic punctuation do not matter. `" cops–2 "` becomes `COPS2`. */
export function normaliseRef(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const MOST_SUGGESTIONS = 3;

/** The refs that look most like what was typed, best first; none when nothing is near. */
export function nearestRefs(given: string, refs: readonly string[]): readonly string[] {
  const wanted = normaliseRef(given);
  const scored = [...new Set(refs)]
    .map((ref) => ({ ref, changes: distance(wanted, normaliseRef(ref)) }))
    .filter(({ ref, changes }) => changes <= Math.max(2, Math.floor(normaliseRef(ref).length / 2)));
  scored.sort((one, other) => one.changes - other.changes || (one.ref < other.ref ? -1 : 1));
  return scored.slice(0, MOST_SUGGESTIONS).map(({ ref }) => ref);
}
