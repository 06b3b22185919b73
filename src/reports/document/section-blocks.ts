import type { Snapshot, SnapshotItem, SnapshotSection } from '../../core/publish/snapshot.ts';
import { itemsOf } from '../items-of.ts';
import { appendixBlocks } from './appendix-blocks.ts';
import { areaBlocks } from './area-blocks.ts';
import type { DocumentBlock } from './document.ts';
import { closeWithInitials, note, numberedHeading, textToBlocks } from './document-parts.ts';
import type { DocumentPlaces } from './document-places.ts';
import { financeBlocks } from './finance-blocks.ts';
import { equalityBlocks, riskBlocks } from './led-blocks.ts';

/** A section with its text, or with the reason why it has nothing of its own. */
export function sectionBlocks(
  section: SnapshotSection,
  snapshot: Snapshot,
  places: DocumentPlaces,
): readonly DocumentBlock[] {
  return [
    numberedHeading(2, String(section.number), section.title),
    ...textToBlocks(section.text),
    ...(section.whyEmpty === null ? [] : [note(section.whyEmpty)]),
    ...contentOf(section, snapshot, places),
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
      return snapshot.areas.flatMap((area, index) =>
        areaBlocks({ area, number: `${number}.${index + 1}`, quarter: snapshot.quarter, places }),
      );
    case 'finance':
      return financeBlocks(snapshot, number);
    case 'appendix':
      return appendixBlocks(snapshot, number);
  }
}

function itemBlocks({ number, title, text, initials }: SnapshotItem): readonly DocumentBlock[] {
  return [numberedHeading(3, number, title), ...closeWithInitials(textToBlocks(text), initials)];
}
