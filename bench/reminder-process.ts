// Ragtime's jobs as they run in production, on a council whose reminders are all due.
import { pino } from 'pino';
import { startRagtime } from '../src/wiring.ts';
import { ALL_DUE_AT } from './council.ts';
import { obeyBench } from './sender-orders.ts';

await obeyBench(async ({ redisUrl, slackUrl, prefix, databasePath, slackSpeed, concurrency }) => {
  await startRagtime({
    config: {
      databasePath,
      redisUrl,
      administrators: [],
      logLevel: 'error',
      botToken: 'xoxb-bench-token',
      receiver: undefined,
      slackApiUrl: slackUrl,
      host: '127.0.0.1',
      port: 0,
    },
    role: 'jobs',
    clock: () => ALL_DUE_AT,
    log: pino({ level: 'error' }, pino.destination(2)),
    tuning: { slackSpeed, queuePrefix: prefix, concurrency },
  });
});
