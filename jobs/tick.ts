import { setTimeout as wait } from 'node:timers/promises';
import type { Job } from 'bullmq';
import { enqueueDeliveries, enqueueLookUps } from './enqueue.ts';
import type { PlanOptions } from './plan-due-work.ts';
import { SLACK_QUEUES, type SlackJob, type SlackQueueName, type SlackQueues } from './queues.ts';

const LOOK_EVERY_MS = 10;
const BUSY_STATES = ['waiting', 'prioritized', 'active', 'delayed'] as const;
/** A job that threw is waited for, unless it takes its time. */
const LONGEST_DELAY_WAITED_FOR_MS = 5_000;

/**
 * One turn of the told clock: people are looked up, what is due is planned and sent, again and again until nothing new
 * is ready. What was tried in this turn and is still ready waits for the next one, or the turn would never end.
 */
export async function tick(options: PlanOptions): Promise<void> {
  const tried = { people: new Set<string>(), deliveries: new Set<number>() };
  while (await takeTurn(options, tried)) await untilIdle(options, SLACK_QUEUES);
}

interface Tried {
  readonly people: Set<string>;
  readonly deliveries: Set<number>;
}

/** @returns whether anything new went into a queue. */
async function takeTurn(options: PlanOptions, tried: Tried): Promise<boolean> {
  const { queues, work, clock } = options;
  const now = clock();
  const people = (await work.peopleToMap({ now })).filter((id) => !tried.people.has(id));
  await enqueueLookUps(queues, people, now);
  // Whom to write to is known only after the look-ups.
  await untilIdle(options, ['look-up']);
  const deliveries = (await work.planDueWork({ now })).ready.filter(({ id }) => !tried.deliveries.has(id));
  await enqueueDeliveries(queues, deliveries, now);
  for (const id of people) tried.people.add(id);
  for (const { id } of deliveries) tried.deliveries.add(id);
  return people.length > 0 || deliveries.length > 0;
}

/**
 * What waits for a file goes into another queue than the file, so a queue that was idle a moment ago may be busy now: all
 * of them are seen idle twice running.
 */
async function untilIdle({ queues, clock }: PlanOptions, names: readonly SlackQueueName[]): Promise<void> {
  for (let idle = 0; idle < 2; ) {
    const busy = await Promise.all(names.map((name) => isBusy(queues[name], clock())));
    idle = busy.includes(true) ? 0 : idle + 1;
    if (idle === 0) await wait(LOOK_EVERY_MS);
  }
}

async function isBusy(queue: SlackQueues[SlackQueueName], now: Date): Promise<boolean> {
  // All counts in one question: a job that moves between two questions would be seen by neither.
  const { waiting = 0, prioritized = 0, active = 0, delayed = 0 } = await queue.getJobCounts(...BUSY_STATES);
  if (waiting + prioritized + active > 0) return true;
  if (delayed === 0) return false;
  const sentBack = await queue.getDelayed();
  return sentBack.length < delayed || sentBack.some((job) => isOfThisTurn(job, now));
}

/** One that waits for a later told time cannot get further now: the told clock stands still while it ticks. */
function isOfThisTurn({ data, delay }: Job<SlackJob>, now: Date): boolean {
  const isTooEarly = data.notBefore !== undefined && data.notBefore > now.getTime();
  return !isTooEarly && delay <= LONGEST_DELAY_WAITED_FOR_MS;
}
