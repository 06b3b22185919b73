import { ErrorCode, type Job, type Queue } from 'bullmq';
import type { DueWork } from './jobs-work.ts';
import { deliveryJobId, personJobId, type SlackJob, type SlackQueues } from './queues.ts';

/** How many questions to Redis are under way at once: in one go each, but no connection holds thousands. */
const ASKED_AT_ONCE = 250;
/** For fewer it is dearer to read a queue than to ask for each. */
const FEW = 10;

/** Puts each delivery into the queue of its method. One that stands there already stays as it is. */
export async function enqueueDeliveries(queues: SlackQueues, ready: DueWork['ready'], now: Date): Promise<void> {
  for (const [methodClass, deliveries] of Map.groupBy(ready, (delivery) => delivery.methodClass)) {
    const wanted = deliveries.map(({ id }) => ({ jobId: deliveryJobId(id), data: { deliveryId: id } }));
    await ensureQueued(queues[methodClass], { name: 'deliver', wanted, now });
  }
}

export async function enqueueLookUps(queues: SlackQueues, personIds: readonly string[], now: Date): Promise<void> {
  const wanted = personIds.map((personId) => ({ jobId: personJobId(personId), data: { personId } }));
  await ensureQueued(queues['look-up'], { name: 'map-person', wanted, now });
}

interface WantedJob {
  readonly jobId: string;
  readonly data: SlackJob;
}

interface WantedJobs {
  readonly name: string;
  readonly wanted: readonly WantedJob[];
  readonly now: Date;
}

/** In their order. Many are asked for and added together: a round trip for each would take longer than sending it. */
async function ensureQueued(queue: Queue<SlackJob>, jobs: WantedJobs): Promise<void> {
  if (jobs.wanted.length <= FEW) return addWhereRoom(queue, jobs);
  const underWay = new Set(await queue.getRanges(['wait', 'prioritized', 'active'], 0, -1));
  const left = jobs.wanted.filter(({ jobId }) => !underWay.has(jobId));
  const standing = new Set(await queue.getRanges(['delayed', 'completed', 'failed'], 0, -1));
  await addWhereRoom(queue, { ...jobs, wanted: left.filter(({ jobId }) => standing.has(jobId)) });
  await addNew(queue, { ...jobs, wanted: left.filter(({ jobId }) => !standing.has(jobId)) });
}

/** Hardly any of thousands stands in Redis, so they are added first; those that are then in no list are asked for. */
async function addNew(queue: Queue<SlackJob>, jobs: WantedJobs): Promise<void> {
  await eachSome(jobs.wanted, (some) => add(queue, { ...jobs, wanted: some }));
  const there = new Set(await queue.getRanges(['wait', 'prioritized', 'active', 'delayed'], 0, -1));
  const absent = jobs.wanted.filter(({ jobId }) => !there.has(jobId));
  await eachSome(absent, async (some) => {
    const room = await Promise.all(some.map(({ jobId }) => makeRoom(queue, jobId, jobs.now)));
    // What is not in Redis was done in this moment; what stood there in no list has kept its job out.
    await add(queue, { ...jobs, wanted: some.filter((_, index) => room[index] === 'made') });
  });
}

async function addWhereRoom(queue: Queue<SlackJob>, jobs: WantedJobs): Promise<void> {
  await eachSome(jobs.wanted, async (some) => {
    const room = await Promise.all(some.map(({ jobId }) => makeRoom(queue, jobId, jobs.now)));
    await add(queue, { ...jobs, wanted: some.filter((_, index) => room[index] !== 'none') });
  });
}

async function eachSome(
  wanted: readonly WantedJob[],
  work: (some: readonly WantedJob[]) => Promise<void>,
): Promise<void> {
  for (let first = 0; first < wanted.length; first += ASKED_AT_ONCE)
    await work(wanted.slice(first, first + ASKED_AT_ONCE));
}

async function add(queue: Queue<SlackJob>, { name, wanted }: WantedJobs): Promise<void> {
  await queue.addBulk(wanted.map(({ jobId, data }) => ({ name, data, opts: { jobId } })));
}

/**
 * Adding a job whose id stands in Redis in any state is a silent no-op, so look first: what is dead makes room, and what
 * waits for a time that has come by the told clock starts now.
 * @returns `made` where something dead stood in its place, `none` where the job stands there already.
 */
async function makeRoom(queue: Queue<SlackJob>, jobId: string, now: Date): Promise<'free' | 'made' | 'none'> {
  const standing = await queue.getJob(jobId);
  if (standing === undefined) return 'free';
  const state = await standing.getState();
  if (state === 'completed' || state === 'failed' || state === 'unknown') {
    await standing.remove();
    return 'made';
  }
  const { notBefore } = standing.data;
  if (state === 'delayed' && notBefore !== undefined && notBefore <= now.getTime()) await promote(standing);
  return 'none';
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
