import { afterAll, describe, expect, it } from 'vitest';
import {
  CRASH_PLAN,
  type CrashCouncil,
  type CrashCouncilOptions,
  OWNERS,
  openCrashCouncil,
  QUARTER,
} from '../support/crash-council.ts';
import { onFirstPosts } from '../support/first-posts.ts';
import { endIdleProcesses } from '../support/ragtime-process.ts';
import { findRedis } from '../support/redis.ts';
import { EXPECTED_MESSAGES, playSteps } from './crash-steps.ts';
import { FAULT_MESSAGES, linesOf, playShortQuarter } from './fault-steps.ts';

const redis = await findRedis();
afterAll(async () => {
  await endIdleProcesses();
  await redis?.stop();
});

const QUEUES = [
  { queue: 'the embedded queue', redisUrl: undefined },
  ...(redis === undefined ? [] : [{ queue: 'Redis', redisUrl: redis.url }]),
];

async function withCouncil<Value>(
  options: CrashCouncilOptions,
  play: (council: CrashCouncil) => Promise<Value>,
): Promise<Value> {
  const council = await openCrashCouncil(options);
  try {
    return await play(council);
  } finally {
    await council.stop();
    await flush(council);
  }
}

async function flush({ queuePrefixes }: CrashCouncil): Promise<void> {
  for (const prefix of queuePrefixes) await redis?.flush(prefix);
}

/** An embedded queue is lost with its process; a Redis server loses every key at once. */
async function loseQueue(council: CrashCouncil, redisUrl: string | undefined): Promise<void> {
  if (redisUrl === undefined) await council.restart();
  else await flush(council);
}

describe.each(QUEUES)('the queue loses everything, on $queue', ({ redisUrl }) => {
  it('sends everything once when that happens after every step', async () => {
    const { standing } = await withCouncil({ redisUrl }, (council) =>
      playSteps(council, () => loseQueue(council, redisUrl)),
    );
    expect(standing.map(({ where, key }) => `${where} ${key}`)).toEqual(EXPECTED_MESSAGES);
  });
});

describe.runIf(redis !== undefined)('the queue loses everything while messages go to Slack', () => {
  it.each(['before', 'after'] as const)('sends everything once: flushed %s Slack takes each', async (moment) => {
    const lines = await withCouncil({ redisUrl: redis?.url }, (council) => {
      council.slack.onCall(async ({ method, phase }) => {
        if (method === 'chat.postMessage' && phase === moment) await flush(council);
      });
      return playShortQuarter(council, { minutes: 4 });
    });
    expect(lines).toEqual(FAULT_MESSAGES);
  });

  it('sends everything once when the process dies with it', async () => {
    const lines = await withCouncil({ redisUrl: redis?.url }, (council) => {
      onFirstPosts(council.slack, async ({ n, phase }) => {
        if (phase !== 'after' || n % 3 !== 1) return;
        await council.kill();
        await flush(council);
      });
      return playShortQuarter(council, { minutes: 4 });
    });
    expect(lines).toEqual(FAULT_MESSAGES);
  });
});

describe.each(QUEUES)('jobs fail for good before they have done anything, on $queue', ({ redisUrl }) => {
  it('takes each up again with the next sweep', async () => {
    const lines = await withCouncil({ redisUrl }, async (council) => {
      const jobs = 12;
      await council.processes[0]?.tell({ kind: 'sabotage', how: { how: 'fail-for-good', jobs } });
      return playShortQuarter(council, { minutes: 8 });
    });
    expect(lines).toEqual(FAULT_MESSAGES);
  });
});

describe.runIf(redis !== undefined)('three processes share one Redis and one database', () => {
  const roles = ['slack', 'jobs', 'jobs'] as const;

  it('sends everything once, and takes every answer', async () => {
    const { standing } = await withCouncil({ redisUrl: redis?.url, roles }, (council) => playSteps(council));
    expect(standing.map(({ where, key }) => `${where} ${key}`)).toEqual(EXPECTED_MESSAGES);
  });

  it('sends everything once though each of them has a queue of its own', async () => {
    const { standing } = await withCouncil({ redisUrl: redis?.url, roles, queues: 'apart' }, (council) =>
      playSteps(council),
    );
    expect(standing.map(({ where, key }) => `${where} ${key}`)).toEqual(EXPECTED_MESSAGES);
  });

  /** Which of them dies after which step. */
  const DEATHS: Readonly<Record<string, number>> = { 'first asks': 1, 'answer 2': 0, 'last call': 2, publish: 1 };

  it('sends everything once when one after the other is killed', async () => {
    let deaths = 0;
    const { standing } = await withCouncil({ redisUrl: redis?.url, roles }, (council) =>
      playSteps(council, async ({ name }) => {
        const doomed = council.processes[DEATHS[name] ?? roles.length];
        if (doomed === undefined) return;
        deaths += 1;
        await doomed.kill();
      }),
    );
    expect(standing.map(({ where, key }) => `${where} ${key}`)).toEqual(EXPECTED_MESSAGES);
    expect(deaths).toBe(4);
  });
});

