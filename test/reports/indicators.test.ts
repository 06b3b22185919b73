import { describe, expect, it } from 'vitest';
import { localDate } from '../../src/core/calendar/local-date.ts';
import { snapshotToDocument } from '../../src/reports/document/snapshot-to-document.ts';
import { documentToMarkdown } from '../../src/reports/document-to-markdown.ts';
import { buildSummaryMessages } from '../../src/slack/publish/summary-messages.ts';
import { aFigureBook, anIndicator, anIndicatorUpdate, aPlan, aSnapshot } from '../support/report-builders.ts';
import { reportPage } from '../support/report-page.ts';

const provisional = {
  kind: 'value',
  value: 69,
  period: '',
  isProvisional: true,
  isRedefined: false,
  expectedOn: localDate('2026-08-15'),
} as const;
const red = { rag: 'red', amberReason: undefined, how: 'computed', overrideReason: '' } as const;

const snapshot = aSnapshot({
  plan: aPlan({ indicators: [anIndicator('i1'), anIndicator('i2', { ref: 'COPI2' })] }),
  figures: aFigureBook(
    [
      anIndicatorUpdate('i1', {
        figure: provisional,
        status: red,
        commentary: 'Two nurseries <closed> in May. Others are full.',
        action: 'Three providers are asked.',
        actionBy: localDate('2026-09-30'),
      }),
    ],
    {
      late: [
        {
          update: anIndicatorUpdate('i1', { quarter: '2025-26/Q4', printedIn: '2026-27/Q1' }),
          indicator: anIndicator('i1'),
          areaName: 'Integrated commissioning',
        },
      ],
    },
  ),
});

/** What a reader reads, whatever the format. */
const READ = [
  '69.0%',
  'Provisional. The final figure is expected on 15 August 2026.',
  '▼ Red',
  'Worse',
  'Others are full.',
  'Three providers are asked.',
  '30 September 2026',
  '(AMc)',
  'A figure was not available when this report was prepared.',
  'N/A: there is no figure',
  'Figures of earlier quarters',
  'Quarter 4 2025/26: 79.2%, ▲ Green, direction: Worse.',
];

describe('indicators', () => {
  it.each<[string, () => string | Promise<string>]>([
    ['page', async () => (await reportPage(snapshot)).replace(/<[^>]*>/gu, '').replaceAll('&nbsp;', ' ')],
    ['Markdown', () => documentToMarkdown(snapshotToDocument(snapshot)).replaceAll('\\', '').replaceAll('&lt;', '<')],
    [
      'thread',
      () =>
        buildSummaryMessages(snapshot)
          .map(({ text }) => text)
          .join('\n'),
    ],
  ])('are read whole in the %s', async (_, render) => {
    const text = await render();
    for (const words of READ) expect(text).toContain(words);
  });

  it('that are red stand in the channel with their first sentence, and what is missing', () => {
    const [root] = buildSummaryMessages(snapshot);
    expect(root?.text).toContain('Indicators that need attention\n• ▼ Red COPI1 Words of i1: 69.0%');
    expect(root?.text).toContain('Two nurseries &lt;closed&gt; in May.');
    expect(root?.text).not.toContain('Others are full.');
    expect(root?.text).toContain('What is missing\n• COPI2 Words of i2 (AMc)');
  });

  it('of a report that is older than their values are still printed', async () => {
    const [area] = snapshot.areas;
    if (area === undefined) throw new Error('The report has an area.');
    const old = area.indicators.map(({ id, ref, words, target, lastYear, ownerInitials }) => {
      return { id, ref, words, target, lastYear, actual: null, whyNoActual: 'Not then.', ownerInitials };
    });
    const { lateFigures: _late, ...rest } = area;
    const earlier = { ...snapshot, areas: [{ ...rest, indicators: old }] };
    expect(await reportPage(earlier)).toContain('Not then.');
    expect(buildSummaryMessages(earlier)[0]?.text).toContain('Every milestone has an update.');
  });
});
