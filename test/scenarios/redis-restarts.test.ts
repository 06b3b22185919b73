import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CrashCouncil } from '../support/crash-council.ts';
import { countMessages } from '../support/message-count.ts';
import { endIdleProcesses } from '../support/ragtime-process.ts';
import { flush, type PrivateRedisServer, startRedisServer } from '../support/redis.ts';
import { seeded } from '../support/seeded.ts';
import { playLargeQuarter } from './large-quarter.ts';

let server: PrivateRedisServer | undefined = await startRedisServer();
afterAll(async () => {
  await endIdleProcesses();
  await server?.stop();
});

const LATEST_CALL = 12;
const LOCK_MS = 200;
const TIMEOUT_MS = 120_000;

/** The server of this test and no other. A new one on the same port knows nothing of what the old one held. */
async function restartServer(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  const port = server?.port;
  await server?.stop(signal);
  server = await startRedisServer(port);
}

async function flushServer({ queuePrefixes }: CrashCouncil): Promise<void> {
  for (const prefix of queuePrefixes) await flush(server?.url ?? '', prefix);
}

interface Loss {
  readonly what: string;
  readonly strike: (council: CrashCouncil) => Promise<void>;
}

const LOSSES: readonly Loss[] = [
  { what: 'is ended and started again', strike: () => restartServer('SIGTERM') },
  { what: 'is killed and started again', strike: () => restartServer('SIGKILL') },
  { what: 'is flushed', strike: flushServer },
  {
    what: 'is killed and started again as Ragtime dies',
    strike: async (council) => {
      await Promise.all([council.kill(), restartServer('SIGKILL')]);
    },
  },
];

/** Once in each moment of the quarter, at some call before Slack takes it or after. */
function strikeInEveryTick(seed: number, { strike }: Loss, struck: number[]) {
  return async (council: CrashCouncil, moment: number): Promise<void> => {
    const random = seeded(1_000 * seed + moment);
    const n = 1 + random.below(LATEST_CALL);
    const phase = random.pick(['before', 'after']);
    let seen = 0;
    const stopListening = council.slack.onCall(async (call) => {
      if (call.phase !== phase) return;
      seen += 1;
      if (seen !== n) return;
      struck.push(n);
      await strike(council);
    });
    await council.tick();
    stopListening();
  };
}

describe.runIf(server !== undefined)('Redis loses everything in the middle of a tick', () => {
  const seed = 31;
  let expected: readonly string[];

  beforeAll(async () => {
    expected = await playLargeQuarter({ seed });
  }, TIMEOUT_MS);

  it.each(LOSSES)('loses no message and repeats none when it $what', { timeout: TIMEOUT_MS }, async (loss) => {
    const struck: number[] = [];
    const standing = await playLargeQuarter({
      seed,
      redisUrl: server?.url,
      lockMs: LOCK_MS,
      disturb: strikeInEveryTick(seed, loss, struck),
      atEnd: flushServer,
    });
    const count = countMessages(standing, expected);
    console.info(
      `Redis ${loss.what}: ${struck.length} times, ${count.messages} messages, ` +
        `${count.duplicates.length} duplicates, ${count.losses.length} losses`,
    );
    expect(struck.length).toBeGreaterThan(2);
    expect(count, `seed ${seed}`).toEqual({ messages: expected.length, duplicates: [], losses: [], strangers: [] });
  });
});
