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

describe('many jobs wait, and the next sweep wants them again', () => {
  class CountingQueue extends Queue<PersonJob> {
    asked = 0;
    override getJob(jobId: string) {
      this.asked += 1;
      return super.getJob(jobId);
    }
  }

  it('reads the queue, and asks for none of those that wait in it or are new', async () => {
    const lookUp = new CountingQueue('look-up', { connection, prefix: 'sweeps' });
    const people = Array.from({ length: 40 }, (_, index) => `p-${index}`);
    await enqueueLookUps({ ...queues, 'look-up': lookUp }, people, NOW);
    expect(await lookUp.getJobCountByTypes('waiting')).toBe(40);
    lookUp.asked = 0;
    await enqueueLookUps({ ...queues, 'look-up': lookUp }, [...people, 'p-new'], NOW);
    expect(lookUp.asked).toBe(0);
    expect(await lookUp.getJobCountByTypes('waiting')).toBe(41);
  });

  it('starts at once what waited for a time that has come, and queues again what a lost list has left behind', async () => {
    const lookUp = queues['look-up'];
    const people = Array.from({ length: 40 }, (_, index) => `p-${index}`);
    await enqueueLookUps(queues, people, NOW);
    // What is left of a list that Redis threw out for want of memory: the jobs' own keys.
    await connection.del(lookUp.toKey('wait'));
    const later = { personId: 'p-later', notBefore: NOW.getTime() };
    await lookUp.add('map-person', later, { jobId: 'person-p-later', delay: 60_000 });
    await enqueueLookUps(queues, [...people, 'p-later'], NOW);
    expect(await lookUp.getJobCountByTypes('waiting')).toBe(41);
    await enqueueLookUps(queues, [...people, 'p-later'], NOW);
    expect(await lookUp.getJobCountByTypes('waiting')).toBe(41);
  });
});
