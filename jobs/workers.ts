import { type Job, type Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { deliver } from './deliver.ts';
import type { JobsLog, JobsWork } from './jobs-work.ts';
import { mapPerson } from './map-person.ts';
import { planDueWork } from './plan-due-work.ts';
import { MAX_STARTED_ATTEMPTS, type RateLimit, type RateLimits, RECURRING_QUEUE, type SlackQueues } from './queues.ts';
import { watchErrors } from './watch-errors.ts';

interface WorkersOptions {
  readonly queues: SlackQueues;
  readonly work: JobsWork;
  readonly clock: () => Date;
  readonly connection: Redis;
  readonly prefix: string;
  readonly limits: RateLimits;
  readonly concurrency: number;
  readonly log: JobsLog;
  /** Real time after which a job of a process that died is taken up by another; BullMQ's 30 seconds where none is given. */
  readonly lockMs?: number | undefined;
}

/** One worker for each queue; they begin at once. */
export function startWorkers(options: WorkersOptions): readonly Worker[] {
  const { queues, limits } = options;
  const start = <Data>(queue: Queue<Data>, process: Process<Data>, limit: RateLimit) =>
    watch(
      new Worker<Data>(queue.name, process, {
        ...basics(options),
        concurrency: options.concurrency,
        limiter: limiterOf(limit),
      }),
      options.log,
    );
  return [
    start(queues.post, deliver(queues.post, options), limits.post),
    start(queues.update, deliver(queues.update, options), limits.update),
    start(queues.files, deliver(queues.files, options), limits.files),
    start(queues['look-up'], mapPerson(queues['look-up'], options), limits['look-up']),
    watch(new Worker(RECURRING_QUEUE, planDueWork(options), basics(options)), options.log),
  ];
}

type Process<Data> = (job: Job<Data>, token?: string) => Promise<void>;

function basics({ connection, prefix, lockMs }: WorkersOptions) {
  const locks = lockMs === undefined ? {} : { lockDuration: lockMs, stalledInterval: lockMs };
  return { connection, prefix, maxStartedAttempts: MAX_STARTED_ATTEMPTS, ...locks };
}

function limiterOf({ max, durationMs }: RateLimit) {
  return durationMs === 0 ? undefined : { max, duration: durationMs };
}

/** A failed job is no alarm: the ledger keeps the delivery, and says in the end whether a person must act. */
function watch<Data>(worker: Worker<Data>, log: JobsLog): Worker<Data> {
  const queue = worker.name;
  worker.on('failed', (job, error) => {
    log.warn({ queue, job: job?.id, attempt: job?.attemptsMade, reason: error.message }, 'A job failed.');
  });
  worker.on('stalled', (job) => log.warn({ queue, job }, 'A job was left by a process that died; it starts again.'));
  watchErrors(worker, log);
  return worker;
}
