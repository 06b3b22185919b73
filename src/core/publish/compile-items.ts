import { type ItemBook, type ItemKind, standingItems } from '../collect/item/item.ts';
import { cleanLine } from './clean-text.ts';
import { SECTION_TITLES } from './section-texts.ts';
import type { SectionKey, SnapshotItem } from './snapshot.ts';
import { parseTextBlocks } from './text-blocks.ts';

const SECTION_OF: Readonly<Record<ItemKind, SectionKey>> = {
  'key-development': 'key-developments',
  'emerging-issue': 'emerging-issues',
};

/** Key developments, then emerging issues, each numbered within its section in the order in which they were given. */
export function compileItems(
  book: ItemBook,
  initialsOf: (personId: string | undefined) => string | null,
): readonly SnapshotItem[] {
  return (['key-development', 'emerging-issue'] as const).flatMap((kind) => {
    const section = SECTION_TITLES.findIndex(({ key }) => key === SECTION_OF[kind]) + 1;
    return standingItems(book)
      .filter((item) => item.kind === kind)
      .map((item, index) => ({
        id: item.itemId,
        section: SECTION_OF[kind],
        number: `${section}.${index + 1}`,
        title: cleanLine(item.title),
        text: parseTextBlocks(item.text),
        initials: joinInitials(item.authorIds.map(initialsOf)),
      }));
  });
}

/** `TC, AMc` */
function joinInitials(initials: readonly (string | null)[]): string | null {
  const known = initials.filter((one) => one !== null);
  return known.length === 0 ? null : known.join(', ');
}
