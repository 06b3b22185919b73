import { setTimeout as wait } from 'node:timers/promises';
import { enqueueDeliveries, enqueueLookUps } from './enqueue.ts';
import type { PlanOptions } from './plan-due-work.ts';
import { SLACK_QUEUES, type SlackQueues } from './queues.ts';

const LOOK_EVERY_MS = 10;
const BUSY_STATES = ['waiting', 'prioritized', 'active', 'delayed'] as const;
/** A job sent back to wait for longer belongs to a later turn of the told clock. */
const LONGEST_DELAY_WAITED_FOR_MS = 5_000;

/**
 * One turn of the told clock: people are looked up, what is due is planned and sent, again and again until nothing new
 * is ready. What was tried in this turn and is still ready waits for the next one, or the turn would never end.
 */
export async function tick(options: PlanOptions): Promise<void> {
  const tried = { people: new Set<string>(), deliveries: new Set<number>() };
  while (await takeTurn(options, tried)) await untilIdle(options.queues);
}

interface Tried {
  readonly people: Set<string>;
  readonly deliveries: Set<number>;
}

/** @returns whether anything new went into a queue. */
async function takeTurn({ queues, work, clock }: PlanOptions, tried: Tried): Promise<boolean> {
  const now = clock();
  const people = (await work.peopleToMap({ now })).filter((id) => !tried.people.has(id));
  await enqueueLookUps(queues, people, now);
  // Whom to write to is known only after the look-ups.
  await untilIdle(queues);
  const deliveries = (await work.planDueWork({ now })).ready.filter(({ id }) => !tried.deliveries.has(id));
  await enqueueDeliveries(queues, deliveries, now);
  for (const id of people) tried.people.add(id);
  for (const { id } of deliveries) tried.deliveries.add(id);
  return people.length > 0 || deliveries.length > 0;
}

async function untilIdle(queues: SlackQueues): Promise<void> {
  for (const name of SLACK_QUEUES) {
    while (await isBusy(queues, name)) await wait(LOOK_EVERY_MS);
  }
}

async function isBusy(queues: SlackQueues, name: (typeof SLACK_QUEUES)[number]): Promise<boolean> {
  const queue = queues[name];
  // All counts in one question: a job that moves between two questions would be seen by neither.
  const { waiting = 0, prioritized = 0, active = 0, delayed = 0 } = await queue.getJobCounts(...BUSY_STATES);
  if (waiting + prioritized + active > 0) return true;
  if (delayed === 0) return false;
  const sentBack = await queue.getDelayed();
  return sentBack.length < delayed || sentBack.some((job) => job.delay <= LONGEST_DELAY_WAITED_FOR_MS);
}