/** Ticks at 9am of every day of July until the window is closed. */
async function passDays(council: CrashCouncil, from: number): Promise<void> {
  for (let day = from; day <= 22; day += 1) {
    await council.setTime(`2026-07-${String(day).padStart(2, '0')}T08:00:00Z`);
    await council.revive();
    await council.tick();
    await council.passMinutes(2);
  }
}

/** What each owner was reminded of, from the ledger: the day and the step. */
function stepsTold(council: CrashCouncil): Promise<readonly string[]> {
  return council.withHouse(async ({ deliveries, plans }) => {
    const people = await plans.people();
    const sent = await deliveries.remindersSince(new Date('2026-06-01T00:00:00Z'));
    return sent.map(({ content, key, personId, state }) => {
      const who = people.find(({ id }) => id === personId)?.initials;
      const steps = content.kind === 'reminder' ? content.payload.windows.map(({ step }) => step) : [];
      return `${who} ${key.slice(-5)} ${steps} ${state}`;
    });
  });
}

describe.each(QUEUES)('the due date is moved earlier while reminders are out, on $queue', ({ redisUrl }) => {
  it('asks nobody twice for a step, and sends the steps that are left at their new dates', async () => {
    await withCouncil({ redisUrl }, async (council) => {
      await open(council);
      await tickAndLose(council, '2026-07-01T08:00:00Z');
      await council.command('quarter', 'move', ...QUARTER, '--due', '2026-07-07', '--closes', '2026-07-10');
      await passDays(council, 1);
      await expectTold(council, ['07-01 opens', '07-03 last-call', '07-08 overdue', '07-09 closes-tomorrow']);
    });
  });

  it('does not repeat a last call that went out after its new date', async () => {
    await withCouncil({ redisUrl }, async (council) => {
      await open(council);
      await tickAt(council, '2026-07-01T08:00:00Z');
      await tickAndLose(council, '2026-07-10T08:00:00Z');
      await council.command('quarter', 'move', ...QUARTER, '--due', '2026-07-13');
      await passDays(council, 10);
      await expectTold(council, ['07-01 opens', '07-10 last-call', '07-14 overdue', '07-20 closes-tomorrow']);
    });
  });

  it('sends a last call at once whose new date has passed', async () => {
    await withCouncil({ redisUrl }, async (council) => {
      await open(council);
      await tickAt(council, '2026-07-01T08:00:00Z');
      await council.setTime('2026-07-08T10:00:00Z');
      await council.command('quarter', 'move', ...QUARTER, '--due', '2026-07-09');
      await council.passMinutes(2);
      await passDays(council, 9);
      await expectTold(council, ['07-01 opens', '07-08 last-call', '07-10 overdue', '07-20 closes-tomorrow']);
    });
  });
});

async function open(council: CrashCouncil): Promise<void> {
  await council.command('import', CRASH_PLAN);
  await council.command('quarter', 'open', ...QUARTER);
}

async function tickAt(council: CrashCouncil, instant: string): Promise<void> {
  await council.setTime(instant);
  await council.tick();
}

/** Two reminders go out, one arrives, and Ragtime cannot know which. */
async function tickAndLose(council: CrashCouncil, instant: string): Promise<void> {
  const before = remindersOf(council).length;
  const when = (args: object) => JSON.stringify(args).includes('"key":"reminder-');
  council.slack.faults.next('chat.postMessage', { kind: 'reset-after' }, { when });
  council.slack.faults.next('chat.postMessage', { kind: 'reset-before' }, { when });
  await tickAt(council, instant);
  expect(remindersOf(council)).toHaveLength(before + 1);
}

/** Each owner was told of each step once, and it stands in Slack once. */
async function expectTold(council: CrashCouncil, days: readonly string[]): Promise<void> {
  const expected = OWNERS.flatMap((who) => days.map((day) => `${who} ${day} sent`));
  expect((await stepsTold(council)).toSorted()).toEqual(expected.toSorted());
  const inSlack = OWNERS.flatMap((who) => days.map((day) => `${who} reminder-2026-${day.slice(0, 5)}`));
  expect(remindersOf(council)).toEqual(inSlack);
}

/** What owners were sent; the officer's overview stands elsewhere. */
function remindersOf(council: CrashCouncil): readonly string[] {
  return linesOf(council).filter((line) => line.includes(' reminder-'));
}
