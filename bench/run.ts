// npm run bench: how long reminders take beside what Slack's limits allow, and beside a worker that only posts; how long
// clicks wait for their answer, beside an app that only answers; how long a report takes in every format; how soon it is
// ready, how much memory it holds, how many Saves it takes and how soon it shows what people read.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CONCURRENCY } from '../jobs/queues.ts';
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
import type { Place } from './run-sender.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    people: { type: 'string' },
    speed: { type: 'string', default: '5' },
    concurrency: { type: 'string', default: String(CONCURRENCY) },
    rounds: { type: 'string', default: '3' },
    folder: { type: 'string', default: tmpdir() },
    'at-once': { type: 'string', default: '1,50,200' },
    milestones: { type: 'string', default: '10000' },
    transport: { type: 'string', default: 'socket' },
    jobs: { type: 'boolean', default: false },
  },
});
const peopleOr = (usual: number) => Number(values.people ?? usual);
const rounds = Number(values.rounds);
const milestones = Number(values.milestones);
const concurrent = values['at-once'].split(',').map(Number);
const transport = values.transport === 'http' ? 'http' : 'socket';

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

type Part = () => readonly Goal[] | Promise<readonly Goal[]>;

/** In the order in which all are measured. */
const PARTS: Readonly<Record<string, Part>> = {
  limits: () => withSlack((place) => measureLimits(place, { people: peopleOr(500), slackSpeed: Number(values.speed) })),
  speed: () =>
    withSlack((place) =>
      measureSpeed(place, { people: peopleOr(10_000), rounds, concurrency: Number(values.concurrency) }),
    ),
  report: measureReport,
  latency: () => {
    const role = values.jobs ? 'all' : 'slack';
    return measureLatency({ folder, milestones, rounds, transport, role, concurrent });
  },
  start: () => measureStart({ folder, milestones }),
  memory: () => measureMemory({ folder, people: peopleOr(400) }),
  submit: () => measureSubmit({ folder, milestones, rounds, transport }),
  read: () => measureRead({ folder, milestones, rounds, transport, concurrent }),
};

const wanted = values.only === undefined ? Object.keys(PARTS) : values.only.split(',');
const unknown = wanted.filter((name) => PARTS[name] === undefined);
if (unknown.length > 0) {
  throw new Error(
    `--only takes ${Object.keys(PARTS).join(', ')}, or several with commas; not "${unknown.join(', ')}".`,
  );
}
const goals: Goal[] = [];
const folder = mkdtempSync(join(values.folder, 'ragtime-bench-'));
try {
  for (const name of wanted) {
    const beganAt = performance.now();
    goals.push(...((await PARTS[name]?.()) ?? []));
    console.log(`(${name}: ${((performance.now() - beganAt) / 1000).toFixed(0)} s)`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

// Said in the end, so that one that is missed keeps nothing else from being measured.
const missed = describeMissed(goals);
for (const line of missed) console.log(line);
if (missed.length > 0) process.exitCode = 1;
