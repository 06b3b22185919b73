import { done, refuse } from '../../core/result.ts';
import { type Restored, type RestoreRefusal, restoreBackup } from '../../usecases/keep/restore-backup.ts';
import type { RestoreGround } from '../../usecases/keep/restore-ports.ts';
import type { Author } from '../../usecases/ports.ts';
import type { CliContext } from '../cli-context.ts';
import { momentWords } from '../moment-words.ts';
import { type ReadOrder, readWords } from '../read-options.ts';
import { say, takeOrder } from '../run-order.ts';

const restoreHelp = `ragtime restore FILE [--to PATH] [--replace]

Brings a backup back: checks it against its SHA-256 and for damage, and puts a copy of it in the place of DATABASE_PATH.
Stop Ragtime first. What stands there is not deleted: it gets another name beside it.
What Slack got since the backup was made is looked up there before anything is sent again.

  FILE       the backup
  --to PATH  another database file, such as one in an empty folder, to look into a backup without touching anything
  --replace  a database that stands there makes room
  --help     this text

Exit codes: 0 restored, 1 refused, and nothing was changed (it is said why), 2 the command was not understood`;

const OPTIONS = {
  to: { type: 'string' },
  replace: { type: 'boolean', default: false },
} as const;

/** What the command touches. */
export interface RestoreCli extends Pick<CliContext, 'out' | 'err' | 'now'> {
  readonly author: Author;
  readonly databasePath: () => string;
  /** Real time: whether a process lives does not depend on the told one. */
  readonly realNow: () => Date;
  readonly ground: RestoreGround;
}

interface Asked {
  readonly file: string;
  readonly to: string | undefined;
  readonly replaces: 'nothing' | 'what-stands-there';
}

/** `ragtime restore` */
export async function runRestore(args: readonly string[], cli: RestoreCli): Promise<number> {
  return takeOrder(args, cli, { help: restoreHelp, read: parseCommand, carryOut: (asked) => carryOut(asked, cli) });
}

async function carryOut({ file, to, replaces }: Asked, cli: RestoreCli): Promise<number> {
  const target = to ?? cli.databasePath();
  const times = { now: cli.now(), realNow: cli.realNow() };
  const restored = await restoreBackup(cli, { file, target, replaces, author: cli.author, ...times });
  return say(
    cli,
    restored.ok
      ? done(restoredLines(restored.value, { file, target }).join('\n'))
      : refuse(`${refusalWords(restored.refusal, { file, target })} Nothing was changed.`),
  );
}

function parseCommand(args: readonly string[]): ReadOrder<Asked> {
  return readWords(args, OPTIONS, (values, [file, ...more]) => {
    if (file === undefined)
      return refuse('Which backup? ragtime restore FILE; "ragtime backup --list" names those there are.');
    if (more.length > 0) return refuse(`One backup at a time: ${more.join(' ')} is one too many.`);
    return done({ file, to: values.to, replaces: values.replace ? 'what-stands-there' : 'nothing' });
  });
}

interface Names {
  readonly file: string;
  readonly target: string;
}

function restoredLines({ backup, aside }: Restored, { file, target }: Names): readonly string[] {
  const hash = backup.isHashKnown
    ? 'its SHA-256 is the one beside it'
    : `no SHA-256 stands beside it; it is ${backup.sha256}`;
  return [
    `${target} is restored from ${file}: ${backup.rows} rows, sound, and ${hash}.`,
    `It knows everything until ${momentWords(backup.knownUntil)}, and nothing that was said or decided later.`,
    ...(aside === undefined
      ? []
      : [`What stood there is now ${aside}: "DATABASE_PATH=${aside} ragtime history" tells what it knew.`]),
    'When Ragtime starts, it looks in Slack for each message that may have gone out since then before it sends it, and draws anew what stands there.',
    'Whoever answered since then is asked again. Tell them why: their earlier message said that it was saved.',
  ];
}

function refusalWords(refusal: RestoreRefusal, { file, target }: Names): string {
  switch (refusal.reason) {
    case 'no-file':
      return `There is no file ${file}; "ragtime backup --list" names the backups that there are.`;
    case 'other-hash':
      return `${file} is not what was backed up: its SHA-256 is ${refusal.found}, and ${refusal.expected} stands beside it. Take another backup.`;
    case 'not-sound':
      return `${file} is damaged, or no database (${refusal.problem}). Take another backup.`;
    case 'not-ragtime':
      return `${file} is a database, but none of Ragtime's.`;
    case 'newer-version':
      return refusal.problem.replace(' Nothing was changed.', '');
    case 'running':
      return `Ragtime runs on ${target}: process ${refusal.process.pid} on ${refusal.process.host}. Stop it first.`;
    case 'in-use':
      return `Another program has ${target} open. Close it first.`;
    case 'not-written':
      return `${target} could not be put in place (${refusal.problem}). A folder with room, which this user may write, would be accepted.`;
    case 'stands-there':
      return standsThereWords(refusal, target);
  }
}

function standsThereWords(
  { backup, knownUntil }: Extract<RestoreRefusal, { reason: 'stands-there' }>,
  target: string,
): string {
  const standing =
    knownUntil === undefined
      ? 'a file that cannot be read'
      : `a database that knows everything until ${momentWords(knownUntil)}`;
  return `At ${target} stands ${standing}; the backup ends at ${momentWords(backup.knownUntil)}. With --replace the backup takes its place, and it is kept under another name.`;
}
