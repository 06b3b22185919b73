import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, MemoryUse, Order, StartOrder } from './ragtime-orders.ts';
import { RAGTIME_PROGRAM } from './ragtime-program.ts';

/** What was compiled once is loaded in two thirds of the time. */
const COMPILED = join(tmpdir(), `ragtime-compiled-${process.getuid?.() ?? 0}`);

export type Obeyed = 'done' | 'died';

/** Ragtime in a process of its own, which can be killed at any moment. */
export interface RagtimeProcess {
  readonly isAlive: boolean;
  /** Resolves when nothing of the process is left. */
  readonly ended: Promise<void>;
  /** Resolves when it was carried out, or when the process died over it. */
  tell(order: Order): Promise<Obeyed>;
  /** Undefined where the process has died. */
  memory(): Promise<MemoryUse | undefined>;
  /** SIGKILL; resolves when nothing of the process is left. */
  kill(): Promise<void>;
  /** Ends Ragtime in good order and keeps the process for the next one. */
  release(): Promise<void>;
}

/** Processes without a Ragtime: loading the program takes longer than starting it, so some are always kept ready. */
const idle: ChildProcess[] = [];
const IDLE_PROCESSES = 2;

/** @throws when Ragtime does not start. */
export async function startRagtimeProcess(start: Omit<StartOrder, 'kind'>): Promise<RagtimeProcess> {
  // The one that has been loading for longest.
  const ragtime = control(idle.shift() ?? forkChild());
  while (idle.length < IDLE_PROCESSES) idle.push(forkChild());
  await ragtime.tell({ kind: 'start', ...start });
  return ragtime;
}

/** Ends the processes that are kept. */
export async function endIdleProcesses(): Promise<void> {
  await Promise.all(idle.splice(0).map(killProcess));
}

function forkChild(): ChildProcess {
  const child = fork(RAGTIME_PROGRAM, {
    // BullMQ's timers round to a few milliseconds below zero at times.
    execArgv: ['--disable-warning=ExperimentalWarning', '--disable-warning=TimeoutNegativeWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
  });
  // Every order listens for its own answer and for the end of the process.
  child.setMaxListeners(0);
  return child;
}

function control(child: ChildProcess): RagtimeProcess {
  let lastId = 0;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const tell = (order: Order) => {
    lastId += 1;
    return send(child, lastId, order);
  };
  const obey = async (order: Order): Promise<Obeyed> => ((await tell(order)) === undefined ? 'died' : 'done');
  return {
    get isAlive() {
      return isAlive(child);
    },
    ended,
    tell: obey,
    memory: async () => (await tell({ kind: 'memory' }))?.memory,
    kill: () => killProcess(child),
    release: async () => {
      if (!isAlive(child)) return;
      await obey({ kind: 'stop' });
      if (isAlive(child)) idle.push(child);
    },
  };
}

function isAlive(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

/** @returns undefined where the process died over it */
function send(child: ChildProcess, id: number, order: Order): Promise<Answer | undefined> {
  if (!isAlive(child)) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const finish = () => {
      child.off('message', hear);
      child.off('exit', die);
    };
    const hear = (answer: Answer) => {
      if (answer.id !== id) return;
      finish();
      if (answer.problem === undefined) resolve(answer);
      else reject(new Error(`${order.kind} went wrong in the process: ${answer.problem}`));
    };
    const die = () => {
      finish();
      resolve(undefined);
    };
    child.on('message', hear);
    child.once('exit', die);
    // A process that dies over the order says so by its end.
    child.send({ id, order }, () => undefined);
  });
}

async function killProcess(child: ChildProcess): Promise<void> {
  if (!isAlive(child)) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
