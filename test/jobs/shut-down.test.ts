import { randomUUID } from 'node:crypto';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { startEmbeddedQueue } from '../../jobs/embedded-queue.ts';
import { shutDown } from '../../jobs/shut-down.ts';
import { recordingLog } from '../support/fake-ledger.ts';

describe('a job does not finish in the time there is', () => {
  it('is left, and the log says that it is taken up again', async () => {
    const server = await startEmbeddedQueue();
    const connection = new Redis(server.url, { maxRetriesPerRequest: null });
    const options = { connection, prefix: `test-${randomUUID()}` };
    const began = Promise.withResolvers<void>();
    const finished = Promise.withResolvers<void>();
    const stuck = new Worker(
      'post',
      () => {
        began.resolve();
        return finished.promise;
      },
      options,
    );
    stuck.on('error', () => undefined);
    await new Queue('post', options).add('deliver', {});
    await began.promise;
    const log = recordingLog();
    await shutDown({ workers: [stuck], connection, log, drainWithinMs: 50 });
    expect(log.lines).toMatchObject([{ level: 'warn' }]);
    finished.resolve();
    await server.stop();
  });
});
