import type { Job } from 'bullmq';
import { enqueueDeliveries, enqueueLookUps } from './enqueue.ts';
import type { JobsWork } from './jobs-work.ts';
import type { SlackQueues } from './queues.ts';
import { SCHEDULE } from './schedule.ts';

export interface PlanOptions {
  readonly queues: SlackQueues;
  readonly work: Pick<JobsWork, 'planDueWork' | 'peopleToMap'>;
  readonly clock: () => Date;
}

/** Worker of the queue `recurring`. */
export function planDueWork(options: PlanOptions) {
  return async (job: Job): Promise<void> => {
    const name = SCHEDULE.find((recurring) => recurring.name === job.name)?.name;
    switch (name) {
      case 'sweep':
        return await sweep(options);
      case 'people':
        return await lookUpPeople(options);
      case undefined:
        // Left in Redis by another version of Ragtime.
        return;
    }
  };
}

const running = new WeakMap<SlackQueues, Promise<void>>();

/**
 * What is due and unsent comes from the ledger, so a queue that lost everything is rebuilt by one sweep. Timer and
 * schedule may call for it at once, at every start they do: whoever comes while one runs waits for that one.
 */
export function sweep(options: PlanOptions): Promise<void> {
  const standing = running.get(options.queues);
  if (standing !== undefined) return standing;
  const swept = sweepNow(options).finally(() => running.delete(options.queues));
  running.set(options.queues, swept);
  return swept;
}

async function sweepNow({ queues, work, clock }: PlanOptions): Promise<void> {
  const now = clock();
  const { ready } = await work.planDueWork({ now });
  await enqueueDeliveries(queues, ready, now);
}

async function lookUpPeople({ queues, work, clock }: PlanOptions): Promise<void> {
  const now = clock();
  await enqueueLookUps(queues, await work.peopleToMap({ now }), now);
}
