import type { SectionKey, Snapshot, SnapshotItem } from '../core/publish/snapshot.ts';

/** The items of one section; none in a report that is older than their collection. */
export function itemsOf({ items = [] }: Snapshot, section: SectionKey): readonly SnapshotItem[] {
  return items.filter((item) => item.section === section);
}
