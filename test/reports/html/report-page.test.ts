import { describe, expect, it } from 'vitest';
import { contrastOf } from '../../../src/core/publish/contrast.ts';
import type { Snapshot } from '../../../src/core/publish/snapshot.ts';
import { STATUS_COLOURS } from '../../../src/reports/status-colours.ts';
import { CANARIES } from '../../support/canary.ts';
import { aMilestone, anUpdate, aPlan, aSnapshot, aStatus, DIRECTORATE } from '../../support/report-builders.ts';
import { reportPage } from '../../support/report-page.ts';

function busySnapshot(more: { readonly revision?: number } = {}): Snapshot {
  const milestones = [aMilestone('m1'), aMilestone('m2', { ref: 'COPS2' }), aMilestone('m3', { ref: 'CFS1' })];
  return aSnapshot({
    ...more,
    plan: aPlan({ milestones }),
    current: [
      anUpdate('m1', { status: aStatus('red'), commentary: 'Late.\nVery late.\n\n- one\n- two', action: 'Hire.' }),
      anUpdate('m2', { status: aStatus('completed') }),
    ],
  });
}

/** Every element that the page is made of, by name, with how often; not places to break long words, nor lines of the picture. */
function elementsOf(html: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [, name = ''] of html.matchAll(/<([a-z][a-z0-9]*)[\s>]/giu))
    if (name !== 'text' && name !== 'wbr') counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

describe('the report as a page', () => {
  it('goes down one level of heading at a time and has one first heading', async () => {
    const levels = [...(await reportPage(busySnapshot())).matchAll(/<h([1-6])[\s>]/gu)].map(([, level]) =>
      Number(level),
    );
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
    expect(Math.max(...levels)).toBe(5);
  });

  it('gives each table a caption, column headers and a header for each row', async () => {
    const tables = [...(await reportPage(busySnapshot())).matchAll(/<table[\s\S]*?<\/table>/gu)].map(
      ([table]) => table,
    );
    expect(tables.length).toBeGreaterThan(3);
    for (const table of tables) {
      const rows = table.match(/<tr /gu)?.length ?? 0;
      expect(table).toContain('<caption>');
      expect(table.match(/scope="row"/gu)).toHaveLength(rows - 1);
      expect(table).not.toMatch(/colspan|rowspan/u);
    }
  });

  it('says a status as word and shape, not by colour alone', async () => {
    const html = await reportPage(busySnapshot());
    expect(html).toContain('<span class="status status-red"><span aria-hidden="true">▼</span>&nbsp;Red</span>');
    expect(html).toContain('</span>&nbsp;Completed on 12 May 2026</span>');
    expect(html).toContain('</span>&nbsp;No update</span>');
  });

  it('keeps paragraphs, line breaks and lists, and ends with the initials', async () => {
    const html = await reportPage(busySnapshot());
    expect(html).toContain('<p dir="auto">Late.<br>Very late.</p>');
    expect(html).toContain('<li dir="auto">one</li>\n<li dir="auto">two</li>\n</ul>');
    expect(html).toContain('<strong>What is being done:</strong> Hire. (AMc)</p>');
    expect(html).toContain('An update was not available when this report was prepared.');
  });

  it('runs no script and asks nobody for anything', async () => {
    const html = await reportPage(busySnapshot());
    expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\((?!#)|\bon\w+=/iu);
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('<html lang="en-GB">');
  });

  it('says that it is a draft until it has a number', async () => {
    const draft = await reportPage(busySnapshot());
    const published = await reportPage(busySnapshot({ revision: 1 }));
    const facts = 'Children and Enterprise Directorate: Quarter 1 2026/27, 1 April to 30 June 2026.';
    expect(draft).toContain(`<title>${facts} Draft, not for publication</title>`);
    expect(published).toContain(`<title>${facts} Version 1</title>`);
    expect(published).not.toContain('Draft');
  });

  it('gives the same page for the same snapshot, also after it was stored', async () => {
    const snapshot = busySnapshot();
    expect(await reportPage(JSON.parse(JSON.stringify(snapshot)))).toBe(await reportPage(snapshot));
  });
});

describe('a page with whatever people typed', () => {
  it.each(CANARIES)('shows %j as it is', async (canary) => {
    const of = (typed: string) =>
      reportPage(
        aSnapshot({
          directorate: { ...DIRECTORATE, name: typed },
          plan: aPlan({
            areas: [{ id: 'a-1', name: typed }],
            milestones: [aMilestone('m1', { words: typed, ref: typed })],
          }),
          current: [anUpdate('m1', { commentary: typed.replaceAll('\n', ' '), action: typed.replaceAll('\n', ' ') })],
        }),
      );
    expect(elementsOf(await of(canary))).toEqual(elementsOf(await of('plain words')));
  });

  it('cannot leave the foot of the printed page, which is a string in the style', async () => {
    const html = await reportPage(aSnapshot({ directorate: { ...DIRECTORATE, name: '"; } </style><b>\\' } }));
    const style = html.slice(html.indexOf('<style>'), html.indexOf('</style>'));
    expect(style).toContain('content: "\\22 \\3b  \\7d  \\3c \\2f style\\3e \\3c b\\3e \\5c : Quarter 1');
  });
});

describe('the colour of a status', () => {
  it.each(Object.entries(STATUS_COLOURS))('%s can be read on its ground and on white', (_, { text, ground }) => {
    expect(contrastOf(text, ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrastOf(text, '#ffffff')).toBeGreaterThanOrEqual(4.5);
  });
});
