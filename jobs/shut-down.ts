import { setTimeout as wait } from 'node:timers/promises';
import type { Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { JobsLog } from './jobs-work.ts';

/** Supervisors kill after ten seconds (docker stop): be done before. */
const DRAIN_WITHIN_MS = 8_000;
const DISCONNECT_WITHIN_MS = 1_000;

interface Running {
  readonly workers: readonly Worker[];
  readonly connection: Redis;
  readonly log: JobsLog;
  readonly drainWithinMs?: number;
}

/**
 * Takes no new jobs and lets the running ones finish. A job that does not finish, or a server that is away, does not hold
 * the process: the lease in the ledger runs out and another process takes the delivery up.
 */
export async function shutDown(running: Running): Promise<void> {
  const { workers, connection, log, drainWithinMs = DRAIN_WITHIN_MS } = running;
  // Without a server a worker has nobody to tell that its job is finished, and would wait for ever.
  const force = connection.status !== 'ready';
  const isDrained = await within(force ? DISCONNECT_WITHIN_MS : drainWithinMs, async () => {
    await Promise.all(workers.map((worker) => worker.close(force)));
  });
  if (!isDrained) {
    log.warn({}, 'Some jobs did not finish; they are taken up again later.');
    await within(DISCONNECT_WITHIN_MS, async () => {
      await Promise.allSettled(workers.map((worker) => worker.disconnect()));
    });
  }
  connection.disconnect();
}

async function within(limitMs: number, work: () => Promise<void>): Promise<boolean> {
  const giveUp = new AbortController();
  const isDone = work().then(() => true);
  const isOver = wait(limitMs, false, { signal: giveUp.signal }).catch(() => false);
  try {
    return await Promise.race([isDone, isOver]);
  } finally {
    giveUp.abort();
  }
}
