import { describe, expect, it } from 'vitest';
import { findSender, type RunningProcess, refuseSecondEmbeddedQueue } from '../../src/usecases/running-processes.ts';

const PROCESS: RunningProcess = {
  id: 'first',
  role: 'all',
  pid: 100,
  host: 'here',
  seenAt: new Date('2026-07-01T08:00:00Z'),
};
const SELF = { pid: 200, host: 'here' };

describe('who sends', () => {
  it('is nobody when nothing runs, or only the half that answers Slack', () => {
    expect(findSender([])).toBeUndefined();
    expect(findSender([{ ...PROCESS, role: 'slack' }])).toBeUndefined();
  });

  it.each(['all', 'jobs'] as const)('is a process with the role %s', (role) => {
    expect(
      findSender([
        { ...PROCESS, id: 'other', role: 'slack' },
        { ...PROCESS, role },
      ])?.id,
    ).toBe('first');
  });
});

describe('a second process on the embedded queue', () => {
  it.each(['all', 'jobs'] as const)('is refused beside one with the role %s, naming it and the way out', (role) => {
    const refusal = refuseSecondEmbeddedQueue([{ ...PROCESS, role }], SELF);
    expect(refusal).toContain('process 100 on here');
    expect(refusal).toContain('REDIS_URL');
  });

  it('may start beside one that only answers Slack', () => {
    expect(refuseSecondEmbeddedQueue([{ ...PROCESS, role: 'slack' }], SELF)).toBeUndefined();
  });

  it('is not refused for its predecessor with the same number', () => {
    expect(refuseSecondEmbeddedQueue([{ ...PROCESS, pid: SELF.pid }], SELF)).toBeUndefined();
    expect(refuseSecondEmbeddedQueue([{ ...PROCESS, pid: SELF.pid, host: 'elsewhere' }], SELF)).toBeDefined();
  });
});
