import type { Job, Queue } from 'bullmq';
import { carryOut } from './carry-out.ts';
import type { JobsWork } from './jobs-work.ts';
import type { PersonJob } from './queues.ts';

interface MapPersonOptions {
  readonly work: Pick<JobsWork, 'mapPerson'>;
  readonly clock: () => Date;
}

/** Worker of the queue `look-up`: finds one person's Slack user. */
export function mapPerson(queue: Queue<PersonJob>, { work, clock }: MapPersonOptions) {
  return async (job: Job<PersonJob>, token?: string): Promise<void> => {
    const now = clock();
    await carryOut(await work.mapPerson(job.data.personId, { now }), { queue, job, token, now });
  };
}
