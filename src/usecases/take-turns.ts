import { setImmediate as turn } from 'node:timers/promises';
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
    await turn();
    pieces = 0;
  }
}

/** As much as is read in ten milliseconds or so. Unit: ids. */
const AT_A_TIME = 1_000;

/** Reads what there is of many ids part by part, and lets whatever else has come be done between two. */
export async function readInTurns<Value>(
  ids: readonly string[],
  read: (ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
): Promise<ReadonlyMap<string, Value>> {
  if (ids.length <= AT_A_TIME) return read(ids);
  const all = new Map<string, Value>();
  for (let from = 0; from < ids.length; from += AT_A_TIME) {
    for (const [id, value] of await read(ids.slice(from, from + AT_A_TIME))) all.set(id, value);
    await turn();
  }
  return all;
}
