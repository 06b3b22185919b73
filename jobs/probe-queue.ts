import { Redis } from 'ioredis';
import type { QueueFacts } from '../src/core/operate/judge-queue.ts';

const ANSWER_WITHIN_MS = 5_000;

/** What a server says when it is there and does not let us in. */
const REFUSED = /^(NOAUTH|WRONGPASS|NOPERM|ERR.*(password|AUTH))/i;

/** Asks the server of the queue about itself; nothing is written. */
export async function probeQueue(url: string | undefined): Promise<QueueFacts> {
  if (url === undefined) return { state: 'embedded' };
  const server = new URL(url).host;
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: ANSWER_WITHIN_MS,
    commandTimeout: ANSWER_WITHIN_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  // What goes wrong is in the answer; without a listener it would be printed as well.
  let problem = '';
  client.on('error', (error: Error) => {
    problem = error.message;
  });
  try {
    await client.connect();
    return readInfo(server, await client.info());
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error);
    const state = REFUSED.test(told) || REFUSED.test(problem) ? 'refused' : 'unreachable';
    return { state, server, problem: problem === '' ? told : problem };
  } finally {
    client.disconnect();
  }
}

/** https://redis.io/docs/latest/commands/info: lines of `name:value`. */
function readInfo(server: string, info: string): QueueFacts {
  const read = (name: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(info)?.[1]?.trim();
  return {
    state: 'reached',
    server,
    version: read('redis_version') ?? '0',
    evictionPolicy: read('maxmemory_policy'),
    usedBytes: Number(read('used_memory') ?? 0),
    mostBytes: Number(read('maxmemory') ?? 0),
  };
}
