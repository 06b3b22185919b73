import { describe, expect, it } from 'vitest';
import { answeringWindow, collectingWindow } from '../../../src/core/collect/answering-window.ts';
import type { CollectionWindow, WindowState } from '../../../src/core/collect/collection-window.ts';
import { aWindow } from '../../support/remind-world.ts';
import { aReturn } from '../../support/review-builders.ts';

const Q1 = '2026-27/Q1';
const Q2 = '2026-27/Q2';
const plan = { directorateId: 'd-ce', startYear: 2026 };
/** Quarter 2 collects, quarter 1 is whatever is told. */
const now = new Date('2026-10-05T09:00:00Z');

function windows(stateOfFirst: WindowState): readonly CollectionWindow[] {
  const base = { ...aWindow('d-ce') };
  const dates = (opens: string, closes: string) => ({ opensAt: new Date(opens), closesAt: new Date(closes) });
  return [
    { ...base, id: 'w2', quarter: Q2, state: 'collecting', ...dates('2026-10-01T08:00:00Z', '2026-10-21T16:00:00Z') },
    { ...base, id: 'w1', quarter: Q1, state: stateOfFirst, ...dates('2026-07-01T08:00:00Z', '2026-07-21T16:00:00Z') },
  ];
}

const answering = (given: Partial<Parameters<typeof answeringWindow>[1]>, state: WindowState = 'review') =>
  answeringWindow(windows(state), { plan, returns: [], quarter: undefined, now, ...given })?.id;

describe('where an entry is answered', () => {
  it.each([
    ['nothing was returned', [], 'w2'],
    ['quarter 1 came back', [aReturn()], 'w1'],
    ['quarter 1 was answered', [aReturn({ answeredAt: now })], 'w2'],
    ['quarter 1 was closed', [aReturn({ closedAt: now })], 'w2'],
  ])('when %s', (_what, returns, expected) => {
    expect(answering({ returns })).toBe(expected);
  });

  it('stays in the quarter that is meant, where that is open', () => {
    expect(answering({ returns: [aReturn()], quarter: Q2 })).toBe('w2');
    expect(answering({ returns: [aReturn({ answeredAt: now })], quarter: Q1 })).toBe('w1');
    expect(answering({ quarter: Q1 })).toBeUndefined();
  });

  it('is nowhere once the report is published', () => {
    expect(answering({ returns: [aReturn()], quarter: Q1 }, 'published')).toBeUndefined();
  });

  it('keeps to the printed closing time, whatever the sweep has done', () => {
    const late = new Date('2026-10-21T16:00:00Z');
    expect(answering({ now: late })).toBeUndefined();
    expect(answering({ now: late, returns: [aReturn({ quarter: Q2 })] })).toBe('w2');
    expect(collectingWindow(windows('review'), plan, late)).toBeUndefined();
    expect(collectingWindow(windows('review'), plan, now)?.id).toBe('w2');
  });

  it('is nowhere for another directorate or year', () => {
    expect(answering({ plan: { ...plan, directorateId: 'd-pl' } })).toBeUndefined();
    expect(answering({ plan: { ...plan, startYear: 2025 } })).toBeUndefined();
  });
});
