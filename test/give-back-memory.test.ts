import { describe, expect, it } from 'vitest';
import { type OwnProcess, thisProcess, watchMemory } from '../src/give-back-memory.ts';

const MB = 1024 ** 2;

/** A process that is quiet at the start, and shrinks to 110 MB with each collection, for 200 ms of the processor. */
function aProcess() {
  const state = { resident: 130 * MB, busyShare: 0.02, now: 5_000, spent: 900, collections: 0 };
  const own: OwnProcess = {
    resident: () => state.resident,
    busyShare: () => state.busyShare,
    now: () => state.now,
    spent: () => state.spent,
    collect: () => {
      state.collections += 1;
      state.spent += 200;
      state.resident = 110 * MB;
    },
  };
  return { state, look: watchMemory(own) };
}

describe('giving memory back', () => {
  it('happens in the first quiet second, and never while somebody clicks', () => {
    const { state, look } = aProcess();
    state.busyShare = 0.4;
    look();
    expect(state.collections).toBe(0);
    state.busyShare = 0.02;
    look();
    expect(state.collections).toBe(1);
  });

  it('happens again only when the process has grown by what is worth it', () => {
    const { state, look } = aProcess();
    look();
    state.now += 3_600_000;
    state.resident = 125 * MB;
    look();
    expect(state.collections).toBe(1);
    state.resident = 126 * MB;
    look();
    expect(state.collections).toBe(2);
  });

  it('takes no more than one per cent of the processor in all', () => {
    const { state, look } = aProcess();
    const grow = () => {
      state.resident = 170 * MB;
      look();
    };
    grow();
    state.now += 19_999;
    grow();
    expect(state.collections).toBe(1);
    state.now += 1;
    grow();
    expect(state.collections).toBe(2);
    // After an hour it need not wait.
    state.now += 3_600_000;
    grow();
    grow();
    expect(state.collections).toBe(4);
  });

  it('collects what nothing holds, and leaves no way to force it to others', async () => {
    const { collect } = thisProcess();
    const garbage = new WeakRef({ text: 'x'.repeat(MB) });
    // What a turn of the event loop has made is held until it ends.
    await new Promise((resolve) => setImmediate(resolve));
    expect(garbage.deref()).toBeDefined();
    await new Promise((resolve) => setImmediate(resolve));
    collect();
    expect(garbage.deref()).toBeUndefined();
    const { runInNewContext } = await import('node:vm');
    expect(runInNewContext('typeof gc')).toBe('undefined');
  });

  it('knows how busy the process was since it last asked', async () => {
    const { busyShare } = thisProcess();
    const until = performance.now() + 50;
    while (performance.now() < until);
    const working = busyShare();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(busyShare()).toBeLessThan(working);
  });
});
