import { describe, expect, it } from 'vitest';
import { countStatuses, namedCounts } from '../../../src/core/publish/counts.ts';
import { movementOf } from '../../../src/core/publish/movement.ts';
import { toStatusKind } from '../../../src/core/publish/status-kind.ts';
import { aStatus } from '../../support/report-builders.ts';

describe('counting statuses', () => {
  it('counts every kind apart', () => {
    const counts = countStatuses(['green', 'green', 'completed', 'no-update', 'not-started']);
    expect(counts).toMatchObject({ green: 2, completed: 1, 'no-update': 1, 'not-started': 1, amber: 0, red: 0 });
  });

  it('always names completed, the colours and no update', () => {
    const named = namedCounts(countStatuses([]), null);
    expect(named.map(({ kind }) => kind)).toEqual(['completed', 'green', 'amber', 'red', 'no-update']);
    expect(named.every(({ count, before }) => count === 0 && before === null)).toBe(true);
  });

  it('names another kind when there was one last quarter', () => {
    const named = namedCounts(countStatuses(['green']), countStatuses(['not-started']));
    expect(named).toContainEqual({ kind: 'not-started', count: 0, before: 1 });
  });
});

describe('a milestone since the quarter before', () => {
  it.each([
    ['red', 'amber', 'better'],
    ['amber', 'green', 'better'],
    ['green', 'red', 'worse'],
    ['amber', 'not-completed', 'worse'],
    ['completed', 'amber', 'worse'],
    ['green', 'completed', 'completed'],
    ['no-update', 'completed', 'completed'],
    ['green', 'green', undefined],
    ['completed', 'completed', undefined],
    ['no-update', 'red', undefined],
    ['red', 'no-update', undefined],
    ['not-started', 'green', undefined],
  ] as const)('from %s to %s is %s', (previous, current, expected) => {
    expect(movementOf(previous, current)).toBe(expected);
  });
});

describe('a status as one word', () => {
  it.each([
    [undefined, 'no-update'],
    [aStatus('amber'), 'amber'],
    [aStatus('completed'), 'completed'],
    [aStatus('not-started'), 'not-started'],
    [{ ...aStatus('not-started'), progress: 'in-progress' as const }, 'no-update'],
  ])('%o is %s', (status, expected) => {
    expect(toStatusKind(status)).toBe(expected);
  });
});
