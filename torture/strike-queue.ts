import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { Strikes } from './strikes.ts';
import type { World } from './world.ts';

const LONGEST_ABSENCE_MS = 300;
const LONGEST_NEED_MS = 800;

export const STRIKES_AT_QUEUE: Strikes = {
  'Redis killed': (world) => restart(world, 'SIGKILL'),
  'Redis restarted': (world) => restart(world, 'SIGTERM'),
  'Redis flushed': (world) => order(world, (client) => client.flushall()),
  'Redis out of memory': (world, random) =>
    order(world, async (client) => {
      await client.config('SET', 'maxmemory', '1');
      await sleep(random.below(LONGEST_NEED_MS));
      await client.config('SET', 'maxmemory', '0');
    }),
  'Redis does not answer': (world, random) =>
    order(world, (client) => client.call('CLIENT', 'PAUSE', String(1 + random.below(LONGEST_ABSENCE_MS)), 'ALL')),
};

async function restart({ redis }: World, signal: 'SIGKILL' | 'SIGTERM') {
  await redis?.restart(signal);
  return redis === undefined ? 'missed' : 'struck';
}

async function order({ redis }: World, give: (client: Redis) => Promise<unknown>) {
  if (redis === undefined) return 'missed';
  // Another strike may end the server meanwhile; then there is nobody to give it to, and a new one has no need.
  const client = new Redis(redis.url, { maxRetriesPerRequest: 1, retryStrategy: () => null });
  client.on('error', () => undefined);
  try {
    await give(client);
    return 'struck';
  } catch (error) {
    if (!/closed|ECONN|max retries/i.test(String(error))) throw error;
    return 'missed';
  } finally {
    client.disconnect();
  }
}
