import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CallFault } from '../../sandbox/faults.ts';
import { type Slack, startSlack } from '../../sandbox/slack.ts';
import { castOf } from '../../src/cli/demo/demo-cast.ts';
import { setDisk, watchConnections } from '../support/broken-disk.ts';
import { type Council, EXAMPLE_PLAN, readPlan } from '../support/council.ts';
import { freePort } from '../support/free-port.ts';
import { openCollecting, QUARTER } from '../support/open-collecting.ts';
import { endOf } from '../support/processes.ts';

/* Whole lines of logs, of what is printed and of what is handed out: none holds a secret, or a word that somebody typed. */

const WORDS = 'Zebra crossing at Elm Street';
const REDIS_PASSWORD = 'Quokka-of-the-queue';
const RUN = fileURLToPath(new URL('../../scripts/run.mjs', import.meta.url));

/** Lines with anything in them that is to be told to nobody. */
function tellingLines(text: string, secrets: readonly string[]): readonly string[] {
  const known = [WORDS, REDIS_PASSWORD, ...secrets];
  const address = /\/(?:respond|upload|files-pri)\/\w+/;
  return text.split('\n').filter((line) => known.some((one) => line.includes(one)) || address.test(line));
}

/** What better-sqlite3 says of each. */
const TROUBLE = { full: /database or disk is full/, 'read-only': /readonly database/ } as const;

describe('a log on a bad day', () => {
  let council: Council;
  const lines: string[] = [];
  beforeAll(async () => {
    watchConnections();
    council = await openCollecting('http', { logTo: (line) => lines.push(line), storeWithinMs: 1 });
  });
  afterEach(() => setDisk('well'));
  afterAll(() => council.stop());

  const secrets = () => {
    const { slack } = council;
    const triggers = slack.calls.flatMap(({ args }) => (typeof args.trigger_id === 'string' ? [args.trigger_id] : []));
    return [slack.botToken, slack.appToken, slack.signingSecret, ...triggers];
  };
  /** What is logged of it, which tells nothing. */
  async function loggedOf(act: () => Promise<unknown>): Promise<string> {
    const before = lines.length;
    await act();
    const text = lines.slice(before).join('\n');
    expect(tellingLines(text, secrets())).toEqual([]);
    return text;
  }
  async function answer(text = `${WORDS} is open.`): Promise<void> {
    const anne = council.slack.as('AMc');
    if (anne.modal !== undefined) await anne.close({ all: true });
    await anne.command('/milestone COPS2');
    await anne.fill('Will it be done on time?', 'Green: on course');
    await anne.fill('What should councillors know?', text);
    await anne.submit();
  }

  it.each(['full', 'read-only'] as const)('tells no word of what a disk that is %s did not take', async (disk) => {
    const isTold = () => lines.some((line) => TROUBLE[disk].test(line));
    await loggedOf(async () => {
      setDisk(disk);
      // A full disk still has room in pages that are empty.
      for (let turn = 0; turn < 40 && !isTold(); turn += 1) await answer(`${WORDS}, ${turn}: `.repeat(80));
    });
    expect(isTold()).toBe(true);
  });

  it('tells no word of what waits for a database that somebody else holds', async () => {
    const other = new SqliteDatabase(council.databasePath, { timeout: 0 });
    other.exec('begin immediate');
    await loggedOf(answer);
    other.close();
    await loggedOf(answer);
  });

  const quoted = () =>
    `invalid_arguments: Authorization: Bearer ${council.slack.botToken} trigger_id ${secrets().at(-1)}`;
  it.each<[string, () => CallFault]>([
    ['says that an address for an answer has expired', () => ({ kind: 'refused', error: 'expired_url' })],
    ['says that it was used too often', () => ({ kind: 'refused', error: 'used_url' })],
    ['cuts the connection', () => ({ kind: 'reset-before' })],
    ['answers with an error page', () => ({ kind: 'http-error' })],
    ['asks to wait', () => ({ kind: 'rate-limited', retryAfterSeconds: 1 })],
    ['breaks off in its answer', () => ({ kind: 'truncated' })],
    ['refuses and quotes what it was sent', () => ({ kind: 'refused', error: quoted() })],
  ])('tells no secret where Slack %s', async (_, fault) => {
    const { slack } = council;
    const jo = slack.as('JP');
    await jo.openHome();
    const text = await loggedOf(async () => {
      for (const method of [
        'views.open',
        'chat.postMessage',
        'files.getUploadURLExternal',
        'files.completeUploadExternal',
        'response_url',
      ])
        slack.faults.next(method, fault());
      await slack.as('SN').command('/milestone LAS2');
      await jo.press('Preview the report', { in: 'home' });
      for (let turn = 0; turn < 3; turn += 1) await council.tick();
      slack.faults.clear();
    });
    expect(text).not.toBe('');
    expect(JSON.stringify(tableOf(council.databasePath, 'delivery'))).not.toContain(slack.botToken);
  });
});

