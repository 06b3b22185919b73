import { startEmbeddedQueue } from '../../jobs/embedded-queue.ts';
import { findRedis, flush, type RedisServer } from './redis.ts';

export interface NamedServer extends RedisServer {
  readonly name: string;
}

/** The servers on which every test of the jobs runs: the embedded one, and a Redis where there is one. */
export async function queueServers(): Promise<readonly NamedServer[]> {
  const embedded = await startEmbeddedQueue();
  const redis = await findRedis();
  const both = [{ name: 'the embedded queue', ...embedded, flush: (prefix: string) => flush(embedded.url, prefix) }];
  return redis === undefined ? both : [...both, { name: 'a Redis server', ...redis }];
}
