// What `npm test` runs, in the order that fails fastest. Arguments go to vitest.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const steps = [
  ['Lint', '@biomejs/biome/bin/biome', 'check', '--error-on-warnings'],
  ['Unused code', 'knip/bin/knip.js'],
  ['Types', 'typescript/bin/tsc', '--noEmit'],
  ['Tests', 'vitest/vitest.mjs', 'run', ...process.argv.slice(2)],
];

const IN_MEMORY = '/dev/shm';
const ENOUGH_BYTES = 2_000_000_000;
const FOLDER = 'ragtime-tests-';

function roomInMemory() {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize;
  } catch {
    return 0;
  }
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Of runs that were cut short. */
function removeLeftOvers() {
  const names = readdirSync(IN_MEMORY).filter((name) => name.startsWith(FOLDER));
  for (const name of names.filter((name) => !isRunning(Number(name.slice(FOLDER.length))))) {
    rmSync(`${IN_MEMORY}/${name}`, { recursive: true, force: true });
  }
}

/**
 * Where tests put their files: in memory, where there is room. No commit waits for a disk then. Tests cannot tell: what a
 * process wrote stays there when it is killed, on a disk or in memory, and no test cuts the power.
 * @returns undefined where there is no room; the usual place serves
 */
function placeInMemory() {
  if (roomInMemory() < ENOUGH_BYTES) return undefined;
  removeLeftOvers();
  const folder = `${IN_MEMORY}/${FOLDER}${process.pid}`;
  mkdirSync(folder, { mode: 0o700 });
  return folder;
}

function runSteps(env) {
  for (const [name, tool, ...args] of steps) {
    console.log(`\n${name}: ${tool.split('/')[0]} ${args.join(' ')}`);
    const command = [...process.execArgv, `${root}node_modules/${tool}`, ...args];
    const { status } = spawnSync(process.execPath, command, { cwd: root, env, stdio: 'inherit' });
    if (status !== 0) return status ?? 1;
  }
  return 0;
}

const folder = placeInMemory();
const status = runSteps({ ...process.env, ...(folder && { TMPDIR: folder }) });
if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
process.exit(status);
