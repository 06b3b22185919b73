import { afterAll, describe, expect, it } from 'vitest';
import type { CrashCouncil } from '../support/crash-council.ts';
import { isSureToStrikeAtCall, KILLS_PER_MOMENT, type Kill, planKills, tickAndKill } from '../support/kill-plan.ts';
import { isLookUp } from '../support/look-ups.ts';
import { countMessages } from '../support/message-count.ts';
import { endIdleProcesses } from '../support/ragtime-process.ts';
import { findRedis } from '../support/redis.ts';
import { MOMENTS, playLargeQuarter } from './large-quarter.ts';

const redis = await findRedis();
afterAll(async () => {
  await endIdleProcesses();
  await redis?.stop();
});

const QUEUES = [
  { queue: 'the embedded queue', redisUrl: undefined },
  ...(redis === undefined ? [] : [{ queue: 'Redis', redisUrl: redis.url }]),
];
const SEEDS = [1, 2, 3, 4, 5];
const KILLS_PER_QUARTER = MOMENTS.length * KILLS_PER_MOMENT;
/** Of those, so many at least strike at a call: otherwise the plan would hardly disturb anything. */
const FEWEST_SURE_CALLS = 2;
/** What a dead process had in hand is taken up after this, not after half a minute of real time. */
const LOCK_MS = 200;
const MINUTE_MS = 60_000;
const TIMEOUT_MS = 120_000;

const killsAt = (seed: number, moment: number) => planKills(1_000 * seed + moment);

/** Moments whose first kill strikes at a call, however fast or slow the machine is. */
const sureCallsOf = (seed: number) =>
  MOMENTS.filter((_instant, moment) => isSureToStrikeAtCall(killsAt(seed, moment))).length;

/** Each moment of the quarter with its kills, one after the other. */
function killAtEveryMoment(seed: number, struck: Kill['at'][]) {
  return async (council: CrashCouncil, moment: number): Promise<void> => {
    for (const { kill, minutesAfter } of killsAt(seed, moment)) {
      await council.revive();
      struck.push(await tickAndKill(council, kill));
      await council.setTime(new Date(council.now().getTime() + minutesAfter * MINUTE_MS));
    }
  };
}

const undisturbed = new Map<number, Promise<readonly string[]>>();

/** What must stand in the end: the same on every queue. */
function expectedOf(seed: number): Promise<readonly string[]> {
  const played = undisturbed.get(seed) ?? playLargeQuarter({ seed });
  undisturbed.set(seed, played);
  return played;
}

describe.each(QUEUES)('Ragtime is killed at any moment of a quarter, on $queue', ({ queue, redisUrl }) => {
  it.each(SEEDS)('loses none and repeats none with seed %i', { timeout: TIMEOUT_MS }, async (seed) => {
    const expected = await expectedOf(seed);
    const struck: Kill['at'][] = [];
    let prefixes: readonly string[] = [];
    const standing = await playLargeQuarter({
      seed,
      redisUrl,
      lockMs: LOCK_MS,
      disturb: killAtEveryMoment(seed, struck),
      atEnd: async ({ queuePrefixes, slack }) => {
        prefixes = queuePrefixes;
        expect(slack.refusals.filter((refusal) => !isLookUp(refusal))).toEqual([]);
      },
    });
    for (const prefix of prefixes) await redis?.flush(prefix);
    const count = countMessages(standing, expected);
    const times = (at: Kill['at']) => struck.filter((one) => one === at).length;
    console.info(
      `${queue}, seed ${seed}: ${struck.length} kills (${times('call')} at a call, ${times('time')} within a tick, ` +
        `${times('between')} between ticks), ${count.messages} messages, ${count.duplicates.length} duplicates, ` +
        `${count.losses.length} losses`,
    );
    expect(struck, `seed ${seed}`).toHaveLength(KILLS_PER_QUARTER);
    expect(sureCallsOf(seed), `seed ${seed}`).toBeGreaterThanOrEqual(FEWEST_SURE_CALLS);
    expect(times('call'), `seed ${seed}`).toBeGreaterThanOrEqual(sureCallsOf(seed));
    expect(expected.length, `seed ${seed}`).toBeGreaterThan(0);
    expect(new Set(expected).size, `seed ${seed}`).toBe(expected.length);
    expect(count, `seed ${seed}`).toEqual({
      messages: expected.length,
      duplicates: [],
      losses: [],
      strangers: [],
    });
  });
});
