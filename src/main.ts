import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { commandHelp, runCommand } from './command-line.ts';

const ENV_FILE = '.env';

const [name = 'help', ...args] = process.argv.slice(2);
const streams = {
  out: (line: string) => void process.stdout.write(`${line}\n`),
  err: (line: string) => void process.stderr.write(`${line}\n`),
  clock: () => new Date(),
};

// Whoever started it (scripts/run.mjs) was killed: nobody would pass a signal on any more. Stop as after one.
process.once('disconnect', () => {
  if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(128 + constants.signals.SIGTERM);
});
// Listening alone must not keep a command from ending.
process.channel?.unref();

// Whoever reads has had enough, as `ragtime status | head -1` has: no reason to complain.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

if (['help', '--help', '-h'].includes(name)) {
  streams.out(commandHelp());
} else if (name === 'demo') {
  // The demo plays against a stand-in: nothing that is set here may lead it to a real Slack, Redis or database.
  process.exitCode = await runCommand([name, ...args], { ...streams, env: {} });
} else {
  if (existsSync(ENV_FILE)) process.loadEnvFile(ENV_FILE);
  process.exitCode = await runCommand([name, ...args], { ...streams, env: process.env });
  // Everything has been put away; only a call that Slack leaves without an answer could still hold the process.
  if (name === 'start' && process.exitCode === 0) process.exit();
}
