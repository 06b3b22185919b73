import { describe, expect, it } from 'vitest';
import { readItemSubject, writeItemSubject } from '../../../../src/core/collect/item/item-draft.ts';
import type { ItemSubject } from '../../../../src/core/collect/item/item-form.ts';

describe('what the draft of an item is of', () => {
  it.each<ItemSubject>([
    { about: 'new', kind: 'key-development', directorateId: 'd-1' },
    { about: 'new', kind: 'emerging-issue', directorateId: 'd-1' },
    { about: 'follow', issueId: 'i-1' },
    { about: 'change', itemId: 'i-1' },
  ])('is read as it was written: %o', (subject) => {
    expect(readItemSubject(writeItemSubject(subject))).toEqual(subject);
  });

  it.each(['', 'change', 'change|', 'new|key-development', 'new|something|d-1', 'other|i-1'])(
    'is nothing when it is not ours: “%s”',
    (text) => expect(readItemSubject(text)).toBeUndefined(),
  );
});
