import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FolderFacts } from '../core/operate/folder-facts.ts';

/** A folder as it is. Where it is not there, what counts is the nearest one around it that is: the others are made there. */
export function examineFolder(folder: string): FolderFacts {
  const nearest = existingFolder(folder);
  const { dev: disk } = statSync(nearest);
  const isUsable = statSync(nearest).isDirectory() && isWritable(nearest);
  return { isThere: nearest === folder, isUsable, freeBytes: freeBytesIn(nearest), disk };
}

/** Whether this user may write it, and, of a folder, may look into it. */
export function isWritable(path: string): boolean {
  try {
    accessSync(path, statSync(path).isDirectory() ? constants.R_OK | constants.W_OK | constants.X_OK : constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function existingFolder(folder: string): string {
  if (existsSync(folder) || dirname(folder) === folder) return folder;
  return existingFolder(dirname(folder));
}

function freeBytesIn(folder: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}
