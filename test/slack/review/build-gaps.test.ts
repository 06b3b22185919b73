import { describe, expect, it } from 'vitest';
import { checkView } from '../../../sandbox/validate/view.ts';
import { buildGaps } from '../../../src/slack/review/build-gaps.ts';
import type { Gap } from '../../../src/usecases/review/decide-gaps.ts';
import { aMilestone } from '../../support/remind-world.ts';

const AMBER = { progress: 'in-progress', rag: 'amber', amberReason: 'uncertain', completedOn: undefined } as const;

function someGaps(count: number): readonly Gap[] {
  return Array.from({ length: count }, (_, index) => ({
    milestone: { ...aMilestone(`m${index}`, 'p-amc'), words: `Ö & <b> 学校 ${'long words '.repeat(40)}` },
    lastStatus: index % 3 === 0 ? undefined : AMBER,
    prints: index % 2 === 0 ? 'not-available' : 'last-status',
  }));
}

describe('what is missing', () => {
  it.each([1, 2, 90, 250])('fits into a view, and says what is left out: %i milestones', (count) => {
    const opened = {
      outcome: 'gaps',
      quarter: '2026-27/Q1',
      previousTitle: 'Quarter 4 2025/26',
      gaps: someGaps(count),
    } as const;
    const view = JSON.parse(JSON.stringify(buildGaps(opened, 'w-1')));
    expect(checkView(view)).toBeUndefined();
    const open = someGaps(count).filter(({ lastStatus }) => lastStatus !== undefined).length;
    expect(JSON.stringify(view).includes(`And ${open - 90} more`)).toBe(open > 90);
  });

  it('says where nothing is', () => {
    const opened = { outcome: 'gaps', quarter: '2026-27/Q1', previousTitle: 'Quarter 4 2025/26', gaps: [] } as const;
    expect(JSON.stringify(buildGaps(opened, 'w-1'))).toContain('every milestone has an update');
  });
});
