import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createCouncil } from './council.ts';
import { type BenchSlack, startSender } from './processes.ts';
import type { SenderOrders } from './sender-orders.ts';
import type { SlackCount, SlackLimit } from './slack-process.ts';

const LOOK_EVERY_MS = 100;
/** Nothing came for so long: it will not come any more. */
const STUCK_AFTER_MS = 90_000;

export interface Place {
  readonly redis: { readonly url: string };
  readonly slack: BenchSlack;
  readonly folder: string;
}

export interface Run {
  readonly sender: 'reminder-process.ts' | 'fixed-process.ts';
  readonly messages: number;
  readonly slackSpeed: number;
  readonly limit?: SlackLimit;
  readonly concurrency: number;
  readonly client?: SenderOrders['client'];
}

export interface Measured extends SlackCount {
  /** From the order to begin, reading and planning included, to the last message. */
  readonly totalMs: number;
  /** Processor time of the sender. */
  readonly cpuMs: number;
}

/** Lets one sender send everything, in a process of its own, and measures at Slack's end. */
export async function runSender(
  place: Place,
  { sender, messages, slackSpeed, limit, concurrency, client = 'ragtime' }: Run,
): Promise<Measured> {
  const databasePath = join(place.folder, `${randomUUID()}.sqlite`);
  if (sender === 'reminder-process.ts') await createCouncil(databasePath, { people: messages });
  await place.slack.begin(limit);
  const process = await startSender(sender);
  const beganAt = Date.now();
  process.begin({
    redisUrl: place.redis.url,
    slackUrl: place.slack.url,
    prefix: `bench-${randomUUID()}`,
    concurrency,
    messages,
    databasePath,
    slackSpeed,
    client,
  });
  const count = await untilAllCame(place.slack, messages, beganAt);
  const cpuMs = await process.stop();
  for (const end of ['', '-wal', '-shm']) rmSync(databasePath + end, { force: true });
  return { ...count, totalMs: count.lastAt - beganAt, cpuMs };
}

async function untilAllCame(slack: BenchSlack, messages: number, beganAt: number): Promise<SlackCount> {
  for (;;) {
    const count = await slack.count();
    if (count.taken >= messages) return count;
    const quietForMs = Date.now() - Math.max(count.lastAt, beganAt);
    if (quietForMs > STUCK_AFTER_MS) throw new Error(`Only ${count.taken} of ${messages} messages came.`);
    await sleep(LOOK_EVERY_MS);
  }
}
