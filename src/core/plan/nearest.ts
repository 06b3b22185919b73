/**
 * The candidate that was probably meant: the fewest slips of the keyboard away, without regard to case; undefined when
 * nothing is near. `nearest('mileston', ['milestones', 'risks'])` is `milestones`.
 */
export function nearest(given: string, candidates: readonly string[]): string | undefined {
  const wanted = given.trim().toLowerCase();
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const slips = countSlips(wanted, candidate.toLowerCase());
    if (slips >= fewest) continue;
    best = candidate;
    fewest = slips;
  }
  return best;
}

const LONGEST_COMPARED = 60;

/** Letters added, left out, replaced or swapped with their neighbour (Damerau's distance). */
function countSlips(a: string, b: string): number {
  if (Math.max(a.length, b.length) > LONGEST_COMPARED) return Number.POSITIVE_INFINITY;
  let beforePrevious: readonly number[] = [];
  let previous: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const replaced = at(previous, column - 1) + (isSame ? 0 : 1);
      let slips = Math.min(replaced, at(previous, column) + 1, at(current, column - 1) + 1);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        slips = Math.min(slips, at(beforePrevious, column - 2) + 1);
      }
      current.push(slips);
    }
    beforePrevious = previous;
    previous = current;
  }
  return at(previous, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
