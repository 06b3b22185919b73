import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from './free-port.ts';

const HOST = '127.0.0.1';

export interface RedisServer {
  readonly url: string;
  stop(): Promise<void>;
  /** Deletes every key of one test, in one go as FLUSHALL does; a shared server keeps what others have in it. */
  flush(prefix: string): Promise<void>;
}

/**
 * `REDIS_URL`, or a private server when `redis-server` is on the PATH.
 * @throws when there is neither and `RAGTIME_REQUIRE_REDIS` is 1, as it is in `.ci/run`.
 */
export async function findRedis(): Promise<RedisServer | undefined> {
  const url = process.env.REDIS_URL;
  if (url !== undefined && url !== '')
    return { url, stop: async () => undefined, flush: (prefix) => flush(url, prefix) };
  const server = await startRedisServer();
  if (server === undefined) return undefined;
  return { url: server.url, stop: server.stop, flush: (prefix) => flush(server.url, prefix) };
}

export interface PrivateRedisServer {
  readonly url: string;
  readonly port: number;
  /** SIGKILL unless another one is named. */
  stop(signal?: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

/** Starts a server that keeps nothing, on loopback; on a free port unless one is named. */
export async function startRedisServer(wantedPort?: number): Promise<PrivateRedisServer | undefined> {
  const program = findProgram();
  if (program === undefined) return giveUp();
  const folder = mkdtempSync(join(tmpdir(), 'ragtime-redis-'));
  const port = wantedPort ?? (await freePort());
  const settings = ['--bind', HOST, '--port', String(port), '--save', '', '--appendonly', 'no', '--dir', folder];
  const child = spawn(program, settings, { stdio: 'ignore' });
  const killWithTests = () => child.kill('SIGKILL');
  process.once('exit', killWithTests);
  const url = `redis://${HOST}:${port}`;
  await untilItAnswers(url, child);
  const stop = async (signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL') => {
    process.off('exit', killWithTests);
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, port, stop };
}

function findProgram(): string | undefined {
  const files = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'redis-server'));
  return files.find((file) => existsSync(file));
}

let isSaid = false;

function giveUp(): undefined {
  const message = 'Neither REDIS_URL nor redis-server on the PATH: the queue is tested on the embedded one only.';
  if (process.env.RAGTIME_REQUIRE_REDIS === '1') throw new Error(message);
  if (!isSaid) console.warn(message);
  isSaid = true;
  return undefined;
}

async function untilItAnswers(url: string, child: ChildProcess): Promise<void> {
  const client = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 20 });
  client.on('error', () => undefined);
  const failed = once(child, 'exit').then(([code]) =>
    Promise.reject(new Error(`redis-server ended with code ${code}`)),
  );
  try {
    await Promise.race([client.ping(), failed]);
  } finally {
    failed.catch(() => undefined);
    client.disconnect();
  }
}

/** In one go, as FLUSHALL does. */
export async function flush(url: string, prefix: string): Promise<void> {
  const client = new Redis(url);
  const script = "for _, key in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('DEL', key) end";
  try {
    await client.eval(script, 0, `${prefix}:*`);
  } finally {
    client.disconnect();
  }
}
