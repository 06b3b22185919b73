import { describe, expect, it } from 'vitest';
import { segmentWidths } from '../../../src/reports/chart/segment-widths.ts';

const widthsOf = (counts: readonly number[], unit: number) =>
  segmentWidths(
    counts.map((count) => ({ kind: 'green', count })),
    unit,
  );

describe('the widths of a bar', () => {
  it.each<[string, readonly number[], number, readonly number[]]>([
    ['are in proportion', [1, 3], 100, [100, 300]],
    ['leave room for the number of the least', [1, 59], 8, [28, 452]],
    ['take it from the wide ones in proportion', [1, 20, 40], 10, [28, 194, 388]],
    ['are longer than in proportion where all are narrow', [1, 1, 1], 5, [28, 28, 28]],
  ])('%s', (_, counts, unit, expected) => {
    expect(widthsOf(counts, unit).map(Math.round)).toEqual(expected);
  });
});
