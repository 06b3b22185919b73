import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { QuietValkey } from './quiet-valkey.mjs';

const ANSWER_WITHIN_MS = 5_000;

export interface EmbeddedQueue {
  /** `redis://…` on loopback with its password; for this process only. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts a real Valkey inside this process, so that the queue takes the same path as on a Redis server and a newcomer
 * installs nothing. It is memory only and disposable: the database is the record, the sweep puts back what is due.
 * docs/decisions/0001-embedded-queue.md says why and what it costs.
 * @throws when it does not answer, or something else answers in its place.
 */
export async function startEmbeddedQueue(): Promise<EmbeddedQueue> {
  const server = new QuietValkey();
  try {
    await server.start();
    const password = randomBytes(24).toString('hex');
    await setPassword(server.port, password);
    await verify(server.port, password);
    return { url: `redis://:${password}@127.0.0.1:${server.port}`, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw new Error('The embedded queue did not start. Set REDIS_URL to use a Redis server instead.', { cause: error });
  }
}

async function setPassword(port: number, password: string): Promise<void> {
  await withClient({ port }, (client) => client.config('SET', 'requirepass', password));
}

/** The answer to the first client proves little: ask as every later client will ask. */
async function verify(port: number, password: string): Promise<void> {
  const [pong, server] = await withClient({ port, password }, async (client) => [
    await client.ping(),
    await client.info('server'),
  ]);
  if (pong !== 'PONG' || !/^run_id:[0-9a-f]{40}\b/m.test(server ?? '')) {
    throw new Error(`Expected PONG and a run id from 127.0.0.1:${port}, but got "${pong}" and no run id.`);
  }
}

async function withClient<Value>(
  address: { readonly port: number; readonly password?: string },
  ask: (client: Redis) => Promise<Value>,
): Promise<Value> {
  const client = new Redis({
    ...address,
    host: '127.0.0.1',
    lazyConnect: true,
    connectTimeout: ANSWER_WITHIN_MS,
    commandTimeout: ANSWER_WITHIN_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  try {
    await client.connect();
    return await ask(client);
  } finally {
    client.disconnect();
  }
}
