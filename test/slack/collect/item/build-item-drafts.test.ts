import { describe, expect, it } from 'vitest';
import { buildDraftList } from '../../../../src/slack/collect/draft/build-drafts.ts';
import type { BegunItem } from '../../../../src/usecases/collect/item/read-item-drafts.ts';

function begun(number: number, changes: Partial<BegunItem> = {}): BegunItem {
  return {
    draft: {
      subject: { about: 'change', itemId: `i-${number}` },
      quarter: '2026-27/Q1',
      fields: { 'item-text': `Text ${number}.` },
      actedAt: 1,
      savedAt: new Date('2026-07-01T13:32:00Z'),
      basedOn: undefined,
    },
    kind: 'emerging-issue',
    title: `Title ${number}`,
    directorateName: 'Children and Education',
    windowId: 'w-1',
    isLate: false,
    timeZone: 'Europe/London',
    ...changes,
  };
}

const many = (changes?: Partial<BegunItem>) => Array.from({ length: 7 }, (_, index) => begun(index + 1, changes));
const NONE = { open: [], late: [], lateTexts: [], names: new Map() };
const textOf = (items: readonly BegunItem[]) => JSON.stringify(buildDraftList(NONE, items).blocks);

describe('the drafts of items under "Look first"', () => {
  it('say what they are, also without a title', () => {
    expect(textOf([begun(1)])).toContain('Emerging issue: Title 1');
    expect(textOf([begun(1, { title: '' })])).toContain('Emerging issue, no title yet (Children and Education)');
    expect(textOf([begun(1)])).toContain('"value":"2026-27/Q1|change|i-1"');
  });

  it('offer nothing where it is too late, and show the newest first', () => {
    const late = textOf(many({ isLate: true }));
    expect(late).toContain('Text 7.');
    expect(late).not.toContain('Text 1.');
    expect(late).toContain('And 2 more.');
    expect(late).not.toContain('Continue');
  });

  it('fold what is too many for a phone', () => {
    const open = textOf(many());
    expect([open.includes('Text 5.'), open.includes('Text 6.'), open.includes('And 2 more.')]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
