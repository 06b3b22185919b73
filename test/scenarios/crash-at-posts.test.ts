import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CrashCouncil, openCrashCouncil } from '../support/crash-council.ts';
import { onFirstPosts } from '../support/first-posts.ts';
import { isLookUp } from '../support/look-ups.ts';
import { endIdleProcesses } from '../support/ragtime-process.ts';
import { EXPECTED_MESSAGES, type Played, playSteps } from './crash-steps.ts';

afterAll(endIdleProcesses);

/** Two or three deaths in one quarter, far enough apart to have nothing to do with each other; together every message is struck. */
const STRUCK = [
  [1, 7, 13],
  [2, 8],
  [3, 9],
  [4, 10],
  [5, 11],
  [6, 12],
];

interface Death {
  /** Which messages, numbered as they are first posted. */
  readonly posts: readonly number[];
  /** Whether Slack has taken the message by then. */
  readonly phase: 'before' | 'after';
}

async function playWith(disturb: (council: CrashCouncil) => void): Promise<Played> {
  const council = await openCrashCouncil();
  try {
    disturb(council);
    const played = await playSteps(council);
    // It may die beside a message, while a file is shown.
    expect(council.slack.refusals.filter((refusal) => !isLookUp(refusal))).toEqual([]);
    return played;
  } finally {
    await council.stop();
  }
}

/** @returns how many deaths there were. */
function killAtPosts(council: CrashCouncil, { posts, phase: deadly }: Death): () => number {
  let deaths = 0;
  onFirstPosts(council.slack, async ({ n, phase, args }) => {
    if (phase !== deadly || !posts.includes(n)) return;
    deaths += 1;
    await council.kill();
    // The call came in, but nothing was done: it was lost on its way.
    if (phase === 'before') {
      council.slack.faults.next('chat.postMessage', { kind: 'reset-before' }, { when: (own) => own === args });
    }
  });
  return () => deaths;
}

describe('Ragtime is killed while a message goes to Slack', () => {
  let undisturbed: Played;

  beforeAll(async () => {
    undisturbed = await playWith(() => undefined);
  });

  it.each(
    STRUCK.flatMap((posts) => [
      { posts, phase: 'before' as const },
      { posts, phase: 'after' as const },
    ]),
  )('ends with the same messages and the same report when it dies $phase Slack takes message $posts', async (death) => {
    let deaths = () => 0;
    const played = await playWith((council) => {
      deaths = killAtPosts(council, death);
    });
    expect(deaths()).toBe(death.posts.length);
    const { standing } = await undisturbed;
    expect(standing).toHaveLength(EXPECTED_MESSAGES.length);
    expect(played).toEqual(await undisturbed);
  });
});
