import type { Job, Queue } from 'bullmq';
import { carryOut } from './carry-out.ts';
import type { JobsWork } from './jobs-work.ts';
import type { DeliveryJob } from './queues.ts';

interface DeliverOptions {
  readonly work: Pick<JobsWork, 'deliver'>;
  readonly clock: () => Date;
}

/** Worker of the queues `post`, `update` and `files`: one delivery of the ledger. */
export function deliver(queue: Queue<DeliveryJob>, { work, clock }: DeliverOptions) {
  return async (job: Job<DeliveryJob>, token?: string): Promise<void> => {
    const now = clock();
    await carryOut(await work.deliver(job.data.deliveryId, { now }), { queue, job, token, now });
  };
}
