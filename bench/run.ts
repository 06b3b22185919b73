// npm run bench: how long reminders take beside what Slack's limits allow, and beside a worker that only posts; how long
// clicks wait for their answer, beside an app that only answers; how long a report takes in every format; how soon it is
// ready, how much memory it holds, how many Saves it takes and how soon it shows what people read.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describeMissed, type Goal } from './goals.ts';
import { measureLatency } from './measure-latency.ts';
import { measureLimits } from './measure-limits.ts';
import { measureMemory } from './measure-memory.ts';
import { measureRead } from './measure-read.ts';
import { measureReport } from './measure-report.ts';
import { measureSpeed } from './measure-speed.ts';
import { measureStart } from './measure-start.ts';
import { measureSubmit } from './measure-submit.ts';
import { startBenchSlack } from './processes.ts';
import { startBenchRedis } from './queues.ts';
import { HELP, type Part, readArguments } from './read-arguments.ts';
import type { Place } from './run-sender.ts';

const read = readArguments();
if (read === undefined || read.help) {
  console.info(HELP);
  process.exit(read === undefined ? 2 : 0);
}
const { parts, people, speed, concurrency, rounds, milestones, concurrent, transport, pause, jobs } = read;
const clicks = transport ?? 'socket';
const folder = mkdtempSync(join(read.folder, 'ragtime-bench-'));

/** Reminders need a Redis, and a Slack that only counts. */
async function withSlack(measure: (place: Place) => Promise<readonly Goal[]>): Promise<readonly Goal[]> {
  const redis = await startBenchRedis();
  const slack = await startBenchSlack();
  try {
    return await measure({ redis, slack, folder });
  } finally {
    await slack.stop();
    await redis.stop();
  }
}

const MEASURES: Readonly<Record<Part, () => readonly Goal[] | Promise<readonly Goal[]>>> = {
  limits: () => withSlack((place) => measureLimits(place, { people: people ?? 500, slackSpeed: speed })),
  speed: () => withSlack((place) => measureSpeed(place, { people: people ?? 10_000, rounds, concurrency })),
  report: measureReport,
  latency: () =>
    measureLatency({ folder, milestones, rounds, transport: clicks, role: jobs ? 'all' : 'slack', concurrent }),
  start: () => measureStart({ folder, milestones }),
  memory: () => measureMemory({ folder, people: people ?? 400, pauseMs: pause * 1000 }),
  submit: async () => {
    const http = transport === 'socket' ? [] : await measureSubmit({ folder, milestones, rounds, transport: 'http' });
    const socket = transport === 'http' ? [] : await measureSubmit({ folder, milestones, rounds, transport: 'socket' });
    return [...http, ...socket];
  },
  read: () => measureRead({ folder, milestones, rounds, transport: clicks, concurrent }),
};

const goals: Goal[] = [];
try {
  for (const part of parts) {
    const beganAt = performance.now();
    goals.push(...(await MEASURES[part]()));
    console.log(`(${part}: ${((performance.now() - beganAt) / 1000).toFixed(0)} s)`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

// Said in the end, so that one that is missed keeps nothing else from being measured.
const missed = describeMissed(goals);
for (const line of missed) console.log(line);
if (missed.length > 0) process.exitCode = 1;
