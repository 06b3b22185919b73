import { parseArgs } from 'node:util';
import { EXIT_DONE, EXIT_WRONG_USAGE } from './cli-context.ts';

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
  const read = readArguments(args);
  if (read === undefined) {
    cli.err(`"ragtime start ${args.join(' ')}" was not understood; --only takes slack or jobs.\n\n${startHelp}`);
    return EXIT_WRONG_USAGE;
  }
  if (read !== 'help') return cli.run(read);
  cli.out(startHelp);
  return EXIT_DONE;
}

function readArguments(args: readonly string[]): Role | 'help' | undefined {
  const options = { only: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;
  try {
    const { only, help } = parseArgs({ args: [...args], options }).values;
    if (help) return 'help';
    if (only === undefined) return 'all';
    return only === 'slack' || only === 'jobs' ? only : undefined;
  } catch {
    return undefined;
  }
}
