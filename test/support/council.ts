import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Logger, type LoggerOptions, pino } from 'pino';
import { type Slack, startSlack } from '../../sandbox/slack.ts';
import { castOf } from '../../src/cli/demo/demo-cast.ts';
import { runCommand } from '../../src/command-line.ts';
import type { Config } from '../../src/config.ts';
import type { PlanFile } from '../../src/core/plan/plan-file.ts';
import { readPlanFile } from '../../src/core/plan/read-plan-file.ts';
import { hideSecrets } from '../../src/hide-secrets.ts';
import { ChildRenderer } from '../../src/reports/render-in-child.ts';
import { DEFAULT_LOOK } from '../../src/reports/report-look.ts';
import { clickFields } from '../../src/usecases/operate/click-trace.ts';
import { type Ragtime, startRagtime } from '../../src/wiring.ts';
import { freePort } from './free-port.ts';
import { writeEmptyDatabase } from './memory-database.ts';

export const EXAMPLE_PLAN = fileURLToPath(new URL('../../plans/example.yaml', import.meta.url));

/**
 * One process makes the documents of all councils of a worker: what it has compiled for its first PDF, some five seconds
 * of a processor, serves them all. It ends by itself when nobody has asked for a while, or with the worker.
 */
const { renderReport } = new ChildRenderer({ look: DEFAULT_LOOK });

const MANIFEST = fileURLToPath(new URL('../../manifest.json', import.meta.url));

export interface CouncilOptions {
  readonly transport: 'socket' | 'http';
  readonly redisUrl?: string | undefined;
  readonly planPath?: string;
  readonly startsApp?: boolean;
  /** How long a trigger lives; longer than at Slack where a test does much between a press and its delivery. */
  readonly triggerLifeMs?: number;
  /** Slack user ids, as the settings name them. */
  readonly administrators?: readonly string[];
  /** How long a click waits for a database that somebody else holds; two seconds where nothing is said. */
  readonly storeWithinMs?: number;
  /** Gets every line of the log, however small. */
  readonly logTo?: (line: string) => void;
}

/** A council with the stand-in for Slack, the real app and a clock moved by hand. */
export interface Council {
  readonly slack: Slack;
  readonly plan: PlanFile;
  readonly folder: string;
  readonly databasePath: string;
  readonly config: Config;
  readonly clock: () => Date;
  /** `2026-07-01T08:00Z` */
  setTime(instant: string): void;
  tick(): Promise<void>;
  /** Ends the app and starts it anew on the same database, with whatever is done between the two. */
  restart(between?: () => Promise<void>): Promise<void>;
  /** A `ragtime` command; what it printed and its exit code. */
  command(...args: readonly string[]): Promise<{ readonly code: number; readonly text: string }>;
  stop(): Promise<void>;
}

export async function openCouncil(options: CouncilOptions): Promise<Council> {
  const {
    transport,
    redisUrl,
    planPath = EXAMPLE_PLAN,
    startsApp = true,
    triggerLifeMs,
    storeWithinMs,
    logTo,
  } = options;
  const { administrators = [] } = options;
  const plan = readPlan(planPath);
  const folder = mkdtempSync(join(tmpdir(), 'ragtime-council-'));
  let now = new Date('2026-06-30T10:00:00Z');
  const clock = () => now;
  const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8'));
  const slack = await startSlack({
    now: () => now.getTime(),
    manifest,
    ...castOf(plan),
    ...(triggerLifeMs && { triggerLifeMs }),
  });
  const port = transport === 'http' ? await freePort() : 0;
  if (transport === 'http') slack.setRequestUrls({ interactions: `http://127.0.0.1:${port}/slack/events` });
  const databasePath = join(folder, 'ragtime.sqlite');
  await writeEmptyDatabase(databasePath);
  const config: Config = {
    databasePath,
    botToken: slack.botToken,
    receiver:
      transport === 'socket'
        ? { kind: 'socket', appToken: slack.appToken }
        : { kind: 'http', signingSecret: slack.signingSecret },
    slackApiUrl: slack.apiUrl,
    redisUrl,
    administrators,
    logLevel: 'silent',
    host: '127.0.0.1',
    port,
  };
  const queuePrefix = `council-${folder.slice(-6)}`;
  const log = openLog(slack, logTo);
  const start = (): Promise<Ragtime> =>
    startRagtime({
      config,
      role: 'all',
      clock,
      log,
      tuning: {
        sweepEveryMs: 'never',
        secondSocketAfterMs: 0,
        slackSpeed: 1000,
        queuePrefix,
        renderReport,
        ...(storeWithinMs && { storeWithinMs }),
      },
    });
  let ragtime = startsApp ? await start() : undefined;
  return {
    slack,
    plan,
    folder,
    databasePath,
    config,
    clock,
    setTime: (instant) => {
      now = new Date(instant);
    },
    tick: async () => ragtime?.tick(),
    restart: async (between) => {
      await ragtime?.stop();
      await between?.();
      ragtime = await start();
    },
    command: async (...args) => {
      const lines: string[] = [];
      const keep = (line: string) => void lines.push(line);
      const code = await runCommand(args, { out: keep, err: keep, clock, env: { DATABASE_PATH: databasePath } });
      return { code, text: lines.join('\n') };
    },
    stop: async () => {
      await ragtime?.stop();
      await slack.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What the app's log says once all is done that a delivery asked for. */
const ANSWERED: readonly unknown[] = ['A click was answered', 'Slack had no answer to a click in time'];

/** So that nobody in the stand-in waits for silence: the app's log tells when it is done. */
function openLog(slack: Slack, logTo: CouncilOptions['logTo']): Logger {
  const { RAGTIME_TEST_LOG: level } = process.env;
  slack.noteAnswered();
  const isKept = level !== undefined || logTo !== undefined;
  const hooks: LoggerOptions['hooks'] = {
    logMethod: function (args, method) {
      if (ANSWERED.includes(args[1])) slack.noteAnswered();
      if (isKept) method.apply(this, args);
    },
  };
  const { botToken: SLACK_BOT_TOKEN, appToken: SLACK_APP_TOKEN, signingSecret: SLACK_SIGNING_SECRET } = slack;
  const streamWrite = hideSecrets({ SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET });
  return logTo === undefined
    ? pino({ level: level ?? 'debug', hooks })
    : pino({ level: 'trace', base: undefined, mixin: clickFields, hooks: { ...hooks, streamWrite } }, { write: logTo });
}

export function readPlan(path: string): PlanFile {
  const read = readPlanFile(readFileSync(path, 'utf8'));
  if (!read.ok) throw new Error(`${path} has ${read.refusal.length} problems.`);
  return read.value;
}
