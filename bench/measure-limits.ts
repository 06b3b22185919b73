import { CONCURRENCY, SLACK_LIMITS, speedUp } from '../jobs/queues.ts';
import { type Goal, noDoubles } from './goals.ts';
import { type Place, runSender } from './run-sender.ts';

/** Slack speaks of short bursts without a number; a small one, so that a sender that goes too fast is refused. */
const BURST = 5;
const GOAL_OVER = 5;
const GOAL_REFUSED = 1;

interface LimitsOptions {
  readonly people: number;
  readonly slackSpeed: number;
}

/**
 * Everybody gets one message, so the slowest class of method is posting. Slack's clock runs `slackSpeed` times as fast,
 * and refuses what is faster than its limit.
 */
export async function measureLimits(place: Place, { people, slackSpeed }: LimitsOptions): Promise<readonly Goal[]> {
  const { max, durationMs } = speedUp(SLACK_LIMITS, slackSpeed).post;
  const minimumMs = (people / max - 1) * durationMs;
  const limit = { perSecond: (max * 1000) / durationMs, burst: BURST };
  console.log(`${people} people with Slack's limits, ${slackSpeed} times as fast`);
  console.log(
    `  limit on chat.postMessage  ${max} in ${durationMs} ms; Slack refuses more, beyond a burst of ${BURST}`,
  );
  const run = await runSender(place, {
    sender: 'reminder-process.ts',
    messages: people,
    slackSpeed,
    limit,
    concurrency: CONCURRENCY,
  });
  const over = (run.totalMs / minimumMs - 1) * 100;
  const refused = (run.refused / (run.taken + run.doubles + run.refused)) * 100;
  console.log(`  least time the limit allows ${(minimumMs / 1000).toFixed(2)} s`);
  console.log(
    `  measured                    ${(run.totalMs / 1000).toFixed(2)} s, ${over.toFixed(1)} % over (goal: ${GOAL_OVER})`,
  );
  console.log(`  refused calls               ${run.refused}, ${refused.toFixed(2)} % (goal: under ${GOAL_REFUSED})`);
  console.log(`  messages, of them doubles   ${run.taken}, ${run.doubles}`);
  return [
    { what: 'over the least time that the limit allows, in %', measured: over, bound: { atMost: GOAL_OVER } },
    { what: 'refused calls, in %', measured: refused, bound: { under: GOAL_REFUSED } },
    noDoubles('Ragtime', run.doubles),
  ];
}
