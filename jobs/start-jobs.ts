import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { QueueLength } from '../src/usecases/operate/read-measures.ts';
import { openConnection } from './connection.ts';
import { startEmbeddedQueue } from './embedded-queue.ts';
import type { JobsLog, JobsWork } from './jobs-work.ts';
import { sweep } from './plan-due-work.ts';
import {
  CONCURRENCY,
  DEFAULT_PREFIX,
  openSlackQueues,
  type RateLimits,
  RECURRING_QUEUE,
  SLACK_LIMITS,
} from './queues.ts';
import { readLengths } from './read-lengths.ts';
import { type RecurringJobName, TIMER_EVERY_MS, upsertSchedule } from './schedule.ts';
import { shutDown } from './shut-down.ts';
import { tick } from './tick.ts';
import { startTimer } from './timer.ts';
import { watchErrors } from './watch-errors.ts';
import { startWorkers } from './workers.ts';

export interface StartJobsOptions {
  /** `redis://` or `rediss://`; without it the queue is embedded in this process. */
  readonly redisUrl: string | undefined;
  readonly work: JobsWork;
  /** The time that the use cases are told. */
  readonly clock: () => Date;
  readonly log: JobsLog;
  readonly limits?: RateLimits;
  /** Jobs of one queue that this process works on at once. */
  readonly concurrency?: number;
  /** The timer's first sweep, which reads every plan, waits until this has resolved: nobody who clicks waits for it then. */
  readonly firstSweepAfter?: Promise<void>;
  /** Real time between two turns of the timer; `never` leaves every turn to `tick`. */
  readonly sweepEveryMs?: number | 'never';
  readonly prefix?: string;
  /** Real time before the first repeat of a job that threw. */
  readonly backoffMs?: number;
  /** Real time after which a job of a process that died is taken up by another. */
  readonly lockMs?: number;
}

export interface Jobs {
  /** One turn of the told clock, resolved when nothing new is ready: for the demo and for scenarios. */
  tick(): Promise<void>;
  /** Whether the queue's server can be reached just now. */
  isConnected(): boolean;
  /** How many jobs of each queue are in which state; empty while the server is away. */
  lengths(): Promise<readonly QueueLength[]>;
  /** Lets running jobs finish, for ten seconds at most. What still waits is put back by the next start. */
  stop(): Promise<void>;
}

/**
 * Starts queues, workers and timers. A Redis that cannot be reached is no error: it is logged once and waited for.
 * @throws when the embedded queue does not start.
 */
export async function startJobs(options: StartJobsOptions): Promise<Jobs> {
  if (options.redisUrl !== undefined) return startOn(openConnection(options.redisUrl, options.log), options);
  const embedded = await startEmbeddedQueue();
  const jobs = startOn(openConnection(embedded.url, options.log), options);
  return {
    ...jobs,
    stop: async () => {
      await jobs.stop();
      await embedded.stop();
    },
  };
}

function startOn(connection: Redis, options: StartJobsOptions): Jobs {
  const { work, clock, log, prefix = DEFAULT_PREFIX, limits = SLACK_LIMITS, backoffMs, lockMs } = options;
  const { concurrency = CONCURRENCY } = options;
  const queues = openSlackQueues({ connection, prefix, backoffMs });
  const recurring = new Queue<unknown, void, RecurringJobName>(RECURRING_QUEUE, { connection, prefix });
  for (const queue of [...Object.values(queues), recurring]) watchErrors(queue, log);
  const plan = { queues, work, clock };
  const workers = startWorkers({ ...plan, connection, prefix, limits, concurrency, log, lockMs });
  const stopTimers = startTimers(options, async () => {
    await options.firstSweepAfter;
    await upsertSchedule(recurring);
    await sweep(plan);
  });
  const isConnected = () => connection.status === 'ready';
  return {
    tick: () => tick(plan),
    isConnected,
    lengths: async () => (isConnected() ? readLengths([...Object.values(queues), recurring]) : []),
    stop: async () => {
      stopTimers();
      await shutDown({ workers, connection, log });
    },
  };
}

/** The sign of life has a timer of its own: it is given also while the queue is away and a sweep waits for it. */
function startTimers(options: StartJobsOptions, turn: () => Promise<void>): () => void {
  const { work, log, sweepEveryMs = TIMER_EVERY_MS } = options;
  let isStopped = false;
  const report = (message: string) => (error: unknown) => {
    if (!isStopped) log.warn({ reason: error instanceof Error ? error.message : String(error) }, message);
  };
  const stops = [
    startTimer(() => work.heartbeat({ now: new Date() }), {
      everyMs: TIMER_EVERY_MS,
      onError: report('The sign of life could not be written; the next one follows.'),
    }),
  ];
  if (sweepEveryMs !== 'never') {
    stops.push(startTimer(turn, { everyMs: sweepEveryMs, onError: report('A sweep failed; the next one follows.') }));
  }
  return () => {
    isStopped = true;
    for (const stop of stops) void stop();
  };
}
