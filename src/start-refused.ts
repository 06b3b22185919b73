import { formatSettingProblems, type SettingName, settingProblem } from './settings.ts';

/** It cannot start as things are; the message says why and what to do. */
export class StartRefused extends Error {
  override readonly name: string = 'StartRefused';
}

/** A setting that can be read, but not used on this machine as it is. */
export class SettingRefused extends StartRefused {
  override readonly name = 'SettingRefused';

  constructor(setting: SettingName, given: string, { why, cause }: { readonly why: string; readonly cause?: unknown }) {
    super(formatSettingProblems([{ ...settingProblem(setting, given), why }]), { cause });
  }
}

/** Codes of SQLite (its extended ones begin with these) and of the file system. */
const DATABASE_TROUBLE: readonly (readonly [code: RegExp, why: string])[] = [
  [/^SQLITE_NOTADB/, 'The file is not an SQLite database; nothing in it was changed'],
  [
    /^SQLITE_CORRUPT/,
    'The database is damaged; bring a backup back with "ragtime restore" (docs/operations.md, Restoring)',
  ],
  [/^SQLITE_CANTOPEN|^EISDIR/, 'It cannot be opened as a file'],
  [/^SQLITE_(READONLY|PERM)/, 'This user may not write the file, or not the folder around it'],
  [/^SQLITE_FULL|^ENOSPC/, 'The disk is full'],
  [/^(EEXIST|ENOTDIR)/, 'A part of the path that should be a folder is a file'],
  [/^(EACCES|EPERM|EROFS|ENOENT)/, 'Its folder is missing, and this user may not make it'],
];

const LISTENING_TROUBLE: readonly (readonly [code: RegExp, which: 'host' | 'port', why: string])[] = [
  [/^EADDRINUSE/, 'port', 'Another process listens there already; it may be another Ragtime'],
  [/^EACCES/, 'port', 'This user may not listen there; ports from 1024 on are open to everybody'],
  [/^(EADDRNOTAVAIL|ENOTFOUND|EAI_AGAIN)/, 'host', 'This machine has no such address'],
];

/** What stopped the opening of the database, as a matter of DATABASE_PATH; anything else comes back as it is. */
export function refuseDatabase(path: string, error: unknown): unknown {
  const why = databaseTrouble(error);
  return why === undefined ? error : new SettingRefused('DATABASE_PATH', path, { why, cause: error });
}

/** What an error of SQLite or of the file system means; undefined for one that nobody foresaw. */
export function databaseTrouble(error: unknown): string | undefined {
  return DATABASE_TROUBLE.find(([code]) => code.test(codeOf(error)))?.[1];
}

interface Place {
  readonly host: string;
  readonly port: number;
  /** The setting that names the port. */
  readonly setting?: 'PORT' | 'HEALTH_PORT';
}

/** What stopped the listening, as a matter of the port or of HOST; anything else comes back as it is. */
export function refuseListening({ host, port, setting = 'PORT' }: Place, error: unknown) {
  const found = LISTENING_TROUBLE.find(([code]) => code.test(codeOf(error)));
  if (found === undefined) return error;
  const [, which, why] = found;
  if (which === 'host') return new SettingRefused('HOST', host, { why, cause: error });
  return new SettingRefused(setting, String(port), { why, cause: error });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
