import type { DraftFields } from '../draft.ts';
import type { ItemContent, ItemKind } from './item.ts';
import type { ItemSubject } from './item-form.ts';

/** The fields of the form of an item; what stands in them is kept as a draft under these names. */
export const ITEM_FORM_FIELDS = { title: 'item-title', text: 'item-text', authors: 'item-authors' } as const;

const KINDS: readonly ItemKind[] = ['key-development', 'emerging-issue'];

/** As the form holds it; authors one on each line. */
export function itemToFields({ title, text, authorIds }: Omit<ItemContent, 'kind'>): DraftFields {
  return {
    [ITEM_FORM_FIELDS.title]: title,
    [ITEM_FORM_FIELDS.text]: text,
    [ITEM_FORM_FIELDS.authors]: authorIds.join('\n'),
  };
}

/** What a draft is of, as one text: of new items there is one draft for each directorate and kind. */
export function writeItemSubject(subject: ItemSubject): string {
  switch (subject.about) {
    case 'new':
      return `new|${subject.kind}|${subject.directorateId}`;
    case 'follow':
      return `follow|${subject.issueId}`;
    case 'change':
      return `change|${subject.itemId}`;
  }
}

/** @returns undefined when it is not ours. */
export function readItemSubject(text: string): ItemSubject | undefined {
  const [about, first = '', directorateId = ''] = text.split('|');
  if (first === '') return undefined;
  if (about === 'change') return { about, itemId: first };
  if (about === 'follow') return { about, issueId: first };
  const kind = KINDS.find((each) => each === first);
  if (about !== 'new' || kind === undefined || directorateId === '') return undefined;
  return { about, kind, directorateId };
}
