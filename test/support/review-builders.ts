import type { Returned } from '../../src/core/review/returned.ts';

/** A question that waits for its answer, with changes. */
export function aReturn(changes: Partial<Returned> = {}): Returned {
  return {
    id: 1,
    entry: { kind: 'milestone', id: 'm1' },
    quarter: '2026-27/Q1',
    updateId: 1,
    question: 'Which sites?',
    askedById: 'p-jp',
    at: new Date('2026-07-20T09:00:00Z'),
    answeredAt: undefined,
    closedAt: undefined,
    ...changes,
  };
}
