// npm run bench: how long reminders take beside what Slack's limits allow, and beside a worker that only posts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CONCURRENCY } from '../jobs/queues.ts';
import { startRedisServer } from '../test/support/redis.ts';
import { measureLimits } from './measure-limits.ts';
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
  },
});
const peopleOr = (usual: number) => Number(values.people ?? usual);

const redis = await startRedisServer();
if (redis === undefined)
  throw new Error('The bench needs redis-server on the PATH: it measures on a Redis of its own.');
const slack = await startBenchSlack();
const folder = mkdtempSync(join(values.folder, 'ragtime-bench-'));
try {
  const place = { redis, slack, folder };
  if (values.only !== 'speed') {
    await measureLimits(place, { people: peopleOr(500), slackSpeed: Number(values.speed) });
  }
  if (values.only !== 'limits') {
    await measureSpeed(place, {
      people: peopleOr(10_000),
      rounds: Number(values.rounds),
      concurrency: Number(values.concurrency),
    });
  }
} finally {
  await slack.stop();
  await redis.stop();
  rmSync(folder, { recursive: true, force: true });
}
