import { describe, expect, it } from 'vitest';
import { rememberWhileUnchanged } from '../../../src/usecases/remind/remember.ts';

function createCounter(fail = (_reads: number) => false) {
  const counter = { stamp: 'one', reads: 0 };
  const read = async () => {
    counter.reads += 1;
    if (fail(counter.reads)) throw new Error('disk full');
    return counter.reads;
  };
  return { counter, remembered: rememberWhileUnchanged(read, () => counter.stamp) };
}

describe('what is remembered while nothing has changed', () => {
  it('is read once for all who come at once and later', async () => {
    const { counter, remembered } = createCounter();
    expect(await Promise.all([remembered(), remembered()])).toEqual([1, 1]);
    expect(await remembered()).toBe(1);
    expect(counter.reads).toBe(1);
  });

  it('is read again once something has changed, also while it was being read', async () => {
    const { counter, remembered } = createCounter();
    const first = remembered();
    counter.stamp = 'two';
    expect(await remembered()).toBe(2);
    expect(await first).toBe(1);
    counter.stamp = 'three';
    expect(await remembered()).toBe(3);
  });

  it('is read again when reading failed', async () => {
    const { remembered } = createCounter((reads) => reads === 1);
    await expect(remembered()).rejects.toThrow('disk full');
    expect(await remembered()).toBe(2);
  });
});
