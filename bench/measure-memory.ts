import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ClickApp, runErrand } from './click-person.ts';
import { startClickServer } from './click-server.ts';
import { overSockets } from './click-transport.ts';
import { createCouncil, MILESTONES_EACH } from './council.ts';
import type { Goal } from './goals.ts';
import type { MemoryAnswer, MemoryOrder } from './memory-process.ts';
import { end, forkPrepared, hear } from './processes.ts';
import { type BenchQueue, bothQueues } from './queues.ts';

/** First ask, last call, overdue, closes tomorrow: the days on which reminders go out. */
const DAYS = ['2026-07-01', '2026-07-10', '2026-07-15', '2026-07-20'];
const OPENS_AT = '2026-07-01T08:00:00Z';
/** In Britain 9.30am to 4.30pm. */
const HOURS = 8;
const HOUR_MS = 60 * 60 * 1000;
const GOAL_MB = { Redis: 150, embedded: 200 } as const;
const AT_ONCE = 50;
const QUIET_MS = 2_000;
const IDLE_MS = 5_000;
/** The evening begins when nothing has happened for so long. */
const EVENING_AFTER_MS = 20_000;

/** Ragtime gives memory back when so much has come: less than that lies there or does not, by chance. */
const LEFT_LYING_MB = 16;
/** V8 compiles a little more each day, and clicks are remembered up to 5,000: docs/decisions/0055-what-saves-and-memory-are-measured-by.md. */
const LEFT_IN_USE_MB = 1;

export interface MemoryOptions {
  readonly folder: string;
  readonly people: number;
  /** Quiet between two hours of a day, real time. */
  readonly pauseMs: number;
}

interface Watched {
  readonly tell: (order: MemoryOrder) => Promise<MemoryAnswer>;
  /** Fifty people at once answer two milestones each, with typing and Save; the number of their clicks. */
  readonly click: () => Promise<number>;
  /** Resolves when no message has come for a while, with their number so far. */
  readonly quiet: () => Promise<number>;
  readonly pauseMs: number;
}

export async function measureMemory({ folder, people, pauseMs }: MemoryOptions): Promise<readonly Goal[]> {
  console.log(`\nResident memory of ragtime start, ${people} people, ${people * MILESTONES_EACH} milestones`);
  const goals: Goal[] = [];
  await bothQueues(async (queue) => {
    const databasePath = join(folder, `memory-${randomUUID()}.sqlite`);
    await createCouncil(databasePath, { people, milestonesEach: MILESTONES_EACH });
    const server = await startClickServer();
    const child = await forkPrepared('memory-process.ts');
    try {
      await hear(child);
      const connected = server.connected();
      const tell = (order: MemoryOrder) => ask(child, order);
      // Before the window opens: idle means that nothing goes out.
      const now = Date.parse(OPENS_AT) - HOUR_MS;
      await tell({ kind: 'start', slackUrl: server.url, databasePath, redisUrl: queue.redisUrl, now });
      await connected;
      const click = clicker({ server, deliver: overSockets(server.sockets) }, people);
      goals.push(...(await watch(queue, { tell, click, quiet: () => untilQuiet(server.posts), pauseMs })));
    } finally {
      await end(child);
      server.stop();
    }
  });
  return goals;
}

async function ask(child: ChildProcess, order: MemoryOrder): Promise<MemoryAnswer> {
  const answer = hear(child);
  child.send(order);
  return (await answer) as MemoryAnswer;
}

/** Each time others click, until all have. */
function clicker(app: ClickApp, people: number): Watched['click'] {
  let first = 0;
  return async () => {
    const errands = Array.from({ length: Math.min(AT_ONCE, people) }, (_, index) => {
      const person = (first + index) % people;
      const milestones = Array.from({ length: MILESTONES_EACH }, (__, nth) => person * MILESTONES_EACH + nth);
      return runErrand(app, { person, milestones, cycles: 1 });
    });
    first += AT_ONCE;
    return (await Promise.all(errands)).flat().length;
  };
}

async function watch({ name }: BenchQueue, ragtime: Watched): Promise<readonly Goal[]> {
  const goals: Goal[] = [];
  const look = () => ragtime.tell({ kind: 'memory' });
  const say = (when: string, { resident, most, kept }: MemoryAnswer) => {
    const figures = `${inMb(resident)} MB (goal: ${GOAL_MB[name]}), ${inMb(most)} MB at most so far, ${inMb(kept)} MB in use after a collection`;
    console.log(`  ${name.padEnd(8)}  ${when.padEnd(72)} ${figures}`);
    for (const [what, bytes] of [
      ['', resident],
      [', at most so far', most],
    ] as const)
      goals.push({ what: `MB on ${name}, ${when}${what}`, measured: inMb(bytes), bound: { under: GOAL_MB[name] } });
  };
  await sleep(IDLE_MS);
  say('idle', await look());
  await ragtime.tell({ kind: 'turn', now: Date.parse(OPENS_AT) });
  const clicks = await ragtime.click();
  say(`after a burst of ${clicks} clicks`, await look());
  await sleep(ragtime.pauseMs);
  const evenings: MemoryAnswer[] = [];
  for (const day of DAYS) {
    const { clicks, messages, busiest } = await liveDay(ragtime, day);
    say(`${day}, after its busiest hour: ${clicks} clicks, ${messages} messages so far`, busiest);
    await sleep(EVENING_AFTER_MS);
    const evening = await look();
    say(`evening of ${day}`, evening);
    evenings.push(evening);
  }
  const [, second, , last] = evenings;
  const growth = (what: keyof MemoryAnswer) =>
    Number((((last?.[what] ?? Number.NaN) - (second?.[what] ?? Number.NaN)) / 1024 ** 2).toFixed(1));
  console.log(
    `  ${name.padEnd(8)}  from the second evening to the last ${growth('resident')} MB, in use ${growth('kept')} MB (goal: under ${LEFT_LYING_MB} and ${LEFT_IN_USE_MB} MB)`,
  );
  return [
    ...goals,
    { what: `growth on ${name}, resident, in MB`, measured: growth('resident'), bound: { under: LEFT_LYING_MB } },
    { what: `growth on ${name}, in use, in MB`, measured: growth('kept'), bound: { under: LEFT_IN_USE_MB } },
  ];
}

interface Day {
  readonly clicks: number;
  /** Of all days so far. */
  readonly messages: number;
  /** As it was when the last click of an hour was answered, of the hour in which most was resident. */
  readonly busiest: MemoryAnswer;
}

/** One day's reminders, and clicks every hour. */
async function liveDay({ tell, click, quiet, pauseMs }: Watched, day: string): Promise<Day> {
  let clicks = 0;
  const hours: MemoryAnswer[] = [];
  for (let hour = 0; hour < HOURS; hour += 1) {
    await tell({ kind: 'turn', now: Date.parse(`${day}T08:30:00Z`) + hour * HOUR_MS });
    clicks += await click();
    hours.push(await tell({ kind: 'memory' }));
    await sleep(pauseMs);
  }
  const busiest = hours.reduce((one, other) => (other.resident > one.resident ? other : one));
  return { clicks, messages: await quiet(), busiest };
}

async function untilQuiet(count: () => number): Promise<number> {
  for (;;) {
    const before = count();
    await sleep(QUIET_MS);
    if (count() === before) return before;
  }
}

/** In whole ones. */
function inMb(bytes: number): number {
  return Math.round(bytes / 1024 ** 2);
}
