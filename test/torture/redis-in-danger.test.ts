import { describe, expect, it } from 'vitest';
import { openRedis } from '../../torture/world.ts';

describe('a Redis in danger', () => {
  it('stays ended where it is stopped in the middle of a restart', async () => {
    const running = new Set<number>();
    let started = 0;
    const redis = await openRedis(async (port = 6000) => {
      started += 1;
      const number = started;
      running.add(number);
      return { url: 'redis://127.0.0.1:6000', port, stop: async () => void running.delete(number) };
    });
    const restarted = redis?.restart('SIGKILL');
    await redis?.stop();
    await restarted;
    expect(started).toBe(2);
    expect(running.size).toBe(0);
  });
});
