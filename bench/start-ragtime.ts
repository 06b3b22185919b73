import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { APP_TOKEN, BOT_TOKEN } from './app-orders.ts';

const STARTER = fileURLToPath(new URL('../scripts/run.mjs', import.meta.url));

export interface StartSettings {
  /** Where it runs: not where a file .env could lie. */
  readonly folder: string;
  readonly databasePath: string;
  readonly slackUrl: string;
  /** Undefined: the embedded queue. */
  readonly redisUrl: string | undefined;
}

/** `ragtime start` as an operator starts it: its starter and all, with nothing but the settings in its environment. */
export function startRagtimeCommand({ folder, databasePath, slackUrl, redisUrl }: StartSettings): ChildProcess {
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    DATABASE_PATH: databasePath,
    BACKUP_FOLDER: 'none',
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: slackUrl,
    LOG_LEVEL: 'error',
    ...(redisUrl !== undefined && { REDIS_URL: redisUrl }),
  };
  return spawn(process.execPath, [STARTER, 'start'], { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** In good order: the starter passes the signal on. */
export async function stopRagtimeCommand(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
