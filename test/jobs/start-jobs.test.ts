import { randomUUID } from 'node:crypto';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Outcome } from '../../jobs/jobs-work.ts';
import { MAX_STARTED_ATTEMPTS, type RateLimits, SLACK_LIMITS, speedUp } from '../../jobs/queues.ts';
import { type Jobs, type StartJobsOptions, startJobs } from '../../jobs/start-jobs.ts';
import { FakeLedger, recordingLog } from '../support/fake-ledger.ts';
import { queueServers } from '../support/queue-servers.ts';

const START = new Date('2026-07-01T08:00:00Z');
const FAST = speedUp(SLACK_LIMITS, 1000);
const PATIENCE = { timeout: 15_000, interval: 10 };

const servers = await queueServers();

afterAll(async () => {
  for (const server of servers) await server.stop();
});

describe.each(servers)('on $name', (server) => {
  let ledger: FakeLedger;
  let prefix: string;
  let now: Date;
  let log: ReturnType<typeof recordingLog>;
  let running: Jobs[];

  beforeEach(() => {
    ledger = new FakeLedger();
    prefix = `test-${randomUUID()}`;
    now = START;
    log = recordingLog();
    running = [];
  });

  afterEach(async () => {
    await Promise.all(running.map((jobs) => jobs.stop()));
    await server.flush(prefix);
  });

  const start = async (options: Partial<StartJobsOptions> = {}): Promise<Jobs> => {
    const jobs = await startJobs({
      redisUrl: server.url,
      work: ledger,
      clock: () => now,
      log,
      limits: FAST,
      sweepEveryMs: 'never',
      prefix,
      backoffMs: 1,
      ...options,
    });
    running.push(jobs);
    return jobs;
  };

  const passSeconds = (seconds: number) => {
    now = new Date(now.getTime() + seconds * 1000);
  };

  const withQueue = async <Value>(name: string, use: (queue: Queue) => Promise<Value>): Promise<Value> => {
    const connection = new Redis(server.url, { maxRetriesPerRequest: null });
    try {
      return await use(new Queue(name, { connection, prefix }));
    } finally {
      connection.disconnect();
    }
  };

  describe('a first sweep that is to wait', () => {
    it('does, while others sweep', async () => {
      const ready = Promise.withResolvers<void>();
      const planned = vi.spyOn(ledger, 'planDueWork');
      await start({ sweepEveryMs: 5, firstSweepAfter: ready.promise });
      const other = new FakeLedger();
      const plannedByOther = vi.spyOn(other, 'planDueWork');
      await start({ sweepEveryMs: 5, work: other, prefix: `test-${randomUUID()}` });
      await vi.waitFor(() => expect(plannedByOther.mock.calls.length).toBeGreaterThan(2), PATIENCE);
      expect(planned).not.toHaveBeenCalled();
      ready.resolve();
      await vi.waitFor(() => expect(planned).toHaveBeenCalled(), PATIENCE);
    });
  });

  describe('messages of every class are due', () => {
    it('sends each once, however often the clock ticks', async () => {
      ledger.add(1);
      ledger.add(2, { methodClass: 'update' });
      ledger.add(3, { methodClass: 'files' });
      const jobs = await start();
      await jobs.tick();
      await jobs.tick();
      expect(ledger.sent.toSorted()).toEqual([1, 2, 3]);
      expect(ledger.tries).toHaveLength(3);
    });

    it('leaves what is due later to a later tick', async () => {
      ledger.add(1, { dueAt: new Date(START.getTime() + 60_000) });
      const jobs = await start();
      await jobs.tick();
      expect(ledger.sent).toEqual([]);
      passSeconds(60);
      await jobs.tick();
      expect(ledger.sent).toEqual([1]);
    });

    it('sends in the same tick what was waiting for another message', async () => {
      ledger.add(1, { afterId: 2 });
      ledger.add(2);
      await (await start()).tick();
      expect(ledger.sent).toEqual([2, 1]);
    });
  });

  describe('messages wait for each other', () => {
    it('follow one another at once and in order, each once, without another sweep', async () => {
      ledger.add(4, { afterId: 3 });
      ledger.add(3, { afterId: 2, methodClass: 'files' }, [new Error('disk full')]);
      ledger.add(2, { afterId: 1 }, [{ outcome: 'retry', afterMs: 1 }]);
      ledger.add(1);
      const jobs = await start({ sweepEveryMs: 60_000 });
      await vi.waitFor(() => expect(ledger.sent).toEqual([1, 2, 3, 4]), PATIENCE);
      expect(ledger.tries).toEqual([1, 2, 2, 3, 3, 4]);
      await jobs.tick();
      expect(ledger.sent).toEqual([1, 2, 3, 4]);
    });
  });

  describe('people have no Slack user yet', () => {
    it('looks each up once, whatever characters are in the id', async () => {
      ledger.unmapped = ['person:1', '17', 'a b'];
      const jobs = await start();
      await jobs.tick();
      await jobs.tick();
      expect(ledger.mapped.toSorted()).toEqual(['17', 'a b', 'person:1']);
    });
  });

  describe('a job throws', () => {
    it('is tried again', async () => {
      ledger.add(1, {}, [new Error('disk full'), new Error('disk full')]);
      await (await start()).tick();
      expect(ledger.sent).toEqual([1]);
    });

    it('leaves the queue after five attempts, and the next sweep puts it back', async () => {
      ledger.add(
        1,
        {},
        Array.from({ length: 5 }, () => new Error('disk full')),
      );
      const jobs = await start();
      await jobs.tick();
      expect(ledger.sent).toEqual([]);
      expect(ledger.tries).toHaveLength(5);
      await jobs.tick();
      expect(ledger.sent).toEqual([1]);
    });

    it('takes the place of a dead job with its id', async () => {
      const jobs = await start();
      ledger.add(1, {}, [new Error('disk full')]);
      await withQueue('post', async (queue) => {
        await queue.add('deliver', { deliveryId: 1 }, { jobId: 'delivery-1', removeOnFail: false });
        await vi.waitFor(async () => expect(await queue.getFailedCount()).toBe(1), PATIENCE);
      });
      await jobs.tick();
      expect(ledger.sent).toEqual([1]);
    });
  });

  describe('a message that never comes to an end', () => {
    it('is dropped from the queue and does not hold the tick', async () => {
      const again: Outcome = { outcome: 'retry', afterMs: 1 };
      ledger.add(
        1,
        {},
        Array.from({ length: 1000 }, () => again),
      );
      ledger.add(2);
      await (await start()).tick();
      expect(ledger.sent).toEqual([2]);
      const triesOfFirst = () => ledger.tries.filter((id) => id === 1);
      await vi.waitFor(() => expect(triesOfFirst()).toHaveLength(MAX_STARTED_ATTEMPTS), PATIENCE);
    });

    it('leaves what waits for a later told time to a later tick, however soon that is', async () => {
      const again: Outcome = { outcome: 'retry', afterMs: 4_000 };
      ledger.add(1, {}, [again]);
      const jobs = await start();
      await jobs.tick();
      expect(ledger.tries).toEqual([1]);
      passSeconds(4);
      await jobs.tick();
      expect(ledger.sent).toEqual([1]);
    });
  });

  describe('Slack limits one channel', () => {
    beforeEach(() => {
      ledger.add(1, {}, [{ outcome: 'rate-limited', afterMs: 60_000, scope: 'channel' }]);
      ledger.add(2);
      ledger.add(3);
    });

    it('lets only that message wait, until the time that Slack named', async () => {
      const jobs = await start();
      await jobs.tick();
      expect(ledger.sent.toSorted()).toEqual([2, 3]);
      passSeconds(59);
      await jobs.tick();
      expect(ledger.tries.filter((id) => id === 1)).toHaveLength(1);
      passSeconds(1);
      await jobs.tick();
      expect(ledger.sent.toSorted()).toEqual([1, 2, 3]);
    });
  });

  describe('Slack limits a method', () => {
    it('holds its whole queue and no other', async () => {
      ledger.add(1, {}, [{ outcome: 'rate-limited', afterMs: 60_000, scope: 'method' }]);
      await start({ sweepEveryMs: 30 });
      await withQueue('post', (queue) =>
        vi.waitFor(async () => expect(await queue.getRateLimitTtl()).toBeGreaterThan(30_000), PATIENCE),
      );
      ledger.add(2);
      ledger.add(3, { methodClass: 'update' });
      ledger.add(4, { methodClass: 'files' });
      await vi.waitFor(() => expect(ledger.sent.toSorted()).toEqual([3, 4]), PATIENCE);
      expect(await withQueue('post', (queue) => queue.getWaitingCount())).toBeGreaterThan(0);
      expect(ledger.tries).not.toContain(2);
    });

    it('goes on afterwards', async () => {
      ledger.add(1, {}, [{ outcome: 'rate-limited', afterMs: 20, scope: 'method' }]);
      ledger.add(2);
      await (await start()).tick();
      expect(ledger.sent.toSorted()).toEqual([1, 2]);
    });

    it('keeps to the longer of two limits met at once', async () => {
      const longer = Promise.withResolvers<Outcome>();
      const shorter = Promise.withResolvers<Outcome>();
      ledger.add(1, {}, [() => longer.promise]);
      ledger.add(2, {}, [() => shorter.promise]);
      await start({ sweepEveryMs: 30 });
      await vi.waitFor(() => expect(ledger.tries.toSorted()).toEqual([1, 2]), PATIENCE);
      await withQueue('post', async (queue) => {
        longer.resolve({ outcome: 'rate-limited', afterMs: 60_000, scope: 'method' });
        await vi.waitFor(async () => expect(await queue.getRateLimitTtl()).toBeGreaterThan(30_000), PATIENCE);
        shorter.resolve({ outcome: 'rate-limited', afterMs: 1, scope: 'method' });
        await vi.waitFor(async () => expect(await queue.getActiveCount()).toBe(0), PATIENCE);
        expect(await queue.getRateLimitTtl()).toBeGreaterThan(30_000);
      });
    });
  });

  describe('more is due than Slack allows of one class', () => {
    it('keeps to the limit of that class and sends the others', async () => {
      const limits: RateLimits = { ...FAST, post: { max: 2, durationMs: 60_000 } };
      for (const id of [1, 2, 3, 4]) ledger.add(id);
      for (const id of [5, 6, 7, 8]) ledger.add(id, { methodClass: 'update' });
      await start({ limits, sweepEveryMs: 30 });
      await vi.waitFor(() => expect(ledger.sent.filter((id) => id > 4)).toHaveLength(4), PATIENCE);
      await vi.waitFor(() => expect(ledger.sent.filter((id) => id <= 4)).toHaveLength(2), PATIENCE);
      const sweeps = ledger.sweeps;
      await vi.waitFor(() => expect(ledger.sweeps).toBeGreaterThan(sweeps + 3), PATIENCE);
      expect(ledger.tries.filter((id) => id <= 4)).toHaveLength(2);
    });
  });
});
