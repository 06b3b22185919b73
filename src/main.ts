import { existsSync } from 'node:fs';
import { commandHelp, isCommand, runCommand } from './command-line.ts';
import { readLocalConfig } from './config.ts';
import { formatSettingProblems } from './settings.ts';

const EXIT_WRONG_USAGE = 2;
const ENV_FILE = '.env';

const out = (line: string) => process.stdout.write(`${line}\n`);
const err = (line: string) => process.stderr.write(`${line}\n`);

process.exitCode = await main(process.argv.slice(2));

async function main([name = 'help', ...args]: readonly string[]): Promise<number> {
  if (name === 'help' || name === '--help' || name === '-h') {
    out(commandHelp());
    return 0;
  }
  if (!isCommand(name)) {
    err(`There is no command "${name}".\n\n${commandHelp()}`);
    return EXIT_WRONG_USAGE;
  }
  // The demo plays against a stand-in; nothing that is set here may lead it to a real Slack, Redis or database.
  if (name === 'demo') return runCommand([name, ...args], { out, err, env: {}, clock: () => new Date() });
  if (existsSync(ENV_FILE)) process.loadEnvFile(ENV_FILE);
  const config = readLocalConfig(process.env);
  if (!config.ok) {
    err(formatSettingProblems(config.refusal));
    return EXIT_WRONG_USAGE;
  }
  return runCommand([name, ...args], { out, err, env: process.env, clock: () => new Date() });
}
