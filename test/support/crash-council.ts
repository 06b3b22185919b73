import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { metadataKeyOf, type StoredMessage } from '../../sandbox/messages.ts';
import { type Slack, startSlack } from '../../sandbox/slack.ts';
import { castOf } from '../../src/cli/demo/demo-cast.ts';
import { runCommand } from '../../src/command-line.ts';
import type { Config } from '../../src/config.ts';
import type { PlanFile } from '../../src/core/plan/plan-file.ts';
import { type House, openHouse } from '../../src/open-house.ts';
import { readPlan } from './council.ts';
import { freePort } from './free-port.ts';
import { type Behind, type LoopbackProxy, startProxy } from './proxy.ts';
import type { Role } from './ragtime-orders.ts';
import { type Obeyed, type RagtimeProcess, startRagtimeProcess } from './ragtime-process.ts';

export const CRASH_PLAN = fileURLToPath(new URL('../fixtures/plans/crash.yaml', import.meta.url));
const MANIFEST = fileURLToPath(new URL('../../manifest.json', import.meta.url));
export const QUARTER = ['--directorate', 'PL', '--quarter', '2026-27/Q1'];
export const OWNERS = ['RK', 'OB'];

const MINUTE_MS = 60_000;
const SOCKETS_PER_PROCESS = 2;
const SOCKETS_WITHIN_MS = 10_000;
/** How long a person waits for what a click brings up; ends as soon as it is there. */
const SETTLE_MS = 2_000;

export interface CrashCouncilOptions {
  readonly redisUrl?: string | undefined;
  /** Without it there are no backups. */
  readonly backupFolder?: string | undefined;
  /** One process for each; `all` by default. */
  readonly roles?: readonly Role[];
  /** `apart`: nothing but the ledger keeps two processes from sending the same. */
  readonly queues?: 'shared' | 'apart';
  /** `CRASH_PLAN` by default; another one has the same directorate and quarter. */
  readonly planPath?: string;
  /** Real time after which a job of a process that died is taken up by another. */
  readonly lockMs?: number;
  /** Real time that a message on its way to Slack waits for an answer. */
  readonly workerTimeoutMs?: number;
  /** Socket Mode by default. By HTTP several processes that answer people stand behind a proxy. */
  readonly transport?: 'socket' | 'http';
  /** A tick may fail for such a reason, as a turn of the timer may: the next one follows. */
  readonly forgives?: (reason: string) => boolean;
}

/** A message as it stands in Slack, without what differs from run to run. */
export interface Standing {
  /** Initials of the person in whose direct messages it stands, or the channel. */
  readonly where: string;
  /** `reminder-2026-07-01` or `summary-PL-2026-27-Q1-r1-part-1`; of a file `pdf` */
  readonly key: string;
  readonly text: string;
  /** Key of the thread's root. */
  readonly inThreadOf: string | undefined;
}

/** A council whose Ragtime runs in processes that can be killed; Slack and the command line stay in this one. */
export interface CrashCouncil {
  readonly slack: Slack;
  readonly plan: PlanFile;
  readonly channel: string;
  readonly databasePath: string;
  /** Where there is one. */
  readonly proxy: LoopbackProxy | undefined;
  readonly processes: readonly RagtimeProcess[];
  /** Names what these processes keep in Redis. */
  readonly queuePrefixes: readonly string[];
  now(): Date;
  setTime(instant: string | Date): Promise<void>;
  /** One turn of the told clock, in every process at once. */
  tick(): Promise<readonly Obeyed[]>;
  /** So many minutes, with a tick in each; whatever has died is started again first. */
  passMinutes(minutes: number): Promise<void>;
  /** SIGKILL to every process. */
  kill(): Promise<void>;
  /** Starts again what has died. */
  revive(): Promise<void>;
  /** Ends one process in good order, as an upgrade does, and starts another in its place. @returns how long the end took. */
  replace(index: number): Promise<number>;
  /** Ends everything in good order, so that an embedded queue is lost, and starts again. */
  restart(): Promise<void>;
  /** @throws when it does not exit with 0. */
  command(...args: readonly string[]): Promise<void>;
  withHouse<Value>(use: (house: House) => Promise<Value>): Promise<Value>;
  /** What stands in Slack, by place, in the order in which it was posted there. */
  standing(): readonly Standing[];
  reportHtml(): Promise<string>;
  stop(): Promise<void>;
}

