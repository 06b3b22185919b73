import { setImmediate as immediate, setTimeout as sleep } from 'node:timers/promises';
import type { AnyArgs } from './click-args.ts';

/** Slack waits no longer for an answer; what comes after it, such as a form that opens, waits for Slack. */
const ANSWERED_WITHIN_MS = 3_000;
/** From the moment of the stop: supervisors kill after ten seconds, and who is told that it was cut off has to be told. */
const ENDED_WITHIN_MS = 7_500;
const LOOK_EVERY_MS = 10;

export interface ClicksUnderWay {
  /** Counts a click from its arrival until all is done that it asked for. */
  readonly count: (args: AnyArgs) => Promise<void>;
  /** Resolves as soon as nobody waits, and after three seconds in any case: Slack takes no answer any more. */
  answered(): Promise<void>;
  /**
   * What goes on behind "One moment" is waited for longer, as supervisors do not wait for ever.
   * @param since when the stop began, as `performance.now()`
   * @returns what has not ended
   */
  ended(since: number): Promise<readonly AnyArgs[]>;
}

/**
 * So that a process which is told to stop answers first whoever has clicked already.
 * @param options.endedWithinMs real time; less in tests
 */
export function countClicksUnderWay({ endedWithinMs = ENDED_WITHIN_MS } = {}): ClicksUnderWay {
  const underWay = new Set<AnyArgs>();
  const finished = async (giveUpAt: number) => {
    // What has arrived and was not read yet counts, too: it is read before an immediate is called.
    for (await immediate(); underWay.size > 0 && performance.now() < giveUpAt; await immediate()) {
      await sleep(LOOK_EVERY_MS);
    }
  };
  return {
    count: async (args) => {
      underWay.add(args);
      try {
        await args.next();
      } finally {
        underWay.delete(args);
      }
    },
    answered: () => finished(performance.now() + ANSWERED_WITHIN_MS),
    ended: async (since) => {
      await finished(since + endedWithinMs);
      return [...underWay];
    },
  };
}
