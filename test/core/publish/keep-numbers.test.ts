import { describe, expect, it } from 'vitest';
import { keepNumbers } from '../../../src/core/publish/keep-numbers.ts';
import type { SectionKey, Snapshot, SnapshotItem } from '../../../src/core/publish/snapshot.ts';
import { aSnapshot } from '../../support/report-builders.ts';

const TODAY = '3 September 2026';

function anItem(id: string, number: string, section: SectionKey = 'key-developments'): SnapshotItem {
  return { id, section, number, title: `Title of ${id}`, text: [], initials: 'TC' };
}

const withItems = (...items: readonly SnapshotItem[]): Snapshot => ({ ...aSnapshot(), items });
const brief = (snapshot: Snapshot) => (snapshot.items ?? []).map(({ number, title }) => `${number} ${title}`);

describe('items of a revision', () => {
  it('keep their numbers, whatever came or went before them', () => {
    const published = withItems(anItem('a', '2.1'), anItem('b', '2.2'));
    const kept = keepNumbers(published, withItems(anItem('new', '2.1'), anItem('b', '2.2')), TODAY);
    expect(brief(kept)).toEqual(['2.1 Title of a', '2.2 Title of b', '2.3 Title of new']);
    expect(kept.items?.[0]).toMatchObject({
      text: [{ kind: 'paragraph', text: 'Withdrawn on 3 September 2026.' }],
      initials: null,
      isWithdrawn: true,
    });
  });

  it('are withdrawn once: the day stays in the revision after', () => {
    const second = keepNumbers(withItems(anItem('a', '2.1')), withItems(), TODAY);
    const third = keepNumbers(second, withItems(anItem('a', '2.1')), '1 October 2026');
    expect(third.items?.[0]?.text).toEqual([{ kind: 'paragraph', text: 'Withdrawn on 3 September 2026.' }]);
    // What comes again is new: its old number says that it was withdrawn.
    expect(brief(third)).toEqual(['2.1 Title of a', '2.2 Title of a']);
  });

  it('that move to the other section leave their old number behind', () => {
    const published = withItems(anItem('a', '2.1'), anItem('b', '3.1', 'emerging-issues'));
    const moved = withItems(anItem('a', '3.1', 'emerging-issues'), anItem('b', '3.2', 'emerging-issues'));
    expect(brief(keepNumbers(published, moved, TODAY))).toEqual(['2.1 Title of a', '3.1 Title of b', '3.2 Title of a']);
  });

  it('leave no section that says it is empty', () => {
    const second = keepNumbers(withItems(anItem('a', '2.1')), withItems(), TODAY);
    expect(second.sections.find(({ key }) => key === 'key-developments')?.whyEmpty).toBeNull();
  });
});
