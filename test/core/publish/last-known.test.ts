import { describe, expect, it } from 'vitest';
import type { LedContent, LedUpdate } from '../../../src/core/collect/led/led-entry.ts';
import { listAmendments } from '../../../src/core/publish/amendments.ts';
import { findGaps } from '../../../src/core/review/find-gaps.ts';
import { snapshotToCsv } from '../../../src/reports/csv.ts';
import { snapshotToDocument } from '../../../src/reports/document/snapshot-to-document.ts';
import { documentToMarkdown } from '../../../src/reports/document-to-markdown.ts';
import {
  aFigureBook,
  aMilestone,
  anIndicator,
  anIndicatorUpdate,
  anUpdate,
  aPlan,
  aSnapshot,
  aStatus,
  byMilestone,
  DIRECTORATE,
  EMPTY_LED_BOOK,
} from '../../support/report-builders.ts';

const quarter = { startYear: 2026, number: 2 } as const;
const RISK = {
  ...{ id: 'r1', title: 'Too few carers', grossLikelihood: 4, grossImpact: 5, leadId: 'p-TC' },
  ...{ residualLikelihood: undefined, residualImpact: undefined, controls: undefined },
};
const plan = aPlan({
  milestones: [aMilestone('m1')],
  indicators: [anIndicator('i1')],
  risks: [RISK],
  equalityActions: [{ id: 'e1', words: 'Open the play areas', leadId: 'p-TC' }],
});
const directorate = { ...DIRECTORATE, riskQuarters: [2] };
const led = (entryId: string, content: LedContent, of = '2025-26/Q2'): LedUpdate => ({
  ...{ id: 1, entryId, quarter: of, content, leadId: 'p-TC', enteredById: undefined, at: new Date(0) },
});
const SCORED = led('r1', { kind: 'risk', likelihood: 4, impact: 3, done: 'x', next: 'y' });
const BEHIND = led('e1', { kind: 'equality-action', progress: 'behind', text: 'x' }, '2026-27/Q1');
const ledBook = { ...EMPTY_LED_BOOK, earlier: new Map([SCORED, BEHIND].map((each) => [each.entryId, each])) };
const earlier = [anUpdate('m1', { status: aStatus('amber'), quarter: '2025-26/Q4' })];
const figures = aFigureBook([], { earlier: [anIndicatorUpdate('i1')] });
const SOURCES = { plan, quarter, directorate, ledBook, figures, earlier };
const NAMES = ['milestone/m1', 'indicator/i1', 'risk/r1', 'equality-action/e1'];
const report = (printedAsBefore: readonly string[], more: Parameters<typeof aSnapshot>[0] = {}) =>
  aSnapshot({ ...SOURCES, ...more, printedAsBefore: new Set(printedAsBefore) });
const words = (...parts: Parameters<typeof report>) =>
  documentToMarkdown(snapshotToDocument(report(...parts))).replaceAll('\\=', '=');

describe('an entry that is missing', () => {
  it.each([
    ['milestone/m1', 'As at Quarter 4 2025/26: ■ Amber.'],
    ['indicator/i1', 'As at Quarter 1 2026/27: 79.2%, ▲ Green.'],
    ['risk/r1', 'As at Quarter 2 2025/26: 4 × 3 = 12.'],
    ['equality-action/e1', 'As at Quarter 1 2026/27: Behind.'],
  ])('is printed as it stood last where that was chosen, and only then: %s', (name, printed) => {
    expect(words([name])).toContain(`was not available when this report was prepared. ${printed}`);
    expect(words(NAMES.filter((other) => other !== name))).not.toContain(printed);
  });

  it('counts as no update, whatever is printed', () => {
    expect(report(NAMES).counts).toEqual(report([]).counts);
    expect(report(NAMES).areas[0]?.indicators[0]?.status).toEqual({ kind: 'none', why: 'No status' });
  });

  it('stands in the figures as it is printed', () => {
    expect(snapshotToCsv(report(NAMES))).toContain('As at Quarter 1 2026/27: 79.2%, ▲ Green.');
  });

  it('is a correction of each where it is chosen after publication', () => {
    const changes = listAmendments(report([]), report(NAMES), { why: 'The Board asked.', whyFor: new Map() });
    expect(changes.map(({ is }) => is)).toEqual([
      'Quarter 2 2025/26\n4 × 3 = 12',
      'Quarter 1 2026/27\nBehind',
      'Quarter 4 2025/26\nAmber',
      'Quarter 1 2026/27\n79.2%\nGreen',
    ]);
  });

  it('is printed with the update that still comes', () => {
    const current = [anUpdate('m1', { quarter: '2026-27/Q2' })];
    const came = aFigureBook([anIndicatorUpdate('i1', { quarter: '2026-27/Q2' })], {
      earlier: [anIndicatorUpdate('i1')],
    });
    const all = new Map([SCORED, BEHIND].map((each) => [each.entryId, { ...each, quarter: '2026-27/Q2' }]));
    expect(words(NAMES, { current, figures: came, ledBook: { ...ledBook, current: all } })).not.toContain('As at');
  });
});

describe('what can be chosen for what is missing', () => {
  const updates = { current: byMilestone([]), earlier: byMilestone(earlier) };
  const gapsOf = (more: Partial<Parameters<typeof findGaps>[0]> = {}) =>
    findGaps({ plan, quarter, directorate, ledBook, updates, said: figures.said, ...more });

  it('is what the report would print of it', () => {
    expect(gapsOf().map(({ ref, last }) => [ref, last?.quarterTitle, last?.figure ?? last?.status?.rag])).toEqual([
      ['COPS1', 'Quarter 4 2025/26', 'amber'],
      ['COPI1', 'Quarter 1 2026/27', '79.2%'],
      ['Risk 1', 'Quarter 2 2025/26', '4 × 3 = 12 (likelihood × impact)'],
      ['Equality action 1', 'Quarter 1 2026/27', 'Behind'],
    ]);
  });

  it('is nothing where nothing was said, or no figure was', () => {
    const none = { kind: 'none', reason: 'not-published', expectedOn: undefined } as const;
    const said = aFigureBook([], { earlier: [anIndicatorUpdate('i1', { figure: none })] }).said;
    const bare = gapsOf({ updates: { ...updates, earlier: new Map() }, said, ledBook: EMPTY_LED_BOOK });
    expect(bare.map(({ last }) => last)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('leaves out what was said, what is finished, what is not asked for, and what was confirmed as nothing', () => {
    const done = [anUpdate('m1', { status: aStatus('completed') })];
    const ended = { kind: 'none', reason: 'no-longer-collected', expectedOn: undefined } as const;
    const confirmations = [{ section: 'equality', personId: 'p-TC', at: new Date(0) }] as const;
    expect(
      gapsOf({
        updates: { current: new Map(), earlier: byMilestone(done) },
        said: aFigureBook([], { earlier: [anIndicatorUpdate('i1', { figure: ended })] }).said,
        directorate: { ...directorate, riskQuarters: [4] },
        ledBook: { ...ledBook, confirmations },
      }),
    ).toEqual([]);
  });
});
