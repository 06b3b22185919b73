import type { DocumentBlock, ReportDocument } from '../../src/reports/document/document.ts';
import { SAMPLE_DOCUMENT } from './sample-document.ts';

const text = (words: string) => [{ text: words }];
const LINES = { fewest: 24, most: 50 };
const ROWS = ['first', 'second', 'third', 'fourth', 'fifth'];

/** Tables that begin in the middle of a page, and lower and lower, until one begins on the next. */
export const PAGE_ENDS: ReportDocument = {
  ...SAMPLE_DOCUMENT,
  blocks: Array.from({ length: LINES.most - LINES.fewest + 1 }, (_, index) => pageWith(LINES.fewest + index)).flat(),
};

/** @returns the captions of tables of PAGE_ENDS that stand on a page without one of the table's first three rows. */
export function partedCaptions(pages: readonly string[]): readonly string[] {
  const captions = [...pages.join('\f').matchAll(/Table after \d+ lines/g)].map(([caption]) => caption);
  if (captions.length !== LINES.most - LINES.fewest + 1) throw new Error(`There are ${captions.length} captions.`);
  return captions.filter((caption) => {
    const page = pages.find((each) => each.includes(caption)) ?? '';
    return !ROWS.slice(0, 3).every((row) => page.includes(`The ${row} row`));
  });
}

function pageWith(lines: number): readonly DocumentBlock[] {
  return [
    ...Array.from({ length: lines }, (): DocumentBlock => ({ kind: 'paragraph', role: 'text', runs: text('A line.') })),
    {
      kind: 'table',
      caption: `Table after ${lines} lines`,
      columns: [
        { title: 'Ref', align: 'start', width: 1 },
        { title: 'Words', align: 'start', width: 3 },
      ],
      rows: ROWS.map((row) => ({ kind: 'line', cells: [{ runs: text('R') }, { runs: text(`The ${row} row`) }] })),
    },
    { kind: 'page-break' },
  ];
}
