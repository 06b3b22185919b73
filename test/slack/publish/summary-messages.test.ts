import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import type { Snapshot } from '../../../src/core/publish/snapshot.ts';
import { buildSummaryMessages, type SummaryMessage } from '../../../src/slack/publish/summary-messages.ts';
import { escapeSlack } from '../../../src/slack/text.ts';
import { CANARIES } from '../../support/canary.ts';
import { aMilestone, anUpdate, aPlan, aSnapshot, aStatus, DIRECTORATE } from '../../support/report-builders.ts';

const AREAS = [
  { id: 'a-1', name: 'Integrated commissioning' },
  { id: 'a-2', name: 'Vulnerable young people' },
];

function ordinaryQuarter(): Snapshot {
  return aSnapshot({
    revision: 1,
    plan: aPlan({
      areas: AREAS,
      milestones: [
        aMilestone('m1', { words: 'Find more places' }),
        aMilestone('m2', { ref: 'COPS2', words: 'Agree the budget' }),
        aMilestone('m3', { areaId: 'a-2', ref: 'LAS1', words: 'Review the schools', ownerId: 'p-SN' }),
        aMilestone('m4', { areaId: 'a-2', ref: 'LAS3', words: 'Report on absence', ownerId: undefined }),
      ],
    }),
    previous: [anUpdate('m1'), anUpdate('m3', { status: aStatus('amber') })],
    current: [
      anUpdate('m1', { status: aStatus('amber'), commentary: 'Bids are late. They may come.' }),
      anUpdate('m2', { status: aStatus('completed') }),
      anUpdate('m3', {
        ownerId: 'p-SN',
        status: aStatus('red'),
        commentary: 'Two were not reviewed. More.\n\n- one\n- two',
        action: 'Visits are booked',
        actionBy: localDate('2026-10-16'),
      }),
    ],
  });
}

/** Every text that a block shows, and every kind of object in it. */
function walk(value: unknown, visit: (object: Readonly<Record<string, unknown>>) => void): void {
  if (Array.isArray(value)) for (const part of value) walk(part, visit);
  else if (typeof value === 'object' && value !== null) {
    visit(value as Readonly<Record<string, unknown>>);
    walk(Object.values(value), visit);
  }
}

function shownIn({ blocks }: SummaryMessage): string {
  const texts: string[] = [];
  walk(blocks, ({ text }) => {
    if (typeof text === 'string') texts.push(text);
  });
  return texts.join('');
}

describe('the summary of an ordinary quarter', () => {
  const [root, ...parts] = buildSummaryMessages(ordinaryQuarter());

  it('begins with title, counts, exceptions with Red first, what moved and what is missing', () => {
    expect(root?.text).toBe(`Children and Enterprise Directorate: Quarter 1 2026/27, 1 April to 30 June 2026. Version 1
1 completed (was 0) · 0 Green (was 1) · 1 Amber (was 1) · 1 Red (was 0) · 1 no update (was 2)

Needs attention
• ▼ Red LAS1 Review the schools
Two were not reviewed.
What is being done: Visits are booked. By 16 October 2026. (SN)
• ■ Amber COPS1 Find more places
Bids are late. (AMc)

What moved since Quarter 4 2025/26
• COPS1 Find more places: now ■ Amber, was Green
• COPS2 Agree the budget: now ✓ Completed on 12 May 2026
• LAS1 Review the schools: now ▼ Red, was Amber

What is missing
• LAS3 Report on absence (No owner)
Every status and the full commentary are in the thread below.`);
  });

  it('goes on with one part per area, with every status and the full commentary', () => {
    expect(parts).toHaveLength(2);
    expect(parts[1]?.text).toBe(`Vulnerable young people, Quarter 1 2026/27
Milestones
• LAS1 Review the schools: ▼ Red, was Amber last quarter, due: 31 March 2027, SN
• LAS3 Report on absence: ? No update, due: 31 March 2027, No owner

LAS1: Review the schools
Two were not reviewed. More.
• one
• two
What is being done: Visits are booked. By 16 October 2026. (SN)

LAS3: Report on absence
An update was not available when this report was prepared.`);
  });

  it('is the same when it is built again', () => {
    expect(buildSummaryMessages(ordinaryQuarter())).toEqual([root, ...parts]);
  });
});

