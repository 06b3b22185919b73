import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Slack, startSlack } from '../../sandbox/slack.ts';
import { castOf } from '../../src/cli/demo/demo-cast.ts';
import { readPlan } from '../support/council.ts';
import { CRASH_PLAN } from '../support/crash-council.ts';
import { freePort } from '../support/free-port.ts';
import { endOf } from '../support/processes.ts';
import { readColumn } from '../support/read-column.ts';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
const RUN = fileURLToPath(new URL('../../scripts/run.mjs', import.meta.url));
const TELL_OF_INTL = `--import=${new URL('../support/tell-of-intl.mjs', import.meta.url).href}`;

let slack: Slack;
let folder: string;
let planPath: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-start-'));
  // Known at once: looking people up takes its time.
  planPath = join(folder, 'plan.yaml');
  writeFileSync(planPath, readFileSync(CRASH_PLAN, 'utf8').replace('initials: RK', 'initials: RK\n    slack: U0RANA'));
  slack = await startSlack(castOf(readPlan(planPath)));
});
afterAll(async () => {
  await slack.stop();
  rmSync(folder, { recursive: true });
});

/** The real command, with nothing of this machine's environment but the path. */
function ragtime(args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [RUN, ...args], { cwd: folder, env: { PATH: process.env.PATH ?? '', ...env } });
}

const settings = () => ({
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_APP_TOKEN: slack.appToken,
  SLACK_API_URL: slack.apiUrl,
  DATABASE_PATH: join(folder, 'ragtime.sqlite'),
});

describe('ragtime start without settings', () => {
  it('lists all that is missing or wrong in one message, and ends with 2', async () => {
    const { code, out } = await endOf(ragtime(['start'], { PORT: 'eighty', SLACK_BOT_TOKEN: 'xapp-1-wrong-one' }));
    expect(code).toBe(2);
    for (const part of ['SLACK_BOT_TOKEN is "xapp-…"', 'SLACK_APP_TOKEN', 'PORT is "eighty"', 'Where:'])
      expect(out).toContain(part);
    expect(out).not.toContain('wrong-one');
  });
});

describe('ragtime start with a token that Slack does not take', () => {
  it('says which one and where to get another, without a stack trace', async () => {
    const bot = await endOf(ragtime(['start'], { ...settings(), SLACK_BOT_TOKEN: 'xoxb-1234567890-nobody' }));
    expect(bot.code).toBe(1);
    expect(bot.out).toMatch(/does not take the token in SLACK_BOT_TOKEN: invalid_auth.*OAuth & Permissions/s);
    const app = await endOf(ragtime(['start'], { ...settings(), SLACK_APP_TOKEN: 'xapp-1-A1234567-nobody' }));
    expect(app.code).toBe(1);
    expect(app.out).toMatch(/does not take the token in SLACK_APP_TOKEN: invalid_auth.*connections:write/s);
    expect(`${bot.out}${app.out}`).not.toMatch(/\n\s+at |nobody/);
    for (const { out } of [bot, app]) expect(out.match(/invalid_auth/g)).toHaveLength(1);
  });
});

describe('ragtime start on a port that is taken', () => {
  it('names the setting and what would be accepted, and ends with 2', async () => {
    const { SLACK_APP_TOKEN: _, ...http } = settings();
    const port = new URL(slack.apiUrl).port;
    const { code, out } = await endOf(
      ragtime(['start', '--only', 'slack'], { ...http, SLACK_SIGNING_SECRET: slack.signingSecret, PORT: port }),
    );
    expect(code).toBe(2);
    expect(out).toContain(`PORT is "${port}". Another process listens there already`);
    expect(out).toContain('Accepted: a whole number');
    expect(out).not.toMatch(/\n\s+at /);
  });
});

describe.each([
  ['auth.test', 'SIGTERM'],
  ['apps.connections.open', 'SIGINT'],
] as const)('ragtime start while Slack does not answer %s', (method, signal) => {
  it(`ends with 0 at ${signal}`, async () => {
    slack.faults.next(method, { kind: 'hang-before' }, { times: Number.POSITIVE_INFINITY });
    const before = slack.calls.length;
    const running = ragtime(['start'], { ...settings(), DATABASE_PATH: join(folder, `${method}.sqlite`) });
    const ended = endOf(running);
    await slack.until(() => slack.calls.slice(before).some((call) => call.method === method));
    running.kill(signal);
    const { code, out } = await ended;
    slack.faults.clear();
    expect(code).toBe(0);
    expect(out).toContain('Ragtime stops before it has started');
  });
});