function tableOf(path: string, table: string): readonly unknown[] {
  const sqlite = new SqliteDatabase(path, { readonly: true });
  const rows = sqlite.prepare(`select * from ${table}`).all();
  sqlite.close();
  return rows;
}

describe('what the program prints and hands out', () => {
  let slack: Slack;
  let folder: string;
  beforeAll(async () => {
    slack = await startSlack(castOf(readPlan(EXAMPLE_PLAN)));
    folder = mkdtempSync(join(tmpdir(), 'ragtime-told-'));
  });
  afterAll(async () => {
    await slack.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const settings = () => ({
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_PATH: join(folder, 'ragtime.sqlite'),
    LOG_LEVEL: 'trace',
  });
  const ragtime = (
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): ChildProcessWithoutNullStreams =>
    spawn(process.execPath, [RUN, ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', ...settings(), ...env },
    });
  const secrets = () => [slack.botToken, slack.appToken, slack.signingSecret];

  it.each([
    ['auth.test', 'SLACK_BOT_TOKEN', () => slack.botToken],
    ['apps.connections.open', 'SLACK_APP_TOKEN', () => slack.appToken],
  ] as const)('holds no token where Slack refuses %s and quotes it', async (method, setting, token) => {
    for (const command of ['start', 'doctor']) {
      const error = `invalid_auth (Authorization: Bearer ${token()})`;
      slack.faults.next(method, { kind: 'refused', error }, { times: 5 });
      const { code, out } = await endOf(ragtime([command]));
      slack.faults.clear();
      expect(code).toBe(1);
      expect(out).toContain(`${setting}: invalid_auth (Authorization: Bearer [hidden])`);
      expect(tellingLines(out, secrets())).toEqual([]);
    }
  });

  it('holds no secret while it runs, is measured and examined, and in what is exported and disclosed', async () => {
    const [healthPort, redisPort] = [await freePort(), await freePort()];
    const env = {
      HEALTH_PORT: String(healthPort),
      REDIS_URL: `redis://ragtime:${REDIS_PASSWORD}@127.0.0.1:${redisPort}`,
    };
    const printed = [
      await endOf(ragtime(['import', EXAMPLE_PLAN])),
      await endOf(ragtime(['quarter', 'open', ...QUARTER])),
    ];
    const running = ragtime(['start'], env);
    const ended = endOf(running);
    await slack.sockets.opened(1);
    const anne = slack.as('AMc');
    await anne.command('/milestone COPS2');
    const metrics = await (await fetch(`http://127.0.0.1:${healthPort}/metrics`)).text();
    expect(metrics).toContain('ragtime_clicks_total');
    printed.push(
      await endOf(ragtime(['doctor'], env)),
      await endOf(ragtime(['export', '--everything', join(folder, 'everything')], env)),
      await endOf(ragtime(['disclose', '--person', 'AMc', '--out', join(folder, 'person')], env)),
    );
    running.kill('SIGTERM');
    printed.push(await ended);
    const all = printed.map(({ out }) => out).join('\n');
    for (const part of ['The queue cannot be reached', 'A click was answered', 'cannot be reached'])
      expect(all).toContain(part);
    expect(tellingLines(`${all}\n${metrics}\n${writtenIn(folder)}`, secrets())).toEqual([]);
  });
});

function writtenIn(path: string): string {
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name));
  return names.map((name) => (statSync(name).isFile() ? readFileSync(name, 'latin1') : '')).join('\n');
}
