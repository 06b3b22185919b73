import { pino } from 'pino';
import type { DemoContext } from './cli/demo/demo-context.ts';
import type { Config } from './config.ts';
import { type Ragtime, startRagtime } from './wiring.ts';

/** Runs a `ragtime` command on the demo's database, at the demo's time. */
type RunCommand = (
  args: readonly string[],
  around: {
    readonly out: (line: string) => void;
    readonly err: (line: string) => void;
    readonly clock: () => Date;
    readonly env: { readonly DATABASE_PATH: string };
  },
) => Promise<number>;

/** What `ragtime demo` plays with: the commands as people type them, and the real app. */
export function demoContext({ out, err }: Pick<DemoContext, 'out' | 'err'>, run: RunCommand): DemoContext {
  return {
    out,
    err,
    command: (args, { databasePath, clock, ...streams }) =>
      run(args, { ...streams, clock, env: { DATABASE_PATH: databasePath } }),
    start: ({ clock, ...settings }) => startForDemo(settings, clock),
  };
}

/** The real app with a clock that only moves when it is told, and without waiting for the limits of a real Slack. */
function startForDemo(
  {
    appToken,
    ...settings
  }: Pick<Config, 'databasePath' | 'botToken'> & { readonly appToken: string; readonly slackApiUrl: string },
  clock: () => Date,
): Promise<Ragtime> {
  const config: Config = {
    ...settings,
    receiver: { kind: 'socket', appToken },
    redisUrl: undefined,
    administrators: [],
    logLevel: 'silent',
    host: '127.0.0.1',
    port: 0,
  };
  const log = pino({ level: 'silent' });
  return startRagtime({
    config,
    role: 'all',
    clock,
    log,
    tuning: { sweepEveryMs: 'never', secondSocketAfterMs: 0, slackSpeed: 1000 },
  });
}