describe('a quarter in which all is well', () => {
  it('says so, and compares with nothing where nothing is known', () => {
    const plan = aPlan({ milestones: [aMilestone('m1')] });
    const [root] = buildSummaryMessages(aSnapshot({ plan, current: [anUpdate('m1')] }));
    expect(root?.text).toContain('0 completed · 1 Green · 0 Amber · 0 Red · 0 no update');
    expect(root?.text).toContain('Nothing is Red or Amber.');
    expect(root?.text).toContain('Every milestone has an update.');
    expect(root?.text).not.toContain('What moved');
  });
});

describe('a summary with whatever people typed, at its longest', () => {
  const TYPED = [
    ...CANARIES,
    '&'.repeat(3000),
    '<'.repeat(3000),
    '😀'.repeat(1500),
    'word '.repeat(600),
    'line\n'.repeat(600),
  ];

  function quarterOf(typed: string): Snapshot {
    const long = typed.slice(0, 500);
    const milestones = Array.from({ length: 12 }, (_, index) => aMilestone(`m${index}`, { words: long, ref: 'COPS1' }));
    return aSnapshot({
      directorate: { ...DIRECTORATE, name: long },
      plan: aPlan({ areas: [{ id: 'a-1', name: long }], milestones }),
      current: milestones.map(({ id }) =>
        anUpdate(id, { status: aStatus('red'), commentary: typed, action: typed, actionBy: localDate('2026-10-16') }),
      ),
    });
  }

  it.each(TYPED)('keeps every text below 3,900 characters and every message below 50 blocks: %j', (typed) => {
    const messages = buildSummaryMessages(quarterOf(typed));
    expect(messages.length).toBeGreaterThan(1);
    for (const { text, blocks } of messages) {
      expect(text.length).toBeLessThan(3900 + 1);
      expect(text.isWellFormed()).toBe(true);
      expect(blocks.length).toBeLessThanOrEqual(50);
    }
  });

  it.each(TYPED)('puts it into plain elements only, which Slack does not parse: %j', (typed) => {
    walk(
      buildSummaryMessages(quarterOf(typed)).map(({ blocks }) => blocks),
      ({ type, text, emoji, verbatim, style }) => {
        expect([
          'header',
          'plain_text',
          'rich_text',
          'rich_text_section',
          'rich_text_list',
          'text',
          undefined,
        ]).toContain(type);
        if (type === 'plain_text')
          expect({ emoji, isShort: String(text).length <= 150 }).toEqual({ emoji: false, isShort: true });
        if (type === 'text')
          expect({ isEmpty: text === '', verbatim }).toEqual({ isEmpty: false, verbatim: undefined });
        if (typeof style === 'object') expect(style).toEqual({ bold: true });
      },
    );
  });

  it.each(TYPED)('leaves no markup in the text that Slack would act on: %j', (typed) => {
    for (const { text } of buildSummaryMessages(quarterOf(typed))) {
      expect(text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/u);
    }
  });

  it.each(TYPED)('shows the same words in blocks as in the text: %j', (typed) => {
    const plain = (text: string) => text.replace(/[\s•]/gu, '');
    for (const message of buildSummaryMessages(quarterOf(typed)).slice(1)) {
      const shown = plain(escapeSlack(shownIn(message)));
      const body = plain(message.text.slice(message.text.indexOf('\n')));
      expect(shown.endsWith(body)).toBe(true);
    }
  });

  it('loses nothing of a commentary that is split, and numbers the parts', () => {
    const typed = Array.from({ length: 300 }, (_, index) => `Item${index}&`).join(' ');
    const parts = buildSummaryMessages(quarterOf(typed)).slice(1);
    const all = parts.map(({ text }) => text.slice(text.indexOf('\n'))).join(' ');
    expect(all.match(/Item299&amp;/gu)).toHaveLength(12 * 2);
    expect(all.match(/Item150&amp;/gu)).toHaveLength(12 * 2);
    parts.forEach(({ text }, index) => {
      expect(text.split('\n')[0]).toContain(`(${index + 1} of ${parts.length})`);
    });
  });

  it('says in the root how much of it is only in the thread', () => {
    const [root] = buildSummaryMessages(quarterOf('word '.repeat(600)));
    expect(root?.text).toMatch(
      /… and \d+ more lines\.\nEvery status and the full commentary are in the thread below\.$/u,
    );
  });
});
