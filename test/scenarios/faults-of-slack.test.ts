import { afterAll, describe, expect, it } from 'vitest';
import type { CallFault } from '../../sandbox/faults.ts';
import { type CrashCouncil, openCrashCouncil } from '../support/crash-council.ts';
import { onFirstPosts } from '../support/first-posts.ts';
import { endIdleProcesses } from '../support/ragtime-process.ts';
import { findRedis } from '../support/redis.ts';
import { CALL_FAULTS, FAULT_MESSAGES, FAULT_POSTS, type Pace, playShortQuarter } from './fault-steps.ts';
import { strikeAtRandom } from './random-faults.ts';

const redis = await findRedis();
afterAll(async () => {
  await endIdleProcesses();
  await redis?.stop();
});

const QUEUES = [
  { queue: 'the embedded queue', redisUrl: undefined },
  ...(redis === undefined ? [] : [{ queue: 'Redis', redisUrl: redis.url }]),
];

async function play(redisUrl: string | undefined, disturb: (council: CrashCouncil) => void, pace: Pace) {
  const council = await openCrashCouncil({ redisUrl });
  try {
    disturb(council);
    const lines = await playShortQuarter(council, pace);
    expect(council.slack.faults.pending).toBe(0);
    return lines;
  } finally {
    await council.stop();
    for (const prefix of council.queuePrefixes) await redis?.flush(prefix);
  }
}

/** @returns the faults that struck. */
function strikeFirstPosts({ slack }: CrashCouncil, faultOf: (n: number) => CallFault): readonly CallFault[] {
  const struck: CallFault[] = [];
  onFirstPosts(slack, ({ n, phase, args }) => {
    if (phase !== 'before') return;
    struck.push(faultOf(n));
    slack.faults.next('chat.postMessage', faultOf(n), { when: (own) => own === args });
  });
  return struck;
}

describe.each(QUEUES)('each message goes wrong once, on $queue', ({ redisUrl }) => {
  it.each(CALL_FAULTS.map(({ kind }, shift) => ({ kind, shift })))(
    'loses none and repeats none, the first of them with $kind',
    async ({ shift }) => {
      let struck: readonly CallFault[] = [];
      const faultOf = (n: number) => CALL_FAULTS[(n - 1 + shift) % CALL_FAULTS.length] ?? { kind: 'reset-after' };
      const lines = await play(
        redisUrl,
        (council) => {
          struck = strikeFirstPosts(council, faultOf);
        },
        { minutes: 4 },
      );
      expect(lines).toEqual(FAULT_MESSAGES);
      expect(struck).toHaveLength(FAULT_POSTS);
    },
  );
});

/** At most so many of one message's posts go wrong: after five Ragtime leaves it to a person. */
const MOST_FAULTS = 3;

describe.each(QUEUES)('half of all posts and looks go wrong, on $queue', ({ redisUrl }) => {
  it.each([1, 2, 3])('loses none and repeats none with seed %i', async (seed) => {
    const lines = await play(redisUrl, (council) => void strikeAtRandom(council, { seed, mostFaults: MOST_FAULTS }), {
      minutes: 15,
    });
    expect(lines).toEqual(FAULT_MESSAGES);
  });
});

/** The worker's client waits 15 seconds of real time for an answer. */
const TIMEOUT_MS = 60_000;

describe('Slack does not answer at all to the first messages, on every queue', () => {
  it('loses none and repeats none, whether Slack took them or not', { timeout: TIMEOUT_MS }, async () => {
    const hang = ({ slack }: CrashCouncil) => {
      slack.faults.next('chat.postMessage', { kind: 'hang-before' });
      slack.faults.next('chat.postMessage', { kind: 'hang-after' });
    };
    const played = await Promise.all(QUEUES.map(({ redisUrl }) => play(redisUrl, hang, { minutes: 4 })));
    expect(played).toEqual(QUEUES.map(() => FAULT_MESSAGES));
  });
});
