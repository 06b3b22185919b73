import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Slack, startSlack } from '../../sandbox/slack.ts';
import { castOf } from '../../src/cli/demo/demo-cast.ts';
import { runCommand } from '../../src/command-line.ts';
import type { Config } from '../../src/config.ts';
import type { RagtimeOptions } from '../../src/wiring/options.ts';
import { type Ragtime, startRagtime } from '../../src/wiring.ts';
import { EXAMPLE_PLAN, readPlan } from '../support/council.ts';
import { freePort } from '../support/free-port.ts';
import { startRedisServer } from '../support/redis.ts';

let slack: Slack;
let folder: string;
let ragtime: Ragtime;
let now: Date;
beforeEach(async () => {
  now = new Date('2026-06-30T10:00:00Z');
  slack = await startSlack({ now: () => now.getTime(), ...castOf(readPlan(EXAMPLE_PLAN)) });
  folder = mkdtempSync(join(tmpdir(), 'ragtime-health-'));
});
afterEach(async () => {
  await ragtime.stop();
  await slack.stop();
  rmSync(folder, { recursive: true });
});

const databasePath = () => join(folder, 'ragtime.sqlite');

async function start(
  role: RagtimeOptions['role'],
  otherwise: Partial<Pick<Config, 'redisUrl' | 'receiver' | 'port'>> = {},
): Promise<void> {
  ragtime = await startRagtime({
    config: {
      databasePath: databasePath(),
      botToken: slack.botToken,
      receiver: { kind: 'socket', appToken: slack.appToken },
      slackApiUrl: slack.apiUrl,
      redisUrl: undefined,
      administrators: [],
      logLevel: 'silent',
      host: '127.0.0.1',
      port: 0,
      healthPort: 0,
      ...otherwise,
    },
    role,
    clock: () => now,
    log: pino({ level: 'silent' }),
    tuning: {
      sweepEveryMs: 'never',
      heartbeatEveryMs: 50,
      secondSocketAfterMs: 0,
      slackSpeed: 1000,
      queuePrefix: folder.slice(-6),
    },
  });
}

async function ask(path: string) {
  const response = await fetch(`http://127.0.0.1:${ragtime.healthPort}${path}`);
  const text = await response.text();
  return { status: response.status, text, type: response.headers.get('content-type') };
}

async function command(...args: readonly string[]): Promise<void> {
  const nothing = () => undefined;
  const env = { DATABASE_PATH: databasePath() };
  expect(await runCommand(args, { out: nothing, err: nothing, env, clock: () => now })).toBe(0);
}

/** Samples by their name and labels. */
async function metrics(): Promise<ReadonlyMap<string, number>> {
  const { text } = await ask('/metrics');
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
}

describe('a process that can do its work', () => {
  it.each([
    ['all', { ready: true, database: true, slack: true, queue: true }],
    ['slack', { ready: true, database: true, slack: true }],
    ['jobs', { ready: true, database: true, queue: true }],
  ] as const)('lives and is ready: %s', async (role, expected) => {
    await start(role);
    expect(await ask('/healthz')).toMatchObject({ status: 200, text: '{"lives":true}' });
    await expect.poll(async () => JSON.parse((await ask('/readyz')).text)).toEqual(expected);
    expect((await ask('/readyz')).status).toBe(200);
    expect((await ask('/')).status).toBe(404);
  });
});

describe('a process that Slack cannot reach', () => {
  it('lives, and is not ready until it is connected again', async () => {
    await start('slack');
    slack.faults.next('apps.connections.open', { kind: 'http-error', status: 503 }, { times: 2 });
    await Promise.all([slack.sockets.refresh(), slack.sockets.refresh()]);
    await expect.poll(async () => (await ask('/readyz')).status).toBe(503);
    expect((await ask('/readyz')).text).toBe('{"ready":false,"database":true,"slack":false}');
    expect((await ask('/healthz')).status).toBe(200);
    expect((await metrics()).get('ragtime_ready{part="slack"}')).toBe(0);
    await expect.poll(async () => (await ask('/readyz')).status, { timeout: 10_000 }).toBe(200);
  });
});

describe('a process that Slack calls over HTTP and that is to stop', () => {
  it('says that it is not ready, and answers for as long as a proxy needs to hear that', async () => {
    const port = await freePort();
    slack.setRequestUrls({ interactions: `http://127.0.0.1:${port}/slack/events` });
    await start('slack', { receiver: { kind: 'http', signingSecret: slack.signingSecret }, port });
    expect((await ask('/readyz')).status).toBe(200);
    const stopping = ragtime.stop();
    expect((await ask('/readyz')).text).toBe('{"ready":false,"database":true,"slack":false}');
    expect((await slack.as('AMc').command('/milestone help')).text).toContain('What /milestone does');
    await stopping;
    expect((await slack.as('AMc').command('/milestone help')).outcome).toBe('trouble');
    await start('slack');
  });
});

describe('a process whose queue is away', async () => {
  const redis = await startRedisServer();
  it.skipIf(redis === undefined)('lives, is not ready, and tells its numbers all the same', async () => {
    await start('jobs', { redisUrl: redis?.url });
    await expect.poll(async () => (await ask('/readyz')).status).toBe(200);
    await redis?.stop();
    await expect.poll(async () => (await ask('/readyz')).text).toBe('{"ready":false,"database":true,"queue":false}');
    const told = await metrics();
    expect(told.get('ragtime_ready{part="queue"}')).toBe(0);
    expect([...told.keys()].filter((name) => name.startsWith('ragtime_queue_jobs'))).toEqual([]);
  });
});

describe('the numbers', () => {
  it('count clicks and answers, messages, what is outstanding, and what waits in the queues', async () => {
    await start('all');
    await command('import', EXAMPLE_PLAN);
    await command('quarter', 'open', '--directorate', 'CE', '--quarter', '2026-27/Q1');
    await ragtime.tick();
    const before = await metrics();
    expect(before.get('ragtime_clicks_total{kind="command"}')).toBeUndefined();
    now = new Date('2026-07-01T08:00:00Z');
    await ragtime.tick();
    await slack.as('AMc').command('/milestone help');
    await slack.as('AMc').command('/milestone help');

    const after = await metrics();
    expect(after.get('ragtime_clicks_total{kind="command"}')).toBe(2);
    expect(after.get('ragtime_clicks_late_total')).toBe(0);
    expect(after.get('ragtime_ack_seconds_count')).toBe(2);
    expect(after.get('ragtime_deliveries{kind="reminder",state="sent"}')).toBe(3);
    expect(after.get('ragtime_outstanding{directorate="CE",quarter="2026-27/Q1"}')).toBeGreaterThan(15);
    expect(after.get('ragtime_queue_jobs{queue="post",state="waiting"}')).toBe(0);
    expect(after.get('process_resident_memory_bytes')).toBeGreaterThan(10_000_000);
    expect(after.get('ragtime_event_loop_delay_seconds{quantile="0.99"}')).toBeGreaterThan(0);
    expect((await ask('/metrics')).type).toContain('version=0.0.4');
  });

  it('count how often the database was locked', async () => {
    await start('slack');
    expect((await metrics()).get('ragtime_database_busy_total')).toBe(0);
    const other = new SqliteDatabase(databasePath());
    other.exec('BEGIN IMMEDIATE');
    await expect.poll(async () => (await metrics()).get('ragtime_database_busy_total')).toBeGreaterThan(0);
    other.exec('ROLLBACK');
    other.close();
  });
});
