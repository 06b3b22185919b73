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
/** For what runs from its source. */
export const flags = [...quiet, ...load('fast-imports.mjs')];
/** Short-lived garbage gets less room than Node gives it, since a click leaves little behind. */
const small = '--max-semi-space-size=8';
/** For Ragtime from its source. */
export const sourceFlags = [...flags, small, ...load('keep-small.mjs')];
/** For Ragtime put together: it has no files that are slow to find, and keeps itself small. */
export const preparedFlags = [...quiet, small];
/** The C library takes no more than one more heap for all of Node's threads, and gives back what is free. */
export const ragtimeEnv = { NODE_COMPILE_CACHE: compiled, MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072' };

const MADE_WITH = [
  'prepare-program.mjs',
  'put-together.mjs',
  'undici-for-sockets.cjs',
  'keep-small.mjs',
  'name-places.mjs',
];

/** Without Node's own way down, which takes six times as long. */
function filesBelow(folder) {
  return readdirSync(root + folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** Everything that it is made from. Copied files keep their times only to the second, as an image of a container does. */
function nameOfSource() {
  const hash = createHash('sha256').update(root);
  const files = ['src', 'jobs', 'sandbox'].flatMap(filesBelow);
  for (const file of [...files.sort(), 'package-lock.json', ...MADE_WITH.map((name) => `scripts/${name}`)]) {
    const { mtimeMs, size } = statSync(root + file);
    hash.update(`${file} ${Math.floor(mtimeMs / 1000)} ${size}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

/** `ragtime start` is a program of its own: it loads nearly all, and waits for no file that only others need. */
export function findPreparedProgram(command) {
  const folder = `${cache}${nameOfSource()}`;
  const file = command === 'start' ? `${folder}/start/main.js` : `${folder}/main.js`;
  return { folder, file, isThere: existsSync(file) };
}
