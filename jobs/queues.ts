import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { MethodClass } from './jobs-work.ts';

/** Queues whose jobs call Slack, one per class of method, since a limit on one method says nothing about the others. */
export type SlackQueueName = MethodClass | 'look-up';

export const SLACK_QUEUES: readonly SlackQueueName[] = ['post', 'update', 'files', 'look-up'];

/** The queue that the clock feeds; see schedule.ts. */
export const RECURRING_QUEUE = 'recurring';

/** Names the keys in Redis, so that Ragtime can share a server with others. */
export const DEFAULT_PREFIX = 'ragtime';

/** `max` jobs start in any `durationMs`, over all processes on one Redis; 0: without limit. */
export interface RateLimit {
  readonly max: number;
  readonly durationMs: number;
}

export type RateLimits = Readonly<Record<SlackQueueName, RateLimit>>;

/**
 * https://docs.slack.dev/apis/web-api/rate-limits and https://docs.slack.dev/reference/methods/chat.postMessage:
 * about one message a second in a channel; tier 3 (chat.update, users.lookupByEmail, conversations.open) 50 a minute. A
 * file arrives in its channel as a message. Short windows spread the work: 5 in 6 seconds, not 50 at once.
 */
export const SLACK_LIMITS: RateLimits = {
  post: { max: 1, durationMs: 1_000 },
  update: { max: 5, durationMs: 6_000 },
  files: { max: 1, durationMs: 1_000 },
  'look-up': { max: 5, durationMs: 6_000 },
};

/** The same limits `factor` times as fast, for a Slack that is not the real one; Infinity: without limits. */
export function speedUp(limits: RateLimits, factor: number): RateLimits {
  const faster = (limit: RateLimit): RateLimit => ({
    max: limit.max,
    durationMs: Math.ceil(limit.durationMs / factor),
  });
  return {
    post: faster(limits.post),
    update: faster(limits.update),
    files: faster(limits.files),
    'look-up': faster(limits['look-up']),
  };
}

/**
 * How many jobs of one queue a process works on at once: a slow answer must not hold up the next message, and what is
 * written at once shares a wait for the disk. How fast they go out is for the limits to say.
 */
export const CONCURRENCY = 50;

/**
 * How often a job may start before it is dropped from the queue, waits asked for by Slack included. Dropped is not lost:
 * the ledger still holds the delivery, and the next sweep puts it back or gives it up.
 */
export const MAX_STARTED_ATTEMPTS = 25;

const ATTEMPTS_AFTER_AN_ERROR = 5;
const FIRST_BACKOFF_MS = 1_000;

/** `notBefore`: instant in UTC milliseconds of the told time, set when the job was sent back to wait. */
interface Waiting {
  readonly notBefore?: number;
}

export interface DeliveryJob extends Waiting {
  readonly deliveryId: number;
}

export interface PersonJob extends Waiting {
  readonly personId: string;
}

export type SlackJob = DeliveryJob | PersonJob;

export type SlackQueues = Readonly<Record<MethodClass, Queue<DeliveryJob>>> & { readonly 'look-up': Queue<PersonJob> };

export interface QueueOptions {
  readonly connection: Redis;
  readonly prefix: string;
  /** Wait before the first repeat of a job that threw; doubled for each further one. */
  readonly backoffMs?: number;
}

export function openSlackQueues({ connection, prefix, backoffMs = FIRST_BACKOFF_MS }: QueueOptions): SlackQueues {
  const options = {
    connection,
    prefix,
    defaultJobOptions: {
      attempts: ATTEMPTS_AFTER_AN_ERROR,
      backoff: { type: 'exponential', delay: backoffMs },
      // The ledger prevents doubles, not the job id: a finished job that stays would turn its next add into a no-op.
      removeOnComplete: true,
      removeOnFail: true,
    },
  };
  return {
    post: new Queue<DeliveryJob>('post', options),
    update: new Queue<DeliveryJob>('update', options),
    files: new Queue<DeliveryJob>('files', options),
    'look-up': new Queue<PersonJob>('look-up', options),
  };
}

/** BullMQ refuses ids that contain a colon or are plain integers. */
export function deliveryJobId(deliveryId: number): string {
  return `delivery-${deliveryId}`;
}

export function personJobId(personId: string): string {
  return `person-${encodeURIComponent(personId)}`;
}
