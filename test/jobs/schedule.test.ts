import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { planDueWork } from '../../jobs/plan-due-work.ts';
import { openSlackQueues, RECURRING_QUEUE, SLACK_LIMITS, SLACK_QUEUES } from '../../jobs/queues.ts';
import { type RecurringJob, type RecurringJobName, SCHEDULE, upsertSchedule } from '../../jobs/schedule.ts';
import { FakeLedger } from '../support/fake-ledger.ts';
import { queueServers } from '../support/queue-servers.ts';

const PATIENCE = { timeout: 15_000, interval: 10 };
const OFTEN: readonly RecurringJob[] = SCHEDULE.map((job) => ({ ...job, everyMs: 100 }));

const servers = await queueServers();

afterAll(async () => {
  for (const server of servers) await server.stop();
});

describe.each(servers)('the real scheduler on $name', (server) => {
  let connection: Redis;
  let prefix: string;
  let queue: Queue<unknown, void, RecurringJobName>;

  beforeEach(() => {
    connection = new Redis(server.url, { maxRetriesPerRequest: null });
    prefix = `test-${randomUUID()}`;
    queue = new Queue(RECURRING_QUEUE, { connection, prefix });
  });

  afterEach(async () => {
    await server.flush(prefix);
    connection.disconnect();
  });

  const runJobs = (ledger: FakeLedger) => {
    const queues = openSlackQueues({ connection, prefix });
    const process = planDueWork({ queues, work: ledger, clock: () => new Date() });
    return new Worker(RECURRING_QUEUE, process, { connection, prefix });
  };

  it('fires every recurring job again and again, also while the timer restores the schedule', async () => {
    const ledger = new FakeLedger();
    const worker = runJobs(ledger);
    const timer = setInterval(() => upsertSchedule(queue, OFTEN), 30);
    await vi.waitFor(
      () => expect([ledger.sweeps, ledger.peopleAsked].every((count) => count >= 4)).toBe(true),
      PATIENCE,
    );
    clearInterval(timer);
    await worker.close();
  });

  it('is set up once, however often the schedule is restored', async () => {
    await upsertSchedule(queue);
    const first = await queue.getJobSchedulers();
    await upsertSchedule(queue);
    expect(await queue.getJobSchedulers()).toEqual(first);
    expect(first.map(({ name, every }) => [name, Number(every)]).toSorted()).toEqual([
      ['people', 60_000],
      ['sweep', 30_000],
    ]);
    expect(await queue.count()).toBe(2);
  });

  it('passes over a job that only another version of Ragtime knows', async () => {
    const ledger = new FakeLedger();
    const worker = runJobs(ledger);
    const completed = new Promise((resolve) => worker.once('completed', (job) => resolve(job.name)));
    await new Queue(RECURRING_QUEUE, { connection, prefix }).add('tidy', {});
    expect(await completed).toBe('tidy');
    expect([ledger.sweeps, ledger.peopleAsked]).toEqual([0, 0]);
    await worker.close();
  });
});

describe('docs/operations.md', () => {
  const text = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');

  it.each(SCHEDULE)('has a row for the recurring job $name', ({ name, everyMs, what }) => {
    const every = everyMs <= 60_000 ? `${everyMs / 1000} seconds` : `${everyMs / 60_000} minutes`;
    expect(text).toContain(`| \`${name}\` | ${every} | ${what} |`);
  });

  it.each(SLACK_QUEUES)('has a row for the queue %s with its limit', (name) => {
    const { max, durationMs } = SLACK_LIMITS[name];
    const limit = durationMs === 1000 ? `${max} a second` : `${max} in ${durationMs / 1000} seconds`;
    expect(text).toMatch(new RegExp(`^\\| \`${name}\` \\| .* \\| ${limit} \\|$`, 'm'));
  });
});
