import { done, type Result, refuse } from '../core/result.ts';
import { type ReadOrder, readOptions } from './read-options.ts';
import { takeOrder } from './run-order.ts';

const startHelp = `ragtime start [--only slack|jobs]

Runs Ragtime: the Slack app, and the jobs that send reminders and summaries. Settings are read from the environment and
from the file .env; .env.example explains each.

  --only slack   answers people only; another process must run the jobs
  --only jobs    sends messages only; another process must answer people
  --help         this text

Exit codes: 0 stopped by a signal, 1 it could not go on, 2 settings or arguments are wrong.`;

export type Role = 'all' | 'slack' | 'jobs';

export interface StartCommand {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** Resolves with an exit code when it has ended. */
  readonly run: (role: Role) => Promise<number>;
}

export async function runStart(args: readonly string[], cli: StartCommand): Promise<number> {
  return takeOrder(args, cli, { help: startHelp, read: readOrder, carryOut: cli.run });
}

function readOrder(args: readonly string[]): ReadOrder<Role> {
  return readOptions(args, { only: { type: 'string' } }, ({ only }) => readRole(only));
}

/** Which half of Ragtime; all of it where nothing is said. */
export function readRole(only: string | undefined): Result<Role, string> {
  if (only === undefined) return done('all');
  if (only === 'slack' || only === 'jobs') return done(only);
  return refuse(`--only "${only}" was not understood; --only takes slack or jobs.`);
}
