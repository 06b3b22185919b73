import { DEFAULT_RETENTION } from './core/keep/retention.ts';
import { authorHere, type Command, cliOf, localConfigOf, type Surroundings } from './surroundings.ts';

/** The commands that keep what is stored, hand it out and let it go. */
export const KEEP_COMMANDS = {
  backup: {
    summary: 'copies the database while Ragtime runs, and checks the copy',
    acts: ['back-up'],
    run: async (args, around) => {
      const backupFolder = () => localConfigOf(around.env).backupFolder;
      return (await import('./cli/keep/backup.ts')).runBackup(args, { ...cliOf(around), backupFolder });
    },
  },
  restore: {
    summary: 'brings a backup back',
    acts: ['restore-backup'],
    run: async (args, around) => (await import('./cli/keep/restore.ts')).runRestore(args, await restoreOf(around)),
  },
  disclose: {
    summary: 'writes everything that is held of a person or an entry, to be handed out',
    acts: ['disclose'],
    run: async (args, around) => (await import('./cli/keep/disclose.ts')).runDisclose(args, cliOf(around)),
  },
  retention: {
    summary: 'deletes what has passed its retention, or says what would go',
    acts: ['apply-retention'],
    run: async (args, around) => {
      const retention = () => localConfigOf(around.env).retention ?? DEFAULT_RETENTION;
      return (await import('./cli/keep/retention.ts')).runRetention(args, { ...cliOf(around), retention });
    },
  },
} as const satisfies Readonly<Record<string, Command>>;

/** Without opening the database: it may be the one that is broken. */
async function restoreOf(around: Surroundings) {
  const { out, err, env, clock: now } = around;
  const { createRestoreGround } = await import('./store/keep/restore-ground.ts');
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
