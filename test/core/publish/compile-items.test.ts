import { describe, expect, it } from 'vitest';
import type { ItemBook, ItemVersion } from '../../../src/core/collect/item/item.ts';
import { snapshotToDocument } from '../../../src/reports/document/snapshot-to-document.ts';
import { documentToMarkdown } from '../../../src/reports/document-to-markdown.ts';
import { buildSummaryMessages } from '../../../src/slack/publish/summary-messages.ts';
import { aMilestone, aPlan, aSnapshot, EMPTY_BOOK } from '../../support/report-builders.ts';
import { reportPage } from '../../support/report-page.ts';

function anItem(itemId: string, more: Partial<ItemVersion> = {}): ItemVersion {
  return {
    id: 1,
    itemId,
    directorateId: 'd-ce',
    quarter: '2026-27/Q1',
    kind: 'key-development',
    title: `Title of ${itemId}`,
    text: 'One paragraph.',
    authorIds: ['p-TC'],
    followsId: undefined,
    isWithdrawn: false,
    enteredById: 'p-TC',
    at: new Date('2026-07-02T10:00:00Z'),
    ...more,
  };
}

const bookOf = (more: Partial<ItemBook>): ItemBook => ({ ...EMPTY_BOOK, ...more });
const BOOK = bookOf({
  items: [
    anItem('i-1', { kind: 'emerging-issue', title: 'Costs rise', authorIds: ['p-TC', 'p-AMc'] }),
    anItem('i-2', { title: 'A school opens', text: 'It opened.\n\nIn May:\n- on time\n- within budget' }),
    anItem('i-3', { title: 'Gone', isWithdrawn: true, authorIds: ['p-SN'] }),
    anItem('i-4', { title: 'A <b>second</b> one' }),
  ],
});
const plan = aPlan({ milestones: [aMilestone('m-1', { ownerId: 'p-AMc' }), aMilestone('m-2', { ownerId: 'p-TC' })] });
const snapshot = aSnapshot({ itemBook: BOOK });
const whyEmpty = (itemBook: ItemBook) =>
  aSnapshot({ plan, itemBook })
    .sections.filter(({ key }) => key === 'key-developments' || key === 'emerging-issues')
    .map((section) => section.whyEmpty);

describe('key developments and emerging issues in the report', () => {
  it('are numbered in their sections in the order in which they were given, without what was withdrawn', () => {
    expect(snapshot.items?.map(({ number, title }) => `${number} ${title}`)).toEqual([
      '2.1 A school opens',
      '2.2 A <b>second</b> one',
      '3.1 Costs rise',
    ]);
  });

  it('have exactly their authors in the key', () => {
    expect(snapshot.key.map(({ initials }) => initials)).toEqual(['AMc', 'TC']);
  });

  it('end with the initials, behind the last bullet or paragraph, joint ones together', async () => {
    const page = await reportPage(snapshot);
    expect(page).toContain('<h3 id="section-2-1">2.1 A school opens</h3>');
    expect(page).toContain('<li dir="auto">within budget (TC)</li>');
    expect(page).toContain('One paragraph. (TC, AMc)');
    expect(page).not.toContain('<b>second</b>');
    expect(documentToMarkdown(snapshotToDocument(snapshot))).toContain(
      '### 2.1 A school opens\n\nIt opened.\n\nIn May:\n\n- on time\n- within budget (TC)',
    );
  });

  it('stand in the channel with their numbers, titles and initials', () => {
    const [root] = buildSummaryMessages(snapshot);
    expect(root?.text).toContain(
      'Key developments\n• 2.1 A school opens (TC)\n• 2.2 A &lt;b&gt;second&lt;/b&gt; one (TC)',
    );
    expect(root?.text).toContain('Emerging issues\n• 3.1 Costs rise (TC, AMc)');
  });
});

describe('a section without items', () => {
  it('says that there were none only when everybody was heard', () => {
    const nil = (personId: string) => ({ personId, enteredById: personId, at: new Date(0) });
    const [some] = whyEmpty(bookOf({ nilReturns: [nil('p-AMc')] }));
    expect(some).toContain('Not everybody who was asked had answered');
    expect(whyEmpty(bookOf({ nilReturns: [nil('p-AMc'), nil('p-TC')] }))).toEqual([
      'There were no key developments to report for Quarter 1 2026/27.',
      'There were no emerging issues to report for Quarter 1 2026/27.',
    ]);
  });

  it('counts who has given the other kind as heard', () => {
    const items = [anItem('i-1', { authorIds: ['p-AMc', 'p-TC'] })];
    expect(whyEmpty(bookOf({ items }))).toEqual([
      null,
      'There were no emerging issues to report for Quarter 1 2026/27.',
    ]);
  });
});
