import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { done, type Result, refuse } from '../../core/result.ts';

export interface BundleFile {
  /** Below the folder; may name a folder of its own. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** Nobody but the user that runs the command: people's words are in it. */
const OWN_FOLDER = 0o700;
const OWN_FILE = 0o600;

/** Makes an empty folder, or takes one that is empty. A refusal is a whole sentence. */
export function openBundle(folder: string): Result<void, string> {
  try {
    mkdirSync(folder, { recursive: true, mode: OWN_FOLDER });
    if (readdirSync(folder).length === 0) return done(undefined);
    return refuse(`${folder} is not empty; a folder that is not there yet, or an empty one, would be accepted.`);
  } catch (error) {
    return refuse(`${folder} cannot be used as a folder: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

export function writeToBundle(folder: string, { path, content }: BundleFile): void {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true, mode: OWN_FOLDER });
  writeFileSync(target, content, { flag: 'wx', mode: OWN_FILE });
}
