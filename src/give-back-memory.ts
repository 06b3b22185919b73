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
/** It rests a hundred times as long as it worked: one per cent of a processor at most. */
const REST_TIMES = 100;

/**
 * V8 keeps pages that it has emptied, some 40 MB after a busy minute, and may do so for hours. This gives them back in the
 * first quiet second, once the process has grown since it last did so.
 * @returns what ends it.
 */
export function startGivingBackMemory(): () => void {
  const timer = setInterval(watchMemory(thisProcess()), LOOK_EVERY_MS).unref();
  return () => clearInterval(timer);
}

/** One look for each call. */
export function watchMemory(own: OwnProcess): () => void {
  let afterLast = 0;
  let restsUntil = Number.NEGATIVE_INFINITY;
  return () => {
    const isQuiet = own.busyShare() < QUIET_SHARE;
    if (!isQuiet || own.now() < restsUntil || own.resident() < afterLast + WORTH_BYTES) return;
    const before = own.spent();
    own.collect();
    afterLast = own.resident();
    restsUntil = own.now() + REST_TIMES * (own.spent() - before);
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
