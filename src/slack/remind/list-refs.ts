/** `COPS1 (2), COPS2`: a ref that several milestones share is named once, with their number. */
export function listRefs(refs: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const ref of refs) counts.set(ref, (counts.get(ref) ?? 0) + 1);
  return [...counts].map(([ref, count]) => (count === 1 ? ref : `${ref} (${count})`)).join(', ');
}
