import { distance } from 'fastest-levenshtein';

/**
 * The candidate that was probably meant: the fewest letters away, without regard to case; undefined when nothing is near.
 * `nearest('mileston', ['milestones', 'risks'])` is `milestones`.
 */
export function nearest(given: string, candidates: readonly string[]): string | undefined {
  const wanted = given.trim().toLowerCase();
  let best: string | undefined;
  // Two neighbours that changed places count as two letters, so that a word of four may differ in two.
  let fewest = Math.max(1, Math.ceil(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const changes = distance(wanted, candidate.toLowerCase());
    if (changes >= fewest) continue;
    best = candidate;
    fewest = changes;
  }
  return best;
}
