import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { putTogether } from '../../scripts/put-together.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Where the packages are found that stay where they are; what is old there goes with the next `npm start`. */
const CACHE = join(ROOT, 'node_modules/.cache/ragtime');
const MADE_FROM = ['src', 'jobs', 'sandbox', 'test/support'];

async function prepare(folder: string): Promise<string> {
  const file = join(folder, 'ragtime-child.js');
  if (existsSync(file)) return file;
  mkdirSync(CACHE, { recursive: true });
  const draft = join(CACHE, `draft-child-${process.pid}`);
  await putTogether(join(ROOT, 'test/support/ragtime-child.ts'), draft);
  // Another worker may have been quicker.
  if (existsSync(file)) rmSync(draft, { recursive: true });
  else renameSync(draft, folder);
  return file;
}

function nameOfSource(): string {
  const hash = createHash('sha256');
  const files = MADE_FROM.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true }).map((name) => join(folder, String(name))),
  );
  for (const file of [...files.toSorted(), 'package-lock.json', 'scripts/put-together.mjs']) {
    const { mtimeMs, size } = statSync(join(ROOT, file));
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * The program of a process that can be killed, put together once for each state of its source: killed ones are many. It is
 * made while a test is loaded, which no time limit of a hook counts.
 */
export const RAGTIME_PROGRAM = await prepare(join(CACHE, `child-${nameOfSource()}`));
