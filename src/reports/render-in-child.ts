import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Result } from '../core/result.ts';
import type { ReportFile, ReportRenderer, TooLong } from '../usecases/publish/ports.ts';
import { type RenderOrder, readOutcome } from './render-order.ts';
import type { ReportLook } from './report-look.ts';

const PROGRAM = fileURLToPath(new URL('render-process.ts', import.meta.url));
/** The longest report that is tried (document-room.ts) takes about half of it. */
const MOST_MEMORY_MB = 2048;
/** Real time. Afterwards the process ends, and its 300 MB are free again. */
const IDLE_MS = 60_000;
/** Real time, from the order on: the longest PDF takes half a minute, behind seven other documents, on a machine that may be busy. */
const GIVE_UP_MS = 600_000;
const MOST_TRIES = 2;

interface Waiting {
  readonly order: RenderOrder;
  readonly tries: number;
  readonly resolve: (made: Result<ReportFile, TooLong>) => void;
  readonly reject: (error: Error) => void;
}

export interface ChildRendererOptions {
  readonly look: ReportLook;
  /** Tests name a process of their own. */
  readonly program?: string;
  readonly idleMs?: number;
  readonly giveUpMs?: number;
}

/**
 * Makes documents in a process of its own, started when one is wanted and ended when none was for a while. A document
 * whose process dies is tried once more. Holds the process and what is asked of it.
 */
export class ChildRenderer {
  readonly #options: Required<ChildRendererOptions>;
  readonly #waiting = new Map<number, Waiting>();
  #child: ChildProcess | undefined;
  #idle: NodeJS.Timeout | undefined;
  #lastId = 0;

  constructor(options: ChildRendererOptions) {
    this.#options = { program: PROGRAM, idleMs: IDLE_MS, giveUpMs: GIVE_UP_MS, ...options };
  }

  readonly renderReport: ReportRenderer = (snapshot, format) =>
    new Promise((resolve, reject) => {
      this.#lastId += 1;
      const { look } = this.#options;
      this.#send({ order: { id: this.#lastId, snapshot, format, look }, tries: 1, resolve, reject });
    });

  stop(): void {
    this.#leave();
    this.#refuseAll('Ragtime stops');
  }

  #send(one: Waiting): void {
    clearTimeout(this.#idle);
    this.#child ??= this.#start();
    const child = this.#child;
    child.ref();
    this.#waiting.set(one.order.id, one);
    child.send(one.order, (error) => error !== null && child.kill('SIGKILL'));
    setTimeout(() => this.#waiting.get(one.order.id) === one && child.kill('SIGKILL'), this.#options.giveUpMs).unref();
  }

  #start(): ChildProcess {
    // It has a thousand times the garbage of a click: Node's own size for it, not the small one of the starter.
    const flags = process.execArgv.filter((flag) => !flag.startsWith('--max-semi-space-size'));
    const execArgv = [...flags, `--max-old-space-size=${MOST_MEMORY_MB}`];
    const child = fork(this.#options.program, { serialization: 'advanced', execArgv });
    child.on('message', (message) => this.#settle(message));
    child.on('exit', (code, signal) => this.#lose(child, `ended with ${signal ?? `code ${code}`}`));
    child.on('error', (error) => this.#lose(child, error.message));
    return child;
  }

  #settle(message: unknown): void {
    const outcome = readOutcome(message);
    const one = outcome && this.#waiting.get(outcome.id);
    if (outcome === undefined || one === undefined) return;
    this.#waiting.delete(outcome.id);
    if ('made' in outcome) one.resolve(outcome.made);
    else one.reject(notMade(one, outcome.problem));
    if (this.#waiting.size > 0) return;
    this.#child?.unref();
    this.#idle = setTimeout(() => this.#leave(), this.#options.idleMs).unref();
  }

  #lose(child: ChildProcess, reason: string): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    const again = [...this.#waiting.values()].filter(({ tries }) => tries < MOST_TRIES);
    for (const { order } of again) this.#waiting.delete(order.id);
    this.#refuseAll(`its process ${reason}`);
    for (const one of again) this.#send({ ...one, tries: one.tries + 1 });
  }

  #refuseAll(reason: string): void {
    for (const one of this.#waiting.values()) one.reject(notMade(one, reason));
    this.#waiting.clear();
  }

  #leave(): void {
    clearTimeout(this.#idle);
    this.#child?.disconnect();
    this.#child = undefined;
  }
}

function notMade({ order }: Waiting, reason: string): Error {
  return new Error(`The ${order.format} document was not made: ${reason}`);
}
