/** `COPS1 (2), COPS2`: a ref that several milestones share is named once, with their number. */
export function listRefs(refs: readonly string[]): string {
  return countRefs(refs).join(', ');
}

/** More than these fill a phone and are read by nobody. */
const MOST_REFS = 12;

/** `And 14 more: COPS1 (2), COPS2 …` */
export function foldedText(refs: readonly string[]): string {
  const all = countRefs(refs);
  const rest = all.length > MOST_REFS ? ' and others' : '';
  return `And ${refs.length} more: ${all.slice(0, MOST_REFS).join(', ')}${rest}.`;
}

function countRefs(refs: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const ref of refs) counts.set(ref, (counts.get(ref) ?? 0) + 1);
  return [...counts].map(([ref, count]) => (count === 1 ? ref : `${ref} (${count})`));
}
