import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Slack, startSlack } from '../../sandbox/slack.ts';
import { openHouse } from '../../src/open-house.ts';
import type { RagtimeOptions } from '../../src/wiring/options.ts';
import { startRagtime } from '../../src/wiring.ts';

let slack: Slack;
let folder: string;
let logged: string[];
beforeEach(async () => {
  slack = await startSlack({ people: [{ initials: 'AMc', name: 'Alison McBride' }] });
  folder = mkdtempSync(join(tmpdir(), 'ragtime-starting-'));
  logged = [];
});
afterEach(async () => {
  await slack.stop();
  rmSync(folder, { recursive: true });
});

const databasePath = () => join(folder, 'ragtime.sqlite');

function options(role: RagtimeOptions['role']): RagtimeOptions {
  return {
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
    },
    role,
    clock: () => new Date('2026-07-01T08:00:00Z'),
    log: pino({}, { write: (line) => void logged.push(line) }),
    tuning: { sweepEveryMs: 'never', secondSocketAfterMs: 0, heartbeatEveryMs: 5 },
  };
}

async function runningProcesses() {
  const house = await openHouse(databasePath());
  const running = await house.processes.running(new Date());
  house.close();
  return running;
}

describe.each(['auth.test', 'apps.connections.open'])('a signal while Slack leaves %s without an answer', (method) => {
  it.each(['all', 'slack'] as const)('ends the start of %s, and leaves nothing running', async (role) => {
    slack.faults.next(method, { kind: 'hang-before' }, { times: Number.POSITIVE_INFINITY });
    const stopping = new AbortController();
    const starting = startRagtime({ ...options(role), signal: stopping.signal });
    starting.catch(() => undefined);
    await slack.until(() => slack.calls.some((call) => call.method === method));
    stopping.abort('told to stop');
    await expect(starting).rejects.toBe('told to stop');
    expect(await runningProcesses()).toEqual([]);
  });
});

describe('a signal that came before the start', () => {
  it('ends it before Slack is asked anything', async () => {
    await expect(startRagtime({ ...options('all'), signal: AbortSignal.abort('too late') })).rejects.toBe('too late');
    expect(slack.calls).toEqual([]);
    expect(await runningProcesses()).toEqual([]);
  });
});

describe('a sign of life that cannot be written', () => {
  it('is logged, and people are still answered', async () => {
    const ragtime = await startRagtime(options('slack'));
    const other = new SqliteDatabase(databasePath());
    other.exec('ALTER TABLE running_process RENAME TO hidden');
    await expect.poll(() => logged.filter((line) => line.includes('The sign of life')).length).toBeGreaterThan(1);
    expect((await slack.as('AMc').command('/milestone help')).text).toContain('What /milestone does');
    other.exec('ALTER TABLE hidden RENAME TO running_process');
    other.close();
    await ragtime.stop();
  });
});
