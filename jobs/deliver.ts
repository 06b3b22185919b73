import type { Job, Queue } from 'bullmq';
import { carryOut } from './carry-out.ts';
import { enqueueDeliveries } from './enqueue.ts';
import type { JobsWork } from './jobs-work.ts';
import type { DeliveryJob, SlackQueues } from './queues.ts';

interface DeliverOptions {
  readonly queues: SlackQueues;
  readonly work: Pick<JobsWork, 'deliver'>;
  readonly clock: () => Date;
}

/** Worker of the queues `post`, `update` and `files`: one delivery of the ledger. */
export function deliver(queue: Queue<DeliveryJob>, { queues, work, clock }: DeliverOptions) {
  return async (job: Job<DeliveryJob>, token?: string): Promise<void> => {
    const now = clock();
    const outcome = await work.deliver(job.data.deliveryId, { now });
    // A process that dies here loses nothing: the next sweep finds what waits.
    if (outcome.outcome === 'done') await enqueueDeliveries(queues, outcome.next ?? [], now);
    await carryOut(outcome, { queue, job, token, now });
  };
}
