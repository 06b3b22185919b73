// npm run bench: how long reminders take beside what Slack's limits allow, and beside a worker that only posts; how long
// clicks wait for their answer, beside an app that only answers; how long a report takes in every format.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CONCURRENCY } from '../jobs/queues.ts';
import { startRedisServer } from '../test/support/redis.ts';
import { measureLatency } from './measure-latency.ts';
import { measureLimits } from './measure-limits.ts';
import { measureReport } from './measure-report.ts';
import { measureSpeed } from './measure-speed.ts';
import { startBenchSlack } from './processes.ts';

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
const isWanted = (part: 'limits' | 'speed' | 'latency' | 'report') => values.only === undefined || values.only === part;

async function measureReminders(folder: string): Promise<void> {
  const redis = await startRedisServer();
  if (redis === undefined)
    throw new Error('The bench needs redis-server on the PATH: it measures on a Redis of its own.');
  const slack = await startBenchSlack();
  try {
    const place = { redis, slack, folder };
    if (isWanted('limits')) await measureLimits(place, { people: peopleOr(500), slackSpeed: Number(values.speed) });
    if (isWanted('speed')) {
      await measureSpeed(place, {
        people: peopleOr(10_000),
        rounds: Number(values.rounds),
        concurrency: Number(values.concurrency),
      });
    }
  } finally {
    await slack.stop();
    await redis.stop();
  }
}

const folder = mkdtempSync(join(values.folder, 'ragtime-bench-'));
try {
  if (isWanted('limits') || isWanted('speed')) await measureReminders(folder);
  if (isWanted('report')) measureReport();
  if (isWanted('latency')) {
    await measureLatency({
      folder,
      milestones: Number(values.milestones),
      rounds: Number(values.rounds),
      transport: values.transport === 'http' ? 'http' : 'socket',
      role: values.jobs ? 'all' : 'slack',
      concurrent: values['at-once'].split(',').map(Number),
    });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
