import type { Returned } from '../../src/core/review/returned.ts';
import type { Wording } from '../../src/core/review/wording.ts';

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

/** An officer's words for m1, in print, with changes. */
export function aWording(changes: Partial<Wording> = {}): Wording {
  return {
    id: 1,
    directorateId: 'd1',
    entry: { kind: 'milestone', id: 'm1' },
    quarter: '2026-27/Q1',
    updateId: 1,
    kind: 'edited',
    texts: { commentary: 'Worded.', action: 'Act.' },
    reason: '',
    byId: 'p-jp',
    at: new Date('2026-07-20T09:00:00Z'),
    noticeKey: undefined,
    ...changes,
  };
}
