import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { afterEach, describe, expect, it } from 'vitest';
import { type EmbeddedQueue, startEmbeddedQueue } from '../../jobs/embedded-queue.ts';

const opened: { stop(): unknown }[] = [];

afterEach(async () => {
  for (const { stop } of opened.splice(0).reverse()) await stop();
});

async function start(): Promise<EmbeddedQueue> {
  const queue = await startEmbeddedQueue();
  opened.push(queue);
  return queue;
}

function connect(url: string): Redis {
  const client = new Redis(url, { retryStrategy: () => null, maxRetriesPerRequest: 0 });
  client.on('error', () => undefined);
  opened.push({ stop: () => client.disconnect() });
  return client;
}

describe('the embedded queue', () => {
  it('answers on loopback to who has its password', async () => {
    const { url } = await start();
    expect(new URL(url).hostname).toBe('127.0.0.1');
    expect(await connect(url).ping()).toBe('PONG');
  });

  it('refuses who has none, or a wrong one', async () => {
    const url = new URL((await start()).url);
    url.password = '';
    await expect(connect(url.href).get('key')).rejects.toThrow(/NOAUTH/);
    url.password = 'wrong';
    await expect(connect(url.href).get('key')).rejects.toThrow();
  });

  it('runs twice in one process, each with its own data, port and password', async () => {
    const [first, second] = await Promise.all([start(), start()]);
    await connect(first.url).set('key', 'first');
    expect(await connect(second.url).get('key')).toBeNull();
    expect(new URL(first.url).port).not.toBe(new URL(second.url).port);
    expect(new URL(first.url).password).not.toBe(new URL(second.url).password);
  });

  it('gives its port free when it stops, and can be stopped twice', async () => {
    const { url, stop } = await start();
    await stop();
    await stop();
    const server = createServer().listen(Number(new URL(url).port), '127.0.0.1');
    await once(server, 'listening');
    server.close();
  });

  it('carries large values and many clients', async () => {
    const { url } = await start();
    const value = 'x'.repeat(2_000_000);
    const clients = Array.from({ length: 20 }, () => connect(url));
    await Promise.all(clients.map((client, index) => client.set(`key-${index}`, value)));
    const values = await Promise.all(clients.map((client, index) => client.get(`key-${19 - index}`)));
    expect(values.every((each) => each === value)).toBe(true);
  });
});

describe('a program that starts it', () => {
  it('prints nothing that it did not print itself, and ends', async () => {
    const file = fileURLToPath(new URL('../../jobs/embedded-queue.ts', import.meta.url));
    const program = `
      const { startEmbeddedQueue } = await import(${JSON.stringify(`file://${file}`)});
      const queue = await startEmbeddedQueue();
      await queue.stop();
      console.log('done');`;
    const flags = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', program];
    const child = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'pipe'] });
    const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
    expect({ output, errors }).toEqual({ output: 'done\n', errors: '' });
  });
});
