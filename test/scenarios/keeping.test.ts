import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Slack, startSlack } from '../../sandbox/slack.ts';
import { castOf } from '../../src/cli/demo/demo-cast.ts';
import type { Config } from '../../src/config.ts';
import { openDatabase } from '../../src/store/database.ts';
import type { ProcessRole } from '../../src/usecases/running-processes.ts';
import { type Ragtime, startRagtime } from '../../src/wiring.ts';
import { EXAMPLE_PLAN, readPlan } from '../support/council.ts';

const NEVER_MS = 2_000_000_000;

let slack: Slack;
let folder: string;
let ragtime: Ragtime;
let now: Date;
let logged: string[];
beforeEach(async () => {
  now = new Date('2026-07-01T02:00:00Z');
  logged = [];
  slack = await startSlack({ now: () => now.getTime(), ...castOf(readPlan(EXAMPLE_PLAN)) });
  folder = mkdtempSync(join(tmpdir(), 'ragtime-keeping-'));
});
afterEach(async () => {
  await ragtime.stop();
  await slack.stop();
  rmSync(folder, { recursive: true });
});

const databasePath = () => join(folder, 'ragtime.sqlite');
const backupFolder = () => join(folder, 'backups');
const backups = () =>
  existsSync(backupFolder()) ? readdirSync(backupFolder()).filter((name) => name.endsWith('.sqlite')) : [];

async function start(role: ProcessRole = 'all', config: Partial<Config> = {}): Promise<void> {
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
      backupFolder: backupFolder(),
      ...config,
    },
    role,
    clock: () => now,
    log: pino({ level: 'error' }, { write: (line) => void logged.push(line) }),
    tuning: { sweepEveryMs: NEVER_MS, keepEveryMs: 10, secondSocketAfterMs: 0, slackSpeed: 1000 },
  });
}

/** What was recorded seven years ago; records are kept for six. */
async function recordLongAgo(): Promise<void> {
  const { sqlite, close } = await openDatabase(databasePath());
  sqlite
    .prepare(
      "insert into audit (at, actor, action, subject, subject_id) values (?, 'U1', 'open-window', 'window', 'w')",
    )
    .run(Date.parse('2019-06-01T00:00:00Z'));
  close();
}

function recordsOf2019(path: string): unknown {
  const sqlite = new SqliteDatabase(path, { readonly: true });
  const count = sqlite
    .prepare('select count(*) from audit where at < ?')
    .pluck()
    .get(Date.parse('2020-01-01T00:00:00Z'));
  sqlite.close();
  return count;
}

describe('a running Ragtime', () => {
  it('makes a backup each day by itself, and then deletes what has passed its retention', async () => {
    await recordLongAgo();
    await start();
    await expect.poll(() => recordsOf2019(databasePath()), { timeout: 20_000 }).toBe(0);
    expect(backups()).toEqual(['ragtime-2026-07-01-020000.sqlite']);
    expect(recordsOf2019(join(backupFolder(), 'ragtime-2026-07-01-020000.sqlite'))).toBe(1);
    now = new Date('2026-07-02T02:00:00Z');
    await expect.poll(backups, { timeout: 20_000 }).toHaveLength(2);
  });

  it('keeps as many backups as it is told', async () => {
    await start('jobs', { backupsKept: 1 });
    for (const day of ['2026-07-01', '2026-07-02']) {
      now = new Date(`${day}T02:00:00Z`);
      await expect.poll(backups, { timeout: 20_000 }).toEqual([`ragtime-${day}-020000.sqlite`]);
    }
  });

  it('says what to do where there can be no backup, and retention goes on', async () => {
    writeFileSync(backupFolder(), 'A file where a folder should be.');
    await recordLongAgo();
    await start();
    await expect.poll(() => recordsOf2019(databasePath()), { timeout: 20_000 }).toBe(0);
    expect(logged.join('')).toContain(
      'There is no new backup. Make room, or let this user write the folder in BACKUP_FOLDER',
    );
    rmSync(backupFolder());
  });

  it('stops in the middle of a backup without a word of error, and begins it anew after a start', async () => {
    await start();
    await expect.poll(() => existsSync(backupFolder()), { timeout: 20_000 }).toBe(true);
    await ragtime.stop();
    expect(logged).toEqual([]);
    await start();
    await expect.poll(backups, { timeout: 20_000 }).toHaveLength(1);
  });
});

describe('whoever only answers', () => {
  it('leaves backups and retention to those who send', async () => {
    await recordLongAgo();
    await start('slack');
    const turns = 5;
    for (let turn = 0; turn < turns; turn += 1) await ragtime.tick();
    expect(backups()).toEqual([]);
    expect(recordsOf2019(databasePath())).toBe(1);
  });
});
