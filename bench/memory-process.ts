// Ragtime as `ragtime start` runs it, every command of the program loaded, at the time that the bench tells.
import { constants, PerformanceObserver } from 'node:perf_hooks';
import { pino } from 'pino';
import '../src/command-line.ts';
import { startGivingBackMemory } from '../src/give-back-memory.ts';
import { leaveWasmPlain } from '../src/leave-wasm-plain.ts';
import { type Ragtime, startRagtime } from '../src/wiring.ts';
import { APP_TOKEN, BOT_TOKEN } from './app-orders.ts';

/** So that a day's messages take seconds. */
const SLACK_SPEED = 20;
const LOOK_EVERY_MS = 50;

/** The answer to each order, in bytes. */
export interface MemoryAnswer {
  readonly resident: number;
  /** The most that was resident since its start, looked at every 50 ms. */
  readonly most: number;
  /** What was still in use after the last full collection of garbage: the least that the process holds on to. */
  readonly kept: number;
}

export type MemoryOrder =
  | {
      readonly kind: 'start';
      readonly slackUrl: string;
      readonly databasePath: string;
      readonly redisUrl: string | undefined;
      readonly now: number;
    }
  | { readonly kind: 'turn'; readonly now: number }
  | { readonly kind: 'memory' };

let now = new Date(0);
let ragtime: Ragtime | undefined;
let kept = process.memoryUsage().heapUsed;
let most = 0;

/** Resident memory now, in bytes. */
function look(): number {
  const resident = process.memoryUsage.rss();
  most = Math.max(most, resident);
  return resident;
}
setInterval(look, LOOK_EVERY_MS);

const isFull = (entry: { readonly name: string; readonly detail?: { readonly kind?: number } }) =>
  entry.detail?.kind === constants.NODE_PERFORMANCE_GC_MAJOR;

// Those that happen by themselves, and those of quiet seconds; one for the bench would make all look smaller than it is.
new PerformanceObserver((list) => {
  if (list.getEntries().some(isFull)) kept = process.memoryUsage().heapUsed;
}).observe({ entryTypes: ['gc'] });

process.on('message', async (order: MemoryOrder) => {
  if (order.kind !== 'memory') now = new Date(order.now);
  if (order.kind === 'start') {
    leaveWasmPlain(order.redisUrl);
    ragtime = await start(order);
    startGivingBackMemory();
  }
  if (order.kind === 'turn') await ragtime?.tick();
  process.send?.({ resident: look(), most, kept } satisfies MemoryAnswer);
});
process.once('disconnect', () => process.exit(0));
process.send?.('loaded');

function start({ slackUrl, databasePath, redisUrl }: Extract<MemoryOrder, { kind: 'start' }>): Promise<Ragtime> {
  return startRagtime({
    config: {
      databasePath,
      redisUrl,
      administrators: [],
      logLevel: 'error',
      botToken: BOT_TOKEN,
      receiver: { kind: 'socket', appToken: APP_TOKEN },
      slackApiUrl: slackUrl,
      host: '127.0.0.1',
      port: 0,
    },
    role: 'all',
    clock: () => now,
    log: pino({ level: 'error' }, pino.destination(2)),
    tuning: { slackSpeed: SLACK_SPEED },
  });
}
