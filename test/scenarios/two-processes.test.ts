import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CrashCouncil } from '../support/crash-council.ts';
import { countMessages } from '../support/message-count.ts';
import { endIdleProcesses } from '../support/ragtime-process.ts';
import { findRedis } from '../support/redis.ts';
import { seeded } from '../support/seeded.ts';
import { MOMENTS, playLargeQuarter } from './large-quarter.ts';
import { strikeAtRandom } from './random-faults.ts';

const redis = await findRedis();
afterAll(async () => {
  await endIdleProcesses();
  await redis?.stop();
});

/** Together with the deaths fewer than the five attempts after which Ragtime leaves a message to a person. */
const MOST_FAULTS = 2;
const DEATHS_PER_MOMENT = 2;
const LATEST_CALL = 12;
/** Each message may go wrong as often as said, and so may every look for it. */
const SETTLE_MINUTES = 15;
const LOCK_MS = 200;
const TIMEOUT_MS = 120_000;

/** One of the two dies at some call of a tick that both take at once; the other one ticks on. */
function killOneAtATime(seed: number, deaths: number[]) {
  return async (council: CrashCouncil, moment: number): Promise<void> => {
    const random = seeded(1_000 * seed + moment);
    for (let death = 0; death < DEATHS_PER_MOMENT; death += 1) {
      const doomed = random.below(council.processes.length);
      const stopListening = killAtCall(council, { doomed, n: 1 + random.below(LATEST_CALL) });
      await council.revive();
      await council.tick();
      stopListening();
      await council.processes[doomed]?.kill();
      deaths.push(doomed);
      await council.passMinutes(random.below(3));
    }
  };
}

function killAtCall(council: CrashCouncil, { doomed, n }: { readonly doomed: number; readonly n: number }): () => void {
  let seen = 0;
  return council.slack.onCall(async ({ phase }) => {
    if (phase !== 'after') return;
    seen += 1;
    if (seen === n) await council.processes[doomed]?.kill();
  });
}

describe.runIf(redis !== undefined)('two whole processes tick at once on one Redis and one database', () => {
  const seed = 21;
  let expected: readonly string[];

  beforeAll(async () => {
    expected = await playLargeQuarter({ seed });
  }, TIMEOUT_MS);

  it.each([
    { roles: ['jobs', 'jobs'] as const, queues: 'shared' as const, dying: 'by turns' },
    { roles: ['all', 'all'] as const, queues: 'shared' as const, dying: 'by turns' },
    // Nothing but the ledger keeps these two from sending the same.
    { roles: ['jobs', 'jobs'] as const, queues: 'apart' as const, dying: 'never' },
  ])(
    'sends everything once while Slack does its worst: $roles, queues $queues, dying $dying',
    {
      timeout: TIMEOUT_MS,
    },
    async ({ roles, queues, dying }) => {
      const deaths: number[] = [];
      let faults: ReturnType<typeof strikeAtRandom> = [];
      const kill = killOneAtATime(seed, deaths);
      const standing = await playLargeQuarter({
        seed,
        redisUrl: redis?.url,
        roles,
        queues,
        lockMs: LOCK_MS,
        settleMinutes: SETTLE_MINUTES,
        disturb: async (council, moment) => {
          if (moment === 0) faults = strikeAtRandom(council, { seed, mostFaults: MOST_FAULTS });
          if (dying === 'by turns') await kill(council, moment);
          else await council.tick();
        },
        atEnd: async ({ queuePrefixes }) => {
          for (const prefix of queuePrefixes) await redis?.flush(prefix);
        },
      });
      const count = countMessages(standing, expected);
      console.info(
        `${roles}, queues ${queues}: ${faults.length} faults, ${deaths.length} deaths, ${count.messages} messages, ` +
          `${count.duplicates.length} duplicates, ${count.losses.length} losses`,
      );
      expect(new Set(faults.map(({ kind }) => kind)).size).toBeGreaterThan(6);
      expect(deaths).toHaveLength(dying === 'by turns' ? MOMENTS.length * DEATHS_PER_MOMENT : 0);
      expect(count, `seed ${seed}`).toEqual({ messages: expected.length, duplicates: [], losses: [], strangers: [] });
    },
  );
});
