import { DelayedError, type Job, type Queue, Worker } from 'bullmq';
import type { Outcome } from './jobs-work.ts';
import type { SlackJob } from './queues.ts';

interface Place<Data extends SlackJob> {
  readonly queue: Queue<Data>;
  readonly job: Job<Data>;
  /** The worker's lock on the job. */
  readonly token: string | undefined;
  /** The time that the use case was told. */
  readonly now: Date;
}

/**
 * Turns what a use case answered into what BullMQ does with the job. Returning completes it.
 * @throws the errors by which BullMQ learns that a job waits; they count as no failure.
 */
export async function carryOut<Data extends SlackJob>(outcome: Outcome, place: Place<Data>): Promise<void> {
  switch (outcome.outcome) {
    case 'done':
      return;
    case 'retry':
      return await sendBack(outcome.afterMs, place);
    case 'rate-limited':
      if (outcome.scope === 'channel') return await sendBack(outcome.afterMs, place);
      await holdQueue(place.queue, outcome.afterMs);
      throw Worker.RateLimitError();
  }
}

/** Only this job waits; the others of its queue go on. */
async function sendBack<Data extends SlackJob>(afterMs: number, { job, token, now }: Place<Data>): Promise<never> {
  await job.updateData({ ...job.data, notBefore: now.getTime() + afterMs });
  await job.moveToDelayed(Date.now() + afterMs, token);
  throw new DelayedError();
}

/** Of two limits met at once the longer one holds: the shorter must not let the queue go early. */
async function holdQueue(queue: Queue, afterMs: number): Promise<void> {
  const heldForMs = await queue.getRateLimitTtl();
  await queue.rateLimit(Math.max(heldForMs, afterMs, 1));
}
