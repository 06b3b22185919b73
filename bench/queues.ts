import { startRedisServer } from '../test/support/redis.ts';

export interface BenchQueue {
  readonly name: 'Redis' | 'embedded';
  readonly redisUrl: string | undefined;
}

/** Both at once, where only memory counts; each is said by its name. */
export async function bothQueues(measure: (queue: BenchQueue) => Promise<void>): Promise<void> {
  const redis = await startBenchRedis();
  try {
    await Promise.all([
      measure({ name: 'Redis', redisUrl: redis.url }),
      measure({ name: 'embedded', redisUrl: undefined }),
    ]);
  } finally {
    await redis.stop();
  }
}

/** With a Redis of its own, then with the embedded queue. */
export async function eachQueue(measure: (queue: BenchQueue) => Promise<void>): Promise<void> {
  const redis = await startBenchRedis();
  try {
    await measure({ name: 'Redis', redisUrl: redis.url });
  } finally {
    await redis.stop();
  }
  await measure({ name: 'embedded', redisUrl: undefined });
}

export async function startBenchRedis() {
  const redis = await startRedisServer();
  if (redis === undefined)
    throw new Error('The bench needs redis-server on the PATH: it measures on a Redis of its own.');
  return redis;
}
