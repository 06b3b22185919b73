import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { cache, flags, preparedFlags, ragtimeEnv } from '../scripts/prepared-program.mjs';
import { putTogether } from '../scripts/put-together.mjs';
import type { SenderOrders, SenderWord } from './sender-orders.ts';
import type { SlackCount, SlackLimit, SlackOrder } from './slack-process.ts';

export interface BenchSlack {
  readonly url: string;
  /** Forgets what came before. */
  begin(limit: SlackLimit | undefined): Promise<void>;
  count(): Promise<SlackCount>;
  stop(): Promise<void>;
}

export async function startBenchSlack(): Promise<BenchSlack> {
  const child = forkBench('slack-process.ts');
  const { url } = (await hear(child)) as { readonly url: string };
  const ask = async (order: SlackOrder) => {
    const answer = hear(child);
    child.send(order);
    return (await answer) as SlackCount;
  };
  return {
    url,
    begin: async (limit) => {
      await ask({ kind: 'begin', limit });
    },
    count: () => ask({ kind: 'count' }),
    stop: () => end(child),
  };
}

export interface BenchSender {
  begin(orders: SenderOrders): void;
  /** Ends it. Milliseconds of processor time since it began. */
  stop(): Promise<number>;
}

/** Resolves when its program is loaded: loading is not measured. */
export async function startSender(file: 'reminder-process.ts' | 'fixed-process.ts'): Promise<BenchSender> {
  const child = forkBench(file);
  await hear(child);
  return {
    begin: (orders) => child.send({ begin: orders }),
    stop: async () => {
      const word = hear(child);
      child.send({});
      const said = (await word) as SenderWord;
      await end(child);
      return said.kind === 'cpu' ? said.ms : Number.NaN;
    },
  };
}

export function forkBench(file: string): ChildProcess {
  const path = fileURLToPath(new URL(file, import.meta.url));
  // Infinity must arrive as Infinity.
  return fork(path, { execArgv: [...flags], serialization: 'advanced' });
}

/** Put together and started as `ragtime start` is, which memory depends on. */
export async function forkPrepared(file: string): Promise<ChildProcess> {
  const folder = `${cache}bench`;
  await putTogether(fileURLToPath(new URL(file, import.meta.url)), folder);
  const program = `${folder}/${file.replace(/\.ts$/, '.js')}`;
  return fork(program, {
    execArgv: [...preparedFlags],
    env: { ...ragtimeEnv, ...process.env },
    serialization: 'advanced',
  });
}

export function hear(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const die = (code: number | null) => reject(new Error(`A process of the bench ended with code ${code}.`));
    child.once('exit', die);
    child.once('message', (message) => {
      child.off('exit', die);
      resolve(message);
    });
  });
}

export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
