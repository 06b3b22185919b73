import { ErrorCode, Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmbeddedQueue } from '../../jobs/embedded-queue.ts';
import { enqueueLookUps } from '../../jobs/enqueue.ts';
import { openSlackQueues, type PersonJob, type SlackQueues } from '../../jobs/queues.ts';

const server = await startEmbeddedQueue();
afterAll(() => server.stop());

const NOW = new Date('2026-07-01T08:00:00Z');

let connection: Redis;
let queues: SlackQueues;

beforeEach(async () => {
  connection = new Redis(server.url, { maxRetriesPerRequest: null });
  queues = openSlackQueues({ connection, prefix: 'enqueue' });
});

afterEach(() => connection.disconnect());

describe('a job that waits is started by another process, and sent back at once', () => {
  /** The moment cannot be met from outside: the queue answers as it does then. */
  class OvertakenQueue extends Queue<PersonJob> {
    override async getJob(jobId: string) {
      const job = await super.getJob(jobId);
      if (job !== undefined) {
        job.promote = () =>
          Promise.reject(
            Object.assign(new Error('Job is not in the delayed state.'), { code: ErrorCode.JobNotInState }),
          );
      }
      return job;
    }
  }

  it('stays as it is, and the others are queued all the same', async () => {
    const lookUp = new OvertakenQueue('look-up', { connection, prefix: 'enqueue' });
    await lookUp.add(
      'map-person',
      { personId: 'p-1', notBefore: NOW.getTime() },
      { jobId: 'person-p-1', delay: 60_000 },
    );
    await enqueueLookUps({ ...queues, 'look-up': lookUp }, ['p-1', 'p-2'], NOW);
    expect(await lookUp.getJobCountByTypes('delayed')).toBe(1);
    expect(await lookUp.getJobCountByTypes('waiting')).toBe(1);
  });
});
