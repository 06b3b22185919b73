import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedQueue, startEmbeddedQueue } from '../../jobs/embedded-queue.ts';
import { probeQueue } from '../../jobs/probe-queue.ts';
import { freePort } from '../support/free-port.ts';

let server: EmbeddedQueue;
beforeAll(async () => {
  server = await startEmbeddedQueue();
});
afterAll(() => server.stop());

async function set(name: string, value: string) {
  const client = new Redis(server.url);
  await client.config('SET', name, value);
  client.disconnect();
}

const host = () => new URL(server.url).host;

describe('a queue of its own', () => {
  it('needs no server', async () => {
    expect(await probeQueue(undefined)).toEqual({ state: 'embedded' });
  });
});

describe('a server that answers', () => {
  it('tells its version, what it does when memory is short, and how full it is', async () => {
    await set('maxmemory', '100mb');
    await set('maxmemory-policy', 'allkeys-lru');
    const facts = await probeQueue(server.url);
    expect(facts).toMatchObject({ state: 'reached', server: host(), evictionPolicy: 'allkeys-lru' });
    expect(facts).toMatchObject({ version: expect.stringMatching(/^\d+\.\d+\.\d+$/), mostBytes: 100 * 1024 * 1024 });
    await set('maxmemory-policy', 'noeviction');
    expect(await probeQueue(server.url)).toMatchObject({ evictionPolicy: 'noeviction' });
  });
});

describe('a server that wants another password', () => {
  it.each(['wrong-one', ''])('is told from one that is away, with the password "%s"', async (password) => {
    const url = new URL(server.url);
    url.password = password;
    const facts = await probeQueue(url.href);
    expect(facts).toMatchObject({ state: 'refused', server: host() });
    expect(JSON.stringify(facts)).not.toContain('wrong-one');
  });
});

describe('a server that is away', () => {
  it('is said to be, at once', async () => {
    const port = await freePort();
    const facts = await probeQueue(`redis://:secret@127.0.0.1:${port}`);
    expect(facts).toMatchObject({ state: 'unreachable', server: `127.0.0.1:${port}` });
    expect(JSON.stringify(facts)).toContain('ECONNREFUSED');
    expect(JSON.stringify(facts)).not.toContain('secret');
  });
});
