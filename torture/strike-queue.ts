import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { Strikes } from './strikes.ts';
import type { World } from './world.ts';

const LONGEST_ABSENCE_MS = 300;
const LONGEST_NEED_MS = 800;

export const STRIKES_AT_QUEUE: Strikes = {
  'Redis killed': ({ redis }) => redis?.restart('SIGKILL') ?? Promise.resolve(),
  'Redis restarted': ({ redis }) => redis?.restart('SIGTERM') ?? Promise.resolve(),
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

async function order({ redis }: World, give: (client: Redis) => Promise<unknown>): Promise<void> {
  if (redis === undefined) return;
  // Another strike may end the server meanwhile; then there is nobody to give it to, and a new one has no need.
  const client = new Redis(redis.url, { maxRetriesPerRequest: 1, retryStrategy: () => null });
  client.on('error', () => undefined);
  try {
    await give(client);
  } catch (error) {
    if (!/closed|ECONN|max retries/i.test(String(error))) throw error;
  } finally {
    client.disconnect();
  }
}
