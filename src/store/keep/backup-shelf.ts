import { fork } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { readBackups } from '../../core/keep/backup.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type { BackupFacts, BackupShelf, BackupTrouble } from '../../usecases/keep/keep-ports.ts';
import { makeFolder } from '../make-folder.ts';
import { hashPath } from './copy-database.ts';

const PROGRAM = fileURLToPath(new URL('backup-process.ts', import.meta.url));

const facts = z.object({ sha256: z.string(), bytes: z.number(), tables: z.number(), rows: z.number() });
const trouble = z.object({ reason: z.enum(['not-written', 'not-sound']), problem: z.string() });
const answer = z.union([
  z.object({ ok: z.literal(true), value: facts }),
  z.object({ ok: z.literal(false), refusal: trouble }),
]);

/** @param databasePath what is backed up */
export function createBackupShelf(databasePath: string): BackupShelf {
  return {
    list: async (folder) => readBackups(namesIn(folder)),
    add: async ({ folder, name }) => {
      try {
        makeFolder(folder, 0o700);
      } catch (error) {
        return notWritten(error instanceof Error ? error.message : String(error));
      }
      return copyApart(resolve(databasePath), resolve(folder, name));
    },
    remove: async ({ folder, name }) => {
      const path = join(folder, name);
      for (const each of [path, hashPath(path)]) rmSync(each, { force: true });
    },
  };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    // ENOTDIR: there is none in a file, and none can be added, which says so.
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code))) return [];
    throw error;
  }
}

/** better-sqlite3 checks and hashes synchronously, for seconds where the database is large: in a process of its own. */
function copyApart(from: string, to: string): Promise<Result<BackupFacts, BackupTrouble>> {
  return new Promise((settle) => {
    const child = fork(PROGRAM, [from, to], { serialization: 'advanced' });
    child.once('message', (message) => {
      const read = answer.safeParse(message);
      if (read.success) settle(read.data.ok ? done(read.data.value) : refuse(read.data.refusal));
    });
    child.once('error', (error) => settle(notWritten(error.message)));
    child.once('exit', (code, signal) =>
      settle(notWritten(`the copying process ended with ${signal ?? `code ${code}`}`)),
    );
  });
}

function notWritten(problem: string): { readonly ok: false; readonly refusal: BackupTrouble } {
  return refuse({ reason: 'not-written', problem });
}