describe('ragtime start', () => {
  it('answers people until it is told to stop, refuses a second sender meanwhile, and ends with 0', async () => {
    const running = ragtime(['start'], settings());
    const ended = endOf(running);
    await slack.sockets.opened(1);
    expect((await slack.as('RK').command('/milestone help')).text).toContain('What /milestone does');

    const second = await endOf(ragtime(['start'], settings()));
    expect(second.code).toBe(1);
    expect(second.out).toContain('Ragtime already runs on this database');
    const status = await endOf(ragtime(['status'], settings()));
    expect(status.out).toMatch(/Running: all \(process \d+/);

    // No starter is left beside it.
    expect(Number(/process (\d+)/.exec(status.out)?.[1])).toBe(running.pid);
    // As a terminal and npm do at Ctrl-C: it hears it twice.
    running.kill('SIGINT');
    running.kill('SIGINT');
    const { code, out } = await ended;
    expect(code).toBe(0);
    expect(out).not.toContain(slack.botToken);
    expect((await endOf(ragtime(['status'], settings()))).out).toContain('Running: none');
  });
});

/** Supervisors kill what has not ended by then. */
const KILLED_AFTER_MS = 10_000;

describe.each(['socket', 'http'] as const)('ragtime start over %s, told to stop while a click waits', (transport) => {
  it('answers it, stores what it brought, and ends with 0 before it would be killed', async () => {
    const { SLACK_APP_TOKEN: appToken, ...rest } = settings();
    const path = join(folder, `waits-${transport}.sqlite`);
    const [port, healthPort] = [await freePort(), await freePort()];
    const proof: Readonly<Record<string, string>> =
      transport === 'http' ? { SLACK_SIGNING_SECRET: slack.signingSecret } : { SLACK_APP_TOKEN: appToken };
    const env = { ...rest, ...proof, DATABASE_PATH: path, PORT: String(port), HEALTH_PORT: String(healthPort) };
    expect((await endOf(ragtime(['import', planPath], env))).code).toBe(0);
    const running = ragtime(['start', '--only', 'slack'], { ...env, NODE_OPTIONS: TELL_OF_INTL });
    const ended = endOf(running);
    const hears = (line: string) => untilPrinted(running, line);
    await hears('Ragtime runs');
    if (transport === 'http') slack.setRequestUrls({ interactions: `http://127.0.0.1:${port}/slack/events` });
    const rana = slack.as('RK');
    await rana.openHome();
    await slack.until(() => rana.home?.text.includes('I’m away') === true);
    await rana.press('I’m away', { in: 'home' });
    await rana.fill('Last day away', new Date(Date.now() + WEEK_MS).toISOString().slice(0, 10));

    const sqlite = new SqliteDatabase(path);
    sqlite.exec('begin immediate');
    const saving = rana.submit();
    await untilItWaits(healthPort);
    running.kill('SIGTERM');
    const toldAt = performance.now();
    await hears('Ragtime stops');
    sqlite.close();
    expect((await saving).modal?.text).toContain('Saved: you are away');
    const { code, out } = await ended;
    expect(code).toBe(0);
    // Else it is 8 MB larger: src/core/calendar/zone.ts.
    expect(out).not.toContain('was used');
    expect(performance.now() - toldAt).toBeLessThan(KILLED_AFTER_MS);
    expect(readColumn(path, 'select count(*) from absence')).toEqual([1]);
    slack.setRequestUrls(undefined);
  });
});

function untilPrinted({ stdout }: ChildProcessWithoutNullStreams, line: string): Promise<void> {
  return new Promise((resolve) => {
    stdout.on('data', (chunk) => {
      if (String(chunk).includes(line)) resolve();
    });
  });
}

/** A process counts how often it found the database locked. */
async function untilItWaits(healthPort: number): Promise<void> {
  for (;;) {
    const metrics = await (await fetch(`http://127.0.0.1:${healthPort}/metrics`)).text();
    if (/^ragtime_database_busy_total [1-9]/m.test(metrics)) return;
  }
}

describe('ragtime start on a Node that can only start a second process, whose starter is killed', () => {
  it('stops in good order, instead of running on with nobody to stop it', async () => {
    const path = { ...settings(), DATABASE_PATH: join(folder, 'orphan.sqlite') };
    const running = spawn(
      process.execPath,
      ['--import', 'data:text/javascript,process.execve=undefined', RUN, 'start'],
      {
        cwd: folder,
        env: { PATH: process.env.PATH ?? '', ...path },
      },
    );
    // Both share the output: it closes when the last of them is gone.
    const ended = endOf(running);
    await expect
      .poll(async () => (await endOf(ragtime(['status'], path))).out, { timeout: 15_000 })
      .toMatch(/Running: all \(process/);
    running.kill('SIGKILL');
    expect((await ended).out).toContain('Ragtime stops');
    expect((await endOf(ragtime(['status'], path))).out).toContain('Running: none');
  });
});

describe('ragtime', () => {
  it('lists its commands, and says what it did not understand', async () => {
    const help = await endOf(ragtime(['--help']));
    expect(help.code).toBe(0);
    expect(help.out).toContain('ragtime COMMAND [OPTIONS]');
    const wrong = await endOf(ragtime(['publsh']));
    expect(wrong.code).toBe(2);
    expect(wrong.out).toContain('There is no command "publsh"');
  });

  it.each(['start', 'doctor', 'demo', 'import', 'export', 'quarter', 'reminders', 'report', 'status'])(
    'explains %s with its exit codes',
    async (name) => {
      const { code, out } = await endOf(ragtime([name, '--help']));
      expect(code).toBe(0);
      expect(out).toContain(`ragtime ${name}`);
      expect(out).toContain('Exit codes: 0');
    },
  );
});
