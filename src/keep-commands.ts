import { runBackup } from './cli/backup.ts';
import { runDisclose } from './cli/disclose.ts';
import { runRestore } from './cli/restore.ts';
import { runRetention } from './cli/retention.ts';
import { DEFAULT_RETENTION } from './core/keep/retention.ts';
import { createRestoreGround } from './store/keep/restore-ground.ts';
import { authorHere, type Command, cliOf, localConfigOf, type Surroundings } from './surroundings.ts';

/** The commands that keep what is stored, hand it out and let it go. */
export const KEEP_COMMANDS = {
  backup: {
    summary: 'copies the database while Ragtime runs, and checks the copy',
    acts: ['back-up'],
    run: (args, around) =>
      runBackup(args, { ...cliOf(around), backupFolder: () => localConfigOf(around.env).backupFolder }),
  },
  restore: {
    summary: 'brings a backup back',
    acts: ['restore-backup'],
    run: (args, around) => runRestore(args, restoreOf(around)),
  },
  disclose: {
    summary: 'writes everything that is held of a person or an entry, to be handed out',
    acts: ['disclose'],
    run: (args, around) => runDisclose(args, cliOf(around)),
  },
  retention: {
    summary: 'deletes what has passed its retention, or says what would go',
    acts: ['apply-retention'],
    run: (args, around) =>
      runRetention(args, {
        ...cliOf(around),
        retention: () => localConfigOf(around.env).retention ?? DEFAULT_RETENTION,
      }),
  },
} as const satisfies Readonly<Record<string, Command>>;

/** Without opening the database: it may be the one that is broken. */
function restoreOf(around: Surroundings) {
  const { out, err, env, clock: now } = around;
  const databasePath = () => localConfigOf(env).databasePath;
  return {
    out,
    err,
    now,
    databasePath,
    realNow: () => new Date(),
    author: authorHere(),
    ground: createRestoreGround(),
  };
}
