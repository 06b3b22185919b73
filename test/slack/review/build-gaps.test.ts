import { describe, expect, it } from 'vitest';
import { checkView } from '../../../sandbox/validate/view.ts';
import { buildChosen, buildGaps } from '../../../src/slack/review/build-gaps.ts';
import type { Gap } from '../../../src/usecases/review/decide-gaps.ts';

const AMBER = { progress: 'in-progress', rag: 'amber', amberReason: 'uncertain', completedOn: undefined } as const;

const KINDS = ['milestone', 'indicator', 'risk', 'equality-action'] as const;

function someGaps(count: number): readonly Gap[] {
  return Array.from({ length: count }, (_, index) => ({
    entry: { kind: KINDS[index % 4] ?? 'risk', id: `e${index}` },
    ref: `REF${index}`,
    words: `Ö & <b> 学校 ${'long words '.repeat(40)}`,
    ownerId: 'p-amc',
    ownerName: index % 6 === 0 ? undefined : `Åsa ${'O’Brien-'.repeat(20)}`,
    last:
      index % 3 === 0
        ? undefined
        : { at: new Date(0), status: AMBER, figure: '84.2%', quarterTitle: 'Quarter 4 2025/26' },
    prints: index % 2 === 0 ? 'not-available' : 'last-status',
  }));
}

const opened = (gaps: readonly Gap[]) => ({ outcome: 'gaps', quarter: '2026-27/Q1', gaps }) as const;

describe('what is missing', () => {
  it.each([1, 2, 90, 250])('fits into a view, and says what is left out: %i entries', (count) => {
    const view = JSON.parse(JSON.stringify(buildGaps(opened(someGaps(count)), 'w-1')));
    expect(checkView(view)).toBeUndefined();
    const open = someGaps(count).filter(({ last, ownerName }) => last !== undefined || ownerName !== undefined).length;
    expect(JSON.stringify(view).includes(`And ${open - 90} more`)).toBe(open > 90);
  });

  it('says where nothing is', () => {
    expect(JSON.stringify(buildGaps(opened([]), 'w-1'))).toContain('all that was asked for has an update');
  });

  it.each([0, 1, 45, 90])('is followed by the way to what came: %i entries', (count) => {
    const saved = buildChosen({ outcome: 'chosen', changed: 1 }, opened(someGaps(count)));
    const view = JSON.parse(JSON.stringify(saved));
    expect(checkView(view)).toBeUndefined();
    expect(JSON.stringify(view).includes(`And ${count - 45} more`)).toBe(count > 45);
  });
});
