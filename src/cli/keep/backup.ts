import { join } from 'node:path';
import { done } from '../../core/result.ts';
import { type BackUpPorts, backUp } from '../../usecases/keep/back-up.ts';
import type { BackupTrouble } from '../../usecases/keep/keep-ports.ts';
import { type CliContext, EXIT_DONE, EXIT_REFUSED, EXIT_WRONG_USAGE } from '../cli-context.ts';
import { momentWords } from '../moment-words.ts';
import { type ReadOrder, readOptions } from '../read-options.ts';
import { takeOrder, withStore } from '../run-order.ts';

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
  return takeOrder(args, cli, { help: backupHelp, read: parseCommand, carryOut: (asked) => carryOut(asked, cli) });
}

async function carryOut({ act, to }: Asked, cli: BackupCli): Promise<number> {
  const folder = to ?? cli.backupFolder();
  if (folder === undefined) {
    cli.err('BACKUP_FOLDER is "none", so there is no folder to take. Name one: ragtime backup --to FOLDER');
    return EXIT_WRONG_USAGE;
  }
  return withStore(cli, (store) => (act === 'list' ? list(store, folder, cli) : make(store, folder, cli)));
}

function parseCommand(args: readonly string[]): ReadOrder<Asked> {
  return readOptions(args, OPTIONS, ({ to, list }) => done({ act: list ? 'list' : 'make', to }));
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
