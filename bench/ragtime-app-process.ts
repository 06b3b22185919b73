// Ragtime as it answers clicks in production, on a council whose window is open.
import { pino } from 'pino';
import { startGivingBackMemory } from '../src/give-back-memory.ts';
import { startRagtime } from '../src/wiring.ts';
import { APP_TOKEN, BOT_TOKEN, obeyLatencyBench, SIGNING_SECRET } from './app-orders.ts';
import { ALL_DUE_AT } from './council.ts';

obeyLatencyBench(async ({ slackUrl, transport, port, databasePath, role }) => {
  const receiver =
    transport === 'http'
      ? ({ kind: 'http', signingSecret: SIGNING_SECRET } as const)
      : ({ kind: 'socket', appToken: APP_TOKEN } as const);
  await startRagtime({
    config: {
      databasePath,
      redisUrl: undefined,
      administrators: [],
      logLevel: 'error',
      botToken: BOT_TOKEN,
      receiver,
      slackApiUrl: slackUrl,
      host: '127.0.0.1',
      port,
    },
    role,
    clock: () => ALL_DUE_AT,
    log: pino({ level: 'error' }, pino.destination(2)),
  });
  startGivingBackMemory();
});
