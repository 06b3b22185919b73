import type { Steps } from '../../src/core/steps.ts';

/** All of it without a pause. */
export function inOneGo<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
