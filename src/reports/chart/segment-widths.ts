import type { ChartSegment } from './chart-rows.ts';

/** Narrower than this the number of a segment has no room. */
const LEAST_WIDTH = 28;

/**
 * Widths in proportion, but none too narrow for its number: one red among sixty must be seen. What the narrow ones get
 * more, the wide ones give.
 *
 * @param unit width of one milestone
 */
export function segmentWidths(segments: readonly ChartSegment[], unit: number): readonly number[] {
  const total = segments.reduce((sum, { count }) => sum + count, 0);
  const whole = Math.max(total * unit, segments.length * LEAST_WIDTH);
  const narrow = new Set<ChartSegment>();
  for (;;) {
    const wide = segments.filter((segment) => !narrow.has(segment));
    const room = whole - narrow.size * LEAST_WIDTH;
    const each = room / wide.reduce((sum, { count }) => sum + count, 0);
    const found = wide.filter(({ count }) => count * each < LEAST_WIDTH);
    if (found.length === 0) return segments.map((one) => (narrow.has(one) ? LEAST_WIDTH : one.count * each));
    for (const segment of found) narrow.add(segment);
  }
}
