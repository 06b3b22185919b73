import type { SectionKey, Snapshot, SnapshotItem } from './snapshot.ts';

/**
 * What a revision prints of items: each keeps the number under which members may have cited it, a new one gets the next
 * number that its section never had, and one that was taken out leaves its number and title with the day.
 * @param today as printed: `3 September 2026`
 */
export function keepNumbers(published: Snapshot, current: Snapshot, today: string): Snapshot {
  const before = published.items ?? [];
  const items = renumber(before, current.items ?? []);
  const gone = before
    .filter((old) => !items.some((item) => item.number === old.number))
    .map((old) => withdraw(old, today));
  const all = [...items, ...gone].toSorted(byNumber);
  const sections = current.sections.map((section) =>
    all.some((item) => item.section === section.key) ? { ...section, whyEmpty: null } : section,
  );
  return { ...current, items: all, sections };
}

function renumber(before: readonly SnapshotItem[], current: readonly SnapshotItem[]): readonly SnapshotItem[] {
  const used = new Map<SectionKey, number>();
  for (const { section, number } of before) used.set(section, Math.max(used.get(section) ?? 0, placeOf(number)));
  return current.map((item) => {
    const old = before.find(({ id, section }) => id === item.id && section === item.section);
    if (old !== undefined) return { ...item, number: old.number };
    const next = (used.get(item.section) ?? 0) + 1;
    used.set(item.section, next);
    return { ...item, number: `${item.number.split('.')[0]}.${next}` };
  });
}

/** What stays of it has an id of its own, since the same item may come again, in this section or in the other. */
function withdraw(item: SnapshotItem, today: string): SnapshotItem {
  if (item.isWithdrawn) return item;
  const text = [{ kind: 'paragraph', text: `Withdrawn on ${today}.` }] as const;
  return { ...item, id: `${item.id}-withdrawn-${item.number}`, text, initials: null, isWithdrawn: true };
}

function placeOf(number: string): number {
  return Number(number.split('.')[1] ?? 0);
}

function byNumber(one: SnapshotItem, other: SnapshotItem): number {
  const [a = 0, b = 0] = [one, other].map(({ number }) => Number(number.split('.')[0]));
  return a - b || placeOf(one.number) - placeOf(other.number);
}
