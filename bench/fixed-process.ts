// What Ragtime is measured against: the same BullMQ and Redis, and a worker that only posts, with Slack's own client or with
// Ragtime's. It knows no ledger, decides nothing and would post twice after a crash.
import { LogLevel, WebClient } from '@slack/web-api';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { createClients } from '../src/slack/clients.ts';
import { createMessenger } from '../src/slack/messenger.ts';
import { renderReminder } from '../src/slack/remind/reminder-message.ts';
import { obeyBench } from './sender-orders.ts';

const TOKEN = 'xoxb-bench-token';

/** The same words for everybody, as long as a reminder of one milestone. */
const MESSAGE = renderReminder({
  person: { id: 'p-1', initials: 'P1', name: 'Person 1' },
  snooze: { kind: 'offered' },
  drafts: [],
  unsentCount: 0,
  groups: [
    {
      step: 'opens',
      quarterTitle: 'Quarter 1',
      period: '1 April to 30 June 2026',
      dueAt: '5pm Tuesday 14 July',
      closesAt: '5pm Tuesday 21 July',
      lines: [
        {
          entry: { kind: 'milestone', id: 'm-1' },
          ref: 'LD1',
          words: 'Bring service 1 to the standard that was agreed with the people who use it.',
          due: 'by 31 March 2027',
          earlier: undefined,
          insteadOf: undefined,
          directorateCode: 'LD',
          quarter: '2026-27/Q1',
        },
      ],
    },
  ],
});

await obeyBench(async ({ redisUrl, slackUrl, prefix, messages, concurrency, client }) => {
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
  const messenger = createMessenger(
    client === 'slack' ? slacksClient(slackUrl, concurrency) : ours(slackUrl, concurrency),
  );
  const defaultJobOptions = { removeOnComplete: true, removeOnFail: true };
  const queue = new Queue<{ readonly number: number }>('fixed', { connection, prefix, defaultJobOptions });
  new Worker<{ readonly number: number }>(
    'fixed',
    async ({ data: { number } }) => {
      await messenger.post({ channelId: `D${number}`, key: `fixed-${number}`, message: MESSAGE });
    },
    { connection, prefix, concurrency },
  );
  await queue.addBulk(Array.from({ length: messages }, (_, number) => ({ name: 'post', data: { number } })));
});

function ours(slackApiUrl: string, workerConcurrency: number): WebClient {
  return createClients({ botToken: TOKEN, slackApiUrl, workerConcurrency }).worker;
}

function slacksClient(slackApiUrl: string, maxRequestConcurrency: number): WebClient {
  return new WebClient(TOKEN, {
    slackApiUrl,
    maxRequestConcurrency,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 15_000,
    logLevel: LogLevel.ERROR,
  });
}
