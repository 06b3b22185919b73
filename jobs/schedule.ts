import type { Queue } from 'bullmq';

export type RecurringJobName = 'sweep' | 'people';

export interface RecurringJob {
  readonly name: RecurringJobName;
  readonly everyMs: number;
  readonly what: string;
}

/** Every recurring job. plan-due-work.ts does them. */
export const SCHEDULE: readonly RecurringJob[] = [
  {
    name: 'sweep',
    everyMs: 30_000,
    what: 'plans what has fallen due and puts every message that may go out into its queue',
  },
  { name: 'people', everyMs: 60_000, what: 'looks up the Slack users of people who have none yet' },
];

/**
 * The plain timer of the jobs process: keeps the schedule in the queue, sweeps, and says that the process lives. It runs
 * on real time and needs no queue to fire, so that a queue that was flushed is whole again after one turn.
 */
export const TIMER_EVERY_MS = 30_000;

/** Puts the schedule into the queue. Repeating it changes nothing; a schedule that was lost starts at once. */
export async function upsertSchedule(
  queue: Queue<unknown, void, RecurringJobName>,
  schedule: readonly RecurringJob[] = SCHEDULE,
): Promise<void> {
  for (const { name, everyMs } of schedule) {
    await queue.upsertJobScheduler(
      name,
      { every: everyMs },
      { name, opts: { removeOnComplete: true, removeOnFail: true } },
    );
  }
}
