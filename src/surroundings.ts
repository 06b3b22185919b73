import { userInfo } from 'node:os';
import { type Environment, type LocalConfig, readLocalConfig } from './config.ts';
import type { Act, Actor } from './core/access.ts';
import { formatSettingProblems } from './settings.ts';
import { StartRefused } from './start-refused.ts';
import { publishOrResend } from './usecases/publish/resend-summary.ts';
import { readStatus } from './usecases/review/read-status.ts';
import { findSender } from './usecases/running-processes.ts';

/** Where a command runs: what it may print to, the settings, the time. */
export interface Surroundings {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly env: Environment;
  readonly clock: () => Date;
  /** Who asks: the command line of the machine where nobody else is named. */
  readonly actor?: Actor;
}

/** One command as people type it. */
export interface Command {
  readonly summary: string;
  /** Everything that it may do; who may do it stands in core/access.ts. */
  readonly acts: readonly Act[];
  readonly run: (args: readonly string[], around: Surroundings) => Promise<number>;
}

/** What the commands on the database need. Whether somebody sends is a question of real time. */
export function cliOf({ out, err, env, clock }: Surroundings) {
  const openStore = async () => {
    const { openHouse, renderHereAs } = await import('./open-house.ts');
    const config = localConfigOf(env);
    return openHouse(config.databasePath, { ...config, renderReport: renderHereAs(config) });
  };
  const withHouse = async <Value>(use: (house: Awaited<ReturnType<typeof openStore>>) => Promise<Value>) => {
    const house = await openStore();
    try {
      return await use(house);
    } finally {
      house.close();
    }
  };
  return {
    out,
    err,
    now: clock,
    author: authorHere(),
    openStore,
    publishQuarter: publishOrResend,
    isJobsRunning: () =>
      withHouse(async ({ processes }) => findSender(await processes.running(new Date())) !== undefined),
    readStatus: () => withHouse((house) => readStatus(house, clock())),
    running: () => withHouse(({ processes }) => processes.running(new Date())),
  };
}

export function authorHere() {
  return { actor: `command line: ${userInfo().username}` };
}

export function localConfigOf(env: Environment): LocalConfig {
  const config = readLocalConfig(env);
  if (!config.ok) throw new StartRefused(formatSettingProblems(config.refusal));
  return config.value;
}
