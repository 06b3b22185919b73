// Puts the program together from its thousand files and those of its packages: loading them one by one takes longer than
// all else at the start.
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { cache, compiled, findPreparedProgram, root } from './prepared-program.mjs';
import { putTogether } from './put-together.mjs';

const KEEP_OTHERS_MS = 24 * 60 * 60 * 1000;

/** Others may start at the same moment, or run from an older one: it is put in its place at once, and none that is new goes. */
async function prepare() {
  const { folder, isThere } = findPreparedProgram();
  if (isThere) return;
  mkdirSync(cache, { recursive: true });
  const draft = `${cache}draft-${process.pid}`;
  const main = `${root}src/main.ts`;
  await Promise.all([putTogether(main, draft), putTogether(main, `${draft}/start`, './run-until-signal.ts')]);
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true });
    if (!findPreparedProgram().isThere) throw error;
  }
  for (const name of readdirSync(cache)) {
    const other = cache + name;
    const isOld = statSync(other).mtimeMs < Date.now() - KEEP_OTHERS_MS;
    if (isOld && other !== folder && other !== compiled) rmSync(other, { recursive: true });
  }
}

await prepare();
