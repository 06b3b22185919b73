import { readFileSync, statSync } from 'node:fs';
import { done, type Result, refuse } from '../core/result.ts';

/** Unit: bytes. A report in Word with its pictures is the largest that is taken. */
const LARGEST = 25_000_000;

/**
 * The bytes of a file that somebody names. What has no end, or waits for somebody to write into it, is not begun; how
 * large each kind of file may be is said by whoever reads it.
 */
export function readFileHandedIn(path: string): Result<Uint8Array, string> {
  try {
    const file = statSync(path);
    if (!file.isFile())
      return refuse(`${path} is ${file.isDirectory() ? 'a folder' : 'no file'}; a file would be accepted.`);
    if (file.size > LARGEST) {
      return refuse(`${path} is too large; ${LARGEST / 1_000_000} MB at most would be accepted.`);
    }
    return done(readFileSync(path));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse(`${path} cannot be read (${reason}); the name of a file that is there would be accepted.`);
  }
}
