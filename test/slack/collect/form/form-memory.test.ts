import { describe, expect, it } from 'vitest';
import { type FormMemory, readFormMemory, writeFormMemory } from '../../../../src/slack/collect/form/form-memory.ts';

const MEMORY: FormMemory = {
  entry: { kind: 'indicator', id: 'i-1' },
  quarter: '2026-27/Q1',
  nonce: 'n',
  basedOn: 4,
  prefilledFrom: undefined,
  asked: ['emptied'],
  walk: { startedAt: new Date('2026-07-02T09:00:00Z'), position: 3, total: 8, isLast: false },
};

describe('what a form carries', () => {
  it.each([MEMORY, { ...MEMORY, walk: undefined }])('comes back as it was', (memory) => {
    expect(readFormMemory(writeFormMemory(memory))).toEqual(memory);
  });

  it('is read from a form that an earlier version drew', () => {
    const earlier = JSON.stringify({ m: 'm-1', q: '2026-27/Q1', n: 'n', b: 4, p: 4, a: [] });
    expect(readFormMemory(earlier)).toMatchObject({ entry: { kind: 'milestone', id: 'm-1' }, basedOn: 4, asked: [] });
  });

  it.each(['', '{', '{"e":["street","x"],"q":"","n":"","a":[]}', '[]'])('is ours or nothing: %s', (text) => {
    expect(readFormMemory(text)).toBeUndefined();
  });
});
