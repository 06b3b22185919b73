import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Outcome } from '../../jobs/jobs-work.ts';
import { SLACK_LIMITS, speedUp } from '../../jobs/queues.ts';
import { type Jobs, startJobs } from '../../jobs/start-jobs.ts';
import { FakeLedger, recordingLog } from '../support/fake-ledger.ts';
import { queueServers } from '../support/queue-servers.ts';
import { type PrivateRedisServer, startRedisServer } from '../support/redis.ts';

const PATIENCE = { timeout: 20_000, interval: 10 };
const DONE: Outcome = { outcome: 'done' };

const servers = await queueServers();
const privateServer = await startRedisServer();

let ledger: FakeLedger;
let prefix: string;
let log: ReturnType<typeof recordingLog>;
let running: Jobs[];

beforeEach(() => {
  ledger = new FakeLedger();
  prefix = `test-${randomUUID()}`;
  log = recordingLog();
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map((jobs) => jobs.stop()));
  for (const server of servers) await server.flush(prefix);
});

afterAll(async () => {
  for (const server of [...servers, privateServer]) await server?.stop();
});

async function start(redisUrl: string | undefined, sweepEveryMs = 30): Promise<Jobs> {
  const limits = speedUp(SLACK_LIMITS, 1000);
  const jobs = await startJobs({ redisUrl, work: ledger, clock: () => new Date(), log, limits, sweepEveryMs, prefix });
  running.push(jobs);
  return jobs;
}

const untilSent = (ids: readonly number[]) =>
  vi.waitFor(() => expect(ledger.sent.toSorted((a, b) => a - b)).toEqual(ids), PATIENCE);

describe.each(servers)('on $name', (server) => {
  describe('the queue is flushed while messages wait, run and were sent', () => {
    it('loses none and repeats none', async () => {
      const held = Promise.withResolvers<Outcome>();
      ledger.add(1);
      ledger.add(2, {}, [() => held.promise]);
      ledger.add(3, {}, [{ outcome: 'rate-limited', afterMs: 3_600_000, scope: 'channel' }]);
      await start(server.url);
      await vi.waitFor(() => expect(ledger.tries.toSorted()).toEqual([1, 2, 3]), PATIENCE);
      await server.flush(prefix);
      held.resolve(DONE);
      ledger.add(4);
      await untilSent([1, 2, 3, 4]);
      await server.flush(prefix);
      ledger.add(5);
      await untilSent([1, 2, 3, 4, 5]);
    });

    it('restores the schedule', async () => {
      await start(server.url);
      await vi.waitFor(() => expect(ledger.peopleAsked).toBe(1), PATIENCE);
      await server.flush(prefix);
      await vi.waitFor(() => expect(ledger.peopleAsked).toBe(2), PATIENCE);
    });
  });

  describe('two processes share the server', () => {
    it('sends each message once', async () => {
      const ids = Array.from({ length: 60 }, (_, index) => index + 1);
      for (const id of ids) ledger.add(id, { methodClass: id % 2 === 0 ? 'post' : 'update' });
      await Promise.all([start(server.url), start(server.url)]);
      await untilSent(ids);
      const sweeps = ledger.sweeps;
      await vi.waitFor(() => expect(ledger.sweeps).toBeGreaterThan(sweeps + 4), PATIENCE);
      expect(ledger.sent).toHaveLength(60);
    });

    it('carries on with one when the other stops', async () => {
      const [first] = await Promise.all([start(server.url), start(server.url)]);
      await first.stop();
      ledger.add(1);
      await untilSent([1]);
    });
  });

  describe('it is stopped while a message is on its way', () => {
    it('waits for that one and takes no other', async () => {
      const held = Promise.withResolvers<Outcome>();
      ledger.add(1, {}, [() => held.promise]);
      const jobs = await start(server.url);
      await vi.waitFor(() => expect(ledger.tries).toEqual([1]), PATIENCE);
      const stopped = jobs.stop();
      ledger.add(2);
      held.resolve(DONE);
      await stopped;
      expect(ledger.sent).toEqual([1]);
    });

    it('leaves to the next start what it did not take', async () => {
      ledger.add(1);
      const jobs = await start(server.url, 3_600_000);
      await untilSent([1]);
      ledger.add(2);
      await jobs.stop();
      await start(server.url);
      await untilSent([1, 2]);
    });
  });

  describe('it runs', () => {
    it('gives a sign of life at once', async () => {
      await start(server.url, 3_600_000);
      await vi.waitFor(() => expect(ledger.beats).toBe(1), PATIENCE);
    });
  });
});

describe('no server is named', () => {
  it('uses an embedded queue of its own', async () => {
    ledger.add(1);
    await start(undefined);
    await untilSent([1]);
  });
});

describe.runIf(privateServer !== undefined)('the Redis server goes away', () => {
  let server: PrivateRedisServer | undefined = privateServer;

  const restart = async (port: number) => {
    server = await startRedisServer(port);
  };

  afterEach(async () => {
    await server?.stop();
    await restart(server?.port ?? 0);
  });

  afterAll(() => server?.stop());

  /** Without what is said of single jobs, whose keys went with the server. */
  const aboutTheServer = () => log.lines.map(({ level }) => level).filter((level) => level !== 'warn');

  it('says so once, and goes on where it was when the server is back', async () => {
    await start(server?.url);
    ledger.add(1);
    await untilSent([1]);
    await server?.stop();
    await vi.waitFor(() => expect(aboutTheServer()).toEqual(['error']), PATIENCE);
    ledger.add(2);
    await restart(server?.port ?? 0);
    await untilSent([1, 2]);
    await vi.waitFor(() => expect(aboutTheServer()).toEqual(['error', 'info']), PATIENCE);
  });

  it('starts without it, says so, and begins when it is there', async () => {
    await server?.stop();
    await start(server?.url);
    ledger.add(1);
    await vi.waitFor(() => expect(aboutTheServer()).toEqual(['error']), PATIENCE);
    await restart(server?.port ?? 0);
    await untilSent([1]);
  });

  it('can be stopped meanwhile', async () => {
    const jobs = await start(server?.url);
    ledger.add(1);
    await untilSent([1]);
    await server?.stop();
    await vi.waitFor(() => expect(log.lines).not.toEqual([]), PATIENCE);
    await jobs.stop();
    const tries = ledger.tries.length;
    ledger.add(2);
    expect(ledger.tries).toHaveLength(tries);
  });

  it('does not write the password to the log', async () => {
    await server?.stop();
    await start(server?.url.replace('//', '//ragtime:secret@'));
    await vi.waitFor(() => expect(log.lines).not.toEqual([]), PATIENCE);
    expect(JSON.stringify(log.lines)).not.toContain('secret');
  });
});
