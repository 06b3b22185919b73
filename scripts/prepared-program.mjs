// Where the program lies that prepare-program.mjs has put together: a copy for each state of the source.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
/** Below node_modules: it goes with the packages that it was made from, at the next `npm ci`. */
export const cache = `${root}node_modules/.cache/ragtime/`;
/** Where Node keeps what it has compiled, if it may write there. */
export const compiled = `${cache}compiled`;

// WASI (the embedded queue) and a delay that BullMQ computes below zero: neither is anything that a person could mend.
const quiet = ['--disable-warning=ExperimentalWarning', '--disable-warning=TimeoutNegativeWarning'];
const load = (name) => ['--import', new URL(name, import.meta.url).href];
export const flags = [...quiet, ...load('fast-imports.mjs')];
/** Short-lived garbage gets less room than Node gives it, since a click leaves little behind. */
export const ragtimeFlags = ['--max-semi-space-size=8', ...load('keep-small.mjs'), ...load('name-places.mjs')];
/** The C library takes no more than one more heap for all of Node's threads, and gives back what is free. */
export const ragtimeEnv = { NODE_COMPILE_CACHE: compiled, MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072' };

/** Everything that it is made from. Copied files keep their times only to the second, as an image of a container does. */
function nameOfSource() {
  const hash = createHash('sha256').update(root);
  const files = ['src', 'jobs', 'sandbox'].flatMap((folder) =>
    readdirSync(root + folder, { recursive: true }).map((name) => `${folder}/${name}`),
  );
  for (const file of [...files.sort(), 'package-lock.json', 'scripts/prepare-program.mjs']) {
    const { mtimeMs, size } = statSync(root + file);
    hash.update(`${file} ${Math.floor(mtimeMs / 1000)} ${size}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

export function findPreparedProgram() {
  const folder = `${cache}${nameOfSource()}`;
  const file = `${folder}/main.js`;
  return { folder, file, isThere: existsSync(file) };
}
