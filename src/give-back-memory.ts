import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What the decision rests on, and what it leads to. */
export interface OwnProcess {
  /** Resident memory, in bytes. */
  resident(): number;
  /** How much of the time since it was last asked the event loop had something to do: 0 to 1. */
  busyShare(): number;
  /** Milliseconds that never go back. */
  now(): number;
  /** Processor time so far, of all threads, in milliseconds. */
  spent(): number;
  /** Collects all garbage and returns empty pages to the system. Nothing else happens meanwhile: two full collections. */
  collect(): void;
}

const LOOK_EVERY_MS = 1_000;
/** Nobody waits: a second with clicks is far above, one with the timers alone far below. */
const QUIET_SHARE = 0.1;
/** Less is not worth a collection. */
const WORTH_BYTES = 16 * 1024 ** 2;
/** Of the processor's time since it began, in all. */
const MOST_SHARE = 0.01;

/**
 * V8 keeps pages that it has emptied, some 40 MB after a busy minute, and gives them back by itself late or never. This does
 * it in the first quiet second, once the process has grown since the last time.
 * @returns what ends it.
 */
export function startGivingBackMemory(): () => void {
  const timer = setInterval(watchMemory(thisProcess()), LOOK_EVERY_MS).unref();
  return () => clearInterval(timer);
}

/** One look for each call. */
export function watchMemory(own: OwnProcess): () => void {
  const beganAt = own.now();
  let afterLast = 0;
  let spent = 0;
  return () => {
    const isQuiet = own.busyShare() < QUIET_SHARE;
    const isTooOften = spent > MOST_SHARE * (own.now() - beganAt);
    if (!isQuiet || isTooOften || own.resident() < afterLast + WORTH_BYTES) return;
    const before = own.spent();
    own.collect();
    afterLast = own.resident();
    spent += own.spent() - before;
  };
}

export function thisProcess(): OwnProcess {
  let seen = performance.eventLoopUtilization();
  return {
    resident: () => process.memoryUsage.rss(),
    busyShare: () => {
      const since = seen;
      seen = performance.eventLoopUtilization();
      return performance.eventLoopUtilization(seen, since).utilization;
    },
    now: () => performance.now(),
    spent: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    },
    collect: collector(),
  };
}

/** Of all kinds of collection only the last resort empties V8's store of pages. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (options: { readonly type: string; readonly flavor: string }) => void;
  setFlagsFromString('--no-expose-gc');
  return () => collect({ type: 'major', flavor: 'last-resort' });
}
