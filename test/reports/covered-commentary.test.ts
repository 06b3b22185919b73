import { describe, expect, it } from 'vitest';
import { localDate } from '../../src/core/calendar/local-date.ts';
import { listExceptions } from '../../src/core/publish/exceptions.ts';
import type { Snapshot } from '../../src/core/publish/snapshot.ts';
import { buildSummaryMessages } from '../../src/slack/publish/summary-messages.ts';
import { readMade } from '../support/made-report.ts';
import { aMilestone, anUpdate, aPlan, aSnapshot, aStatus } from '../support/report-builders.ts';

const TEXT = 'One text for all three.';
const plan = aPlan({
  areas: [
    { id: 'a-1', name: 'Early help' },
    { id: 'a-2', name: 'Young people' },
  ],
  milestones: [
    aMilestone('m9', { areaId: 'a-2', ref: 'COPS1' }),
    aMilestone('m1', { areaId: 'a-1', ref: 'COPS2' }),
    aMilestone('m2', { areaId: 'a-1', ref: 'COPS1' }),
    aMilestone('m3', { areaId: 'a-1', ref: 'CFS1' }),
  ],
});
const covered = (id: string, more: Partial<Parameters<typeof anUpdate>[1]> = {}) =>
  anUpdate(id, { kind: 'covered', coveredBy: 'm2', commentary: TEXT, ...more });
const snapshot = aSnapshot({
  plan,
  current: [
    anUpdate('m2', { commentary: TEXT }),
    covered('m1', { status: aStatus('amber') }),
    covered('m9', { status: aStatus('red'), action: 'A new tender.', actionBy: localDate('2026-09-30') }),
    anUpdate('m3'),
  ],
});
const [early, young] = snapshot.areas;

async function asMarkdown(report: Snapshot): Promise<string> {
  return decode(await readMade(report, 'md'));
}

function decode(text: string): string {
  return text.replaceAll('&quot;', '"');
}

const inChannel = (report: Snapshot) =>
  buildSummaryMessages(report)
    .map(({ text }) => text)
    .join('\n');

describe('a commentary that covers several milestones', () => {
  it('stands once, under all their refs, where the first of them stands in the report', () => {
    expect(early?.commentaries.map(({ refs, milestoneIds }) => [refs, milestoneIds])).toEqual([
      ['COPS2, COPS1', ['m1', 'm2', 'm9']],
      ['CFS1', ['m3']],
    ]);
    expect(early?.commentaries[0]).toMatchObject({ words: 'Words of m1 (and 2 more)', initials: 'AMc' });
    expect(young?.commentaries).toEqual([]);
    expect(young?.pointers).toEqual([{ refs: 'COPS1', areaName: 'Early help' }]);
  });

  it('leaves each its own status, and what is being done about it', () => {
    expect(snapshot.counts).toMatchObject({ green: 2, amber: 1, red: 1, 'no-update': 0 });
    expect(early?.commentaries[0]).toMatchObject({
      action: null,
      actions: [{ name: 'COPS1 Words of m9', action: 'A new tender.', actionBy: '30 September 2026' }],
    });
    const [red] = listExceptions(snapshot);
    expect([red?.milestone.id, red?.commentary?.firstSentence]).toEqual(['m9', TEXT]);
  });

  it.each([
    ['HTML', async () => decode(await readMade(snapshot, 'html')), 1],
    ['Markdown', () => asMarkdown(snapshot), 1],
    // Twice more as the first sentence of what is Red and Amber.
    ['the channel', async () => inChannel(snapshot), 3],
  ] as const)('is printed once by %s, with a pointer from the other area', async (_, print, times) => {
    const text = await print();
    expect(text.split(TEXT)).toHaveLength(times + 1);
    expect(text).toContain('What is being done about COPS1 Words of m9:');
    expect(text).toContain('The commentary on COPS1 stands under “Early help”.');
  });
});

describe('milestones that are on course', () => {
  const silent = [
    anUpdate('m2', { kind: 'on-course', commentary: '' }),
    anUpdate('m3', { kind: 'on-course', commentary: '' }),
  ];
  const NOTE = 'No commentary is given for milestones that are on course.';

  it('are said once to have no commentary', async () => {
    const report = aSnapshot({ plan, current: silent });
    const text = await asMarkdown(report);
    expect(text.split(NOTE)).toHaveLength(2);
    expect(inChannel(report).split(NOTE)).toHaveLength(2);
  });

  it('are not spoken of where each has its commentary', () => {
    expect(JSON.stringify(snapshot)).not.toContain(NOTE);
  });
});

describe('what should have started and has not', () => {
  it('counts by its colour and says so', async () => {
    const late = { ...aStatus('red'), progress: 'not-started' } as const;
    const report = aSnapshot({ plan, current: [anUpdate('m3', { status: late })] });
    expect(report.counts).toMatchObject({ red: 1, 'not-started': 0 });
    const text = await asMarkdown(report);
    expect(text).toContain('▼ Red, not started yet');
  });
});
