import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { done, type Result, refuse } from '../../core/result.ts';
import { type BackUpPorts, backUp } from '../../usecases/keep/back-up.ts';
import type { BackupTrouble } from '../../usecases/keep/keep-ports.ts';
import { type CliContext, EXIT_DONE, EXIT_REFUSED, EXIT_WRONG_USAGE } from '../cli-context.ts';
import { momentWords } from '../moment-words.ts';

const backupHelp = `ragtime backup [--to FOLDER]
ragtime backup --list

Copies the database while Ragtime runs, checks the copy (its rows are counted, SQLite looks for damage) and writes its
SHA-256 beside it. Ragtime does the same by itself once a day, into BACKUP_FOLDER. "ragtime restore" brings one back.

  --to FOLDER  another folder; best on another machine. Nothing in it is removed
  --list       the backups that are there, newest first; with --to those of that folder
  --help       this text

Exit codes: 0 done, 1 there is no new backup (it is said why), 2 the command was not understood`;

const OPTIONS = {
  to: { type: 'string' },
  list: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** What the command touches. */
export interface BackupCli extends Pick<CliContext, 'out' | 'err' | 'now'> {
  /** Where backups go by themselves; undefined where that is switched off. */
  readonly backupFolder: () => string | undefined;
  readonly openStore: () => Promise<BackUpPorts & { readonly close: () => void }>;
}

interface Asked {
  readonly act: 'make' | 'list';
  readonly to: string | undefined;
}

/** `ragtime backup` */
export async function runBackup(args: readonly string[], cli: BackupCli): Promise<number> {
  const parsed = parseCommand(args);
  if (!parsed.ok) {
    cli.err(`${parsed.refusal}\n\n${backupHelp}`);
    return EXIT_WRONG_USAGE;
  }
  if (parsed.value === 'help') {
    cli.out(backupHelp);
    return EXIT_DONE;
  }
  const folder = parsed.value.to ?? cli.backupFolder();
  if (folder === undefined) {
    cli.err('BACKUP_FOLDER is "none", so there is no folder to take. Name one: ragtime backup --to FOLDER');
    return EXIT_WRONG_USAGE;
  }
  const store = await cli.openStore();
  try {
    return parsed.value.act === 'list' ? await list(store, folder, cli) : await make(store, folder, cli);
  } finally {
    store.close();
  }
}

function parseCommand(args: readonly string[]): Result<Asked | 'help', string> {
  try {
    const { to, list, help } = parseArgs({ args: [...args], options: OPTIONS }).values;
    return done(help ? 'help' : { act: list ? 'list' : 'make', to });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

async function list({ backups }: BackUpPorts, folder: string, { out }: BackupCli): Promise<number> {
  const found = await backups.list(folder);
  if (found.length === 0) out(`There is no backup in ${folder}.`);
  for (const { name, madeAt } of found) out(`${join(folder, name)}  ${momentWords(madeAt)}`);
  return EXIT_DONE;
}

async function make(ports: BackUpPorts, folder: string, { out, err, now }: BackupCli): Promise<number> {
  const made = await backUp(ports, { folder, now: now() });
  if (!made.ok) {
    err(backupTroubleWords(folder, made.refusal));
    return EXIT_REFUSED;
  }
  const { name, bytes, tables, rows, sha256 } = made.value;
  out(`${join(folder, name)}: ${bytes} bytes, ${rows} rows in ${tables} tables, all of them checked.`);
  out(`SHA-256 ${sha256}, also in ${name}.sha256.`);
  return EXIT_DONE;
}

/** Whole sentences, with what to do. */
function backupTroubleWords(folder: string, { reason, problem }: BackupTrouble): string {
  return reason === 'not-written'
    ? `There is no new backup: it could not be written into ${folder} (${problem}). A folder on a disk with room, which this user may write, would be accepted.`
    : `There is no new backup: the copy is not sound (${problem}). The database itself may be damaged: keep every backup that you have, stop Ragtime and look at the disk.`;
}
