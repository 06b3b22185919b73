import { setImmediate as immediate, setTimeout as sleep } from 'node:timers/promises';
import type { AnyArgs } from './click-args.ts';

/** Slack waits no longer for an answer; what comes after it, such as a form that opens, waits for Slack. */
const FINISHED_WITHIN_MS = 3_000;
const LOOK_EVERY_MS = 10;

export interface ClicksUnderWay {
  /** Counts a click from its arrival until all is done that it asked for. */
  readonly count: (args: AnyArgs) => Promise<void>;
  /** Resolves as soon as nobody waits, and after three seconds in any case: supervisors do not wait for ever. */
  finished(): Promise<void>;
}

/** So that a process which is told to stop answers first whoever has clicked already. */
export function countClicksUnderWay(): ClicksUnderWay {
  let underWay = 0;
  return {
    count: async ({ next }) => {
      underWay += 1;
      try {
        await next();
      } finally {
        underWay -= 1;
      }
    },
    finished: async () => {
      const giveUpAt = performance.now() + FINISHED_WITHIN_MS;
      // What has arrived and was not read yet counts, too: it is read before an immediate is called.
      for (await immediate(); underWay > 0 && performance.now() < giveUpAt; await immediate()) {
        await sleep(LOOK_EVERY_MS);
      }
    },
  };
}
