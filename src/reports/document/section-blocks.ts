import type { Snapshot, SnapshotItem, SnapshotSection } from '../../core/publish/snapshot.ts';
import { itemsOf } from '../items-of.ts';
import { appendixBlocks } from './appendix-blocks.ts';
import { areaBlocks } from './area-blocks.ts';
import type { DocumentBlock } from './document.ts';
import { closeWithInitials, note, numberedHeading, textToBlocks } from './document-parts.ts';
import type { DocumentPlaces } from './document-places.ts';
import { financeBlocks } from './finance-blocks.ts';
import { equalityBlocks, riskBlocks } from './led-blocks.ts';

/** A heading never stands alone, whatever an older snapshot or a plan's own text leaves out. */
const NOTHING_HERE = 'There is nothing in this section for this quarter.';

/** A section with its text, or with the reason why it has nothing of its own. */
export function sectionBlocks(
  section: SnapshotSection,
  snapshot: Snapshot,
  places: DocumentPlaces,
): readonly DocumentBlock[] {
  const content = [
    ...textToBlocks(section.text),
    ...(section.whyEmpty === null ? [] : [note(section.whyEmpty)]),
    ...contentOf(section, snapshot, places),
  ];
  return [
    numberedHeading(2, String(section.number), section.title),
    ...(content.length === 0 ? [note(NOTHING_HERE)] : content),
  ];
}

function contentOf(
  { key, number }: SnapshotSection,
  snapshot: Snapshot,
  places: DocumentPlaces,
): readonly DocumentBlock[] {
  switch (key) {
    case 'introduction':
      return [];
    case 'key-developments':
    case 'emerging-issues':
      return itemsOf(snapshot, key).flatMap(itemBlocks);
    case 'risks':
      return riskBlocks(snapshot, number);
    case 'equality':
      return equalityBlocks(snapshot, number);
    case 'performance':
      return performanceBlocks(snapshot, number, places);
    case 'finance':
      return financeBlocks(snapshot, number);
    case 'appendix':
      return appendixBlocks(snapshot, number);
  }
}

function performanceBlocks(snapshot: Snapshot, section: number, places: DocumentPlaces): readonly DocumentBlock[] {
  const { areas, quarter, previousCounts } = snapshot;
  const hasPrevious = previousCounts !== null;
  return areas.flatMap((area, index) =>
    areaBlocks({ area, number: `${section}.${index + 1}`, quarter, hasPrevious, places }),
  );
}

function itemBlocks({ number, title, text, initials }: SnapshotItem): readonly DocumentBlock[] {
  return [numberedHeading(3, number, title), ...closeWithInitials(textToBlocks(text), initials)];
}