export async function openCrashCouncil(options: CrashCouncilOptions = {}): Promise<CrashCouncil> {
  const { redisUrl, roles = ['all'], queues = 'shared', planPath = CRASH_PLAN, lockMs, workerTimeoutMs } = options;
  const { transport = 'socket', forgives = () => false, backupFolder } = options;
  const plan = readPlan(planPath);
  const folder = mkdtempSync(join(tmpdir(), 'ragtime-crash-'));
  let now = new Date('2026-06-30T10:00:00Z');
  const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8'));
  const slack = await startSlack({ now: () => now.getTime(), manifest, ...castOf(plan), settleMs: SETTLE_MS });
  const answering = roles.filter((role) => role !== 'jobs').length;
  const places = transport === 'http' && answering > 1 ? await placesFor(roles) : [];
  const proxy = places.length === 0 ? undefined : await startProxy(places.filter((_, at) => roles[at] !== 'jobs'));
  const port = proxy?.port ?? (transport === 'http' ? await freePort() : 0);
  if (transport === 'http') slack.setRequestUrls({ interactions: `http://127.0.0.1:${port}/slack/events` });
  const config = configOf(slack, { databasePath: join(folder, 'ragtime.sqlite'), redisUrl, backupFolder, port });
  const prefixOf = (index: number) => `crash-${folder.slice(-6)}-${queues === 'shared' ? 0 : index}`;
  const start = (role: Role, index: number) =>
    startRagtimeProcess({
      config: { ...config, ...places[index] },
      role,
      queuePrefix: prefixOf(index),
      lockMs,
      workerTimeoutMs,
      now: now.getTime(),
    });
  let processes = await startAll(roles, start);
  const sockets = transport === 'http' ? 0 : answering * SOCKETS_PER_PROCESS;

  let reviving = Promise.resolve();
  const areAllAlive = () => processes.every((one) => one.isAlive);
  const revive = async () => {
    if (areAllAlive()) return;
    if (processes.every((one) => !one.isAlive)) await untilSocketsAre(slack, 0);
    processes = await Promise.all(
      roles.map(async (role, index) => {
        const known = processes[index];
        return known?.isAlive ? known : start(role, index);
      }),
    );
    await untilSocketsAre(slack, sockets, areAllAlive);
  };

  const council: CrashCouncil = {
    slack,
    plan,
    channel: plan.directorate.channelId ?? '',
    databasePath: config.databasePath,
    proxy,
    get processes() {
      return processes;
    },
    queuePrefixes: roles.map((_role, index) => prefixOf(index)),
    now: () => now,
    setTime: async (instant) => {
      now = new Date(instant);
      await Promise.all(processes.map((one) => one.tell({ kind: 'time', now: now.getTime() })));
    },
    tick: () => Promise.all(processes.map((one) => tickOnce(one, forgives))),
    passMinutes: async (minutes) => {
      for (let minute = 0; minute < minutes; minute += 1) {
        // What Slack does late, it has done before a minute is over.
        await slack.until(() => slack.calls.every(({ error, accepted }) => error !== 'accept-late' || accepted));
        await council.setTime(new Date(now.getTime() + MINUTE_MS));
        await council.revive();
        await council.tick();
      }
    },
    kill: async () => {
      await Promise.all(processes.map((one) => one.kill()));
    },
    // One after the other: two at once would start the same process twice.
    revive: () => {
      reviving = reviving.then(revive, revive);
      return reviving;
    },
    replace: async (index) => {
      const beganAt = performance.now();
      await processes[index]?.release();
      const tookMs = performance.now() - beganAt;
      processes = processes.with(index, await start(roles[index] ?? 'all', index));
      await untilSocketsAre(slack, sockets, areAllAlive);
      return tookMs;
    },
    restart: async () => {
      await Promise.all(processes.map((one) => one.release()));
      await untilSocketsAre(slack, 0);
      processes = await startAll(roles, start);
    },
    command: (...args) => command(args, { databasePath: config.databasePath, clock: () => now }),
    withHouse: async (use) => {
      const house = await openHouse(config.databasePath);
      try {
        return await use(house);
      } finally {
        house.close();
      }
    },
    standing: () => [...OWNERS, 'JP', council.channel].flatMap((where) => standingIn(slack, where)),
    reportHtml: async () => {
      await council.command('report', ...QUARTER, '--format', 'html', '--out', folder);
      const name = readdirSync(folder).find((file) => file.endsWith('.html')) ?? '';
      return readFileSync(join(folder, name), 'utf8');
    },
    stop: async () => {
      await Promise.all(processes.map((one) => one.release()));
      await proxy?.stop();
      await slack.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return council;
}

/** Where each process listens. */
async function placesFor(roles: readonly Role[]): Promise<readonly Behind[]> {
  const places: Behind[] = [];
  for (const _ of roles) places.push({ port: await freePort(), healthPort: await freePort() });
  return places;
}

async function tickOnce(ragtime: RagtimeProcess, forgives: (reason: string) => boolean): Promise<Obeyed> {
  try {
    return await ragtime.tell({ kind: 'tick' });
  } catch (error) {
    if (!forgives(String(error))) throw error;
    return 'done';
  }
}

function startAll(roles: readonly Role[], start: (role: Role, index: number) => Promise<RagtimeProcess>) {
  return Promise.all(roles.map((role, index) => start(role, index)));
}

function configOf(slack: Slack, local: Pick<Config, 'databasePath' | 'redisUrl' | 'backupFolder' | 'port'>): Config {
  return {
    ...local,
    botToken: slack.botToken,
    receiver:
      local.port === 0
        ? { kind: 'socket', appToken: slack.appToken }
        : { kind: 'http', signingSecret: slack.signingSecret },
    slackApiUrl: slack.apiUrl,
    administrators: [],
    logLevel: process.env.RAGTIME_TEST_LOG === undefined ? 'silent' : 'info',
    host: '127.0.0.1',
  };
}

/** A killed process leaves connections behind for a moment, to which Slack would still deliver. */
async function untilSocketsAre(slack: Slack, count: number, isWorthWaiting = () => true): Promise<void> {
  const giveUpAt = performance.now() + SOCKETS_WITHIN_MS;
  while (slack.sockets.count !== count && isWorthWaiting()) {
    if (performance.now() > giveUpAt) throw new Error(`${slack.sockets.count} sockets are open, not ${count}.`);
    await sleep(5);
  }
}

async function command(
  args: readonly string[],
  { databasePath, clock }: { readonly databasePath: string; readonly clock: () => Date },
): Promise<void> {
  const lines: string[] = [];
  const keep = (line: string) => void lines.push(line);
  const code = await runCommand(args, { out: keep, err: keep, clock, env: { DATABASE_PATH: databasePath } });
  if (code !== 0) throw new Error(`ragtime ${args.join(' ')} ended with ${code}:\n${lines.join('\n')}`);
}

/** Files carry no key of ours: `pdf`. */
function fileKindOf({ files: [file] }: StoredMessage): string {
  return file === undefined ? 'none' : String(file.name).replace(/.*\./, '');
}

function standingIn(slack: Slack, where: string): readonly Standing[] {
  const messages = slack.messages({ channel: where });
  const keyOf = (message: (typeof messages)[number]) =>
    (metadataKeyOf(message) ?? fileKindOf(message))
      .replace(/^reminder-.*-(\d{4}-\d\d-\d\d)$/, 'reminder-$1')
      .replace(/^share-.*-(r\d+)$/, 'share-$1')
      .replace(/^desk-(digest|missing)-.*-(opens|before-due|v\d+)$/, 'desk-$1-$2');
  return messages.map((message) => {
    const root = messages.find(({ ts }) => ts === message.thread_ts && ts !== message.ts);
    // The way to another message holds the moment at which that was posted.
    const text = message.text.replaceAll(/\/p\d+/g, '/p…');
    return { where, key: keyOf(message), text, inThreadOf: root && keyOf(root) };
  });
}
