import type { Steps } from '../core/steps.ts';

/** As much as takes a few milliseconds. Unit: pieces, see Steps. */
const SLICE = 50;

/** Does long work in slices, and lets whatever else has come be done between two. */
export async function takeTurns<Value>(steps: Steps<Value>): Promise<Value> {
  let pieces = 0;
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    pieces += step.value;
    if (pieces < SLICE) continue;
    await new Promise((resolve) => setImmediate(resolve));
    pieces = 0;
  }
}
