import { ErrorCode, type Job, type Queue } from 'bullmq';
import type { DueWork } from './jobs-work.ts';
import { deliveryJobId, personJobId, type SlackJob, type SlackQueues } from './queues.ts';

/** Puts each delivery into the queue of its method. One that stands there already stays as it is. */
export async function enqueueDeliveries(queues: SlackQueues, ready: DueWork['ready'], now: Date): Promise<void> {
  for (const { id, methodClass } of ready) {
    await ensureQueued(queues[methodClass], {
      name: 'deliver',
      jobId: deliveryJobId(id),
      data: { deliveryId: id },
      now,
    });
  }
}

export async function enqueueLookUps(queues: SlackQueues, personIds: readonly string[], now: Date): Promise<void> {
  for (const personId of personIds) {
    await ensureQueued(queues['look-up'], {
      name: 'map-person',
      jobId: personJobId(personId),
      data: { personId },
      now,
    });
  }
}

interface WantedJob {
  readonly name: string;
  readonly jobId: string;
  readonly data: SlackJob;
  readonly now: Date;
}

/**
 * Adding a job whose id stands in Redis in any state is a silent no-op, so look first: what is dead makes room, and what
 * waits for a time that has come by the told clock starts now.
 */
async function ensureQueued(queue: Queue<SlackJob>, wanted: WantedJob): Promise<void> {
  const standing = await queue.getJob(wanted.jobId);
  if (standing === undefined) return add(queue, wanted);
  const state = await standing.getState();
  if (state === 'completed' || state === 'failed' || state === 'unknown') {
    await standing.remove();
    return add(queue, wanted);
  }
  const { notBefore } = standing.data;
  if (state === 'delayed' && notBefore !== undefined && notBefore <= wanted.now.getTime()) await promote(standing);
}

async function add(queue: Queue<SlackJob>, { name, jobId, data }: WantedJob): Promise<void> {
  await queue.add(name, data, { jobId });
}

async function promote(job: Job<SlackJob>): Promise<void> {
  try {
    await job.promote();
  } catch (error) {
    if (!isOvertaken(error)) throw error;
  }
}

/** Another process, or its own timer, was faster; it may even be back in its place by now. */
function isOvertaken(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error)) return false;
  return error.code === ErrorCode.JobNotInState || error.code === ErrorCode.JobNotExist;
}
