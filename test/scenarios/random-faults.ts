import { createHash } from 'node:crypto';
import type { CallFault } from '../../sandbox/faults.ts';
import type { CrashCouncil } from '../support/crash-council.ts';
import { CALL_FAULTS } from './fault-steps.ts';

interface RandomFaults {
  readonly seed: number;
  /** At most so many of one call's repetitions go wrong: after five attempts Ragtime leaves a message to a person. */
  readonly mostFaults: number;
}

/**
 * Half of all posts and looks go wrong. What befalls a call depends on the seed and on the call alone, so that the order
 * of calls does not matter.
 * @returns the faults that struck so far.
 */
export function strikeAtRandom({ slack }: CrashCouncil, { seed, mostFaults }: RandomFaults): readonly CallFault[] {
  const struck: CallFault[] = [];
  const calls = new Map<string, number>();
  slack.onCall(({ phase, method, args }) => {
    if (phase !== 'before' || !/^(chat|conversations)\./.test(method)) return;
    const call = `${method} ${args.channel} ${JSON.stringify(args.metadata ?? args.ts)}`;
    const count = (calls.get(call) ?? 0) + 1;
    calls.set(call, count);
    const fault = count > mostFaults ? undefined : drawFault(seed, `${call} ${count}`);
    if (fault === undefined) return;
    struck.push(fault);
    slack.faults.next(method, fault, { when: (own) => own === args });
  });
  return struck;
}

function drawFault(seed: number, call: string): CallFault | undefined {
  const [chance = 0, which = 0] = createHash('sha256').update(`${seed} ${call}`).digest();
  return chance < 128 ? CALL_FAULTS[which % CALL_FAULTS.length] : undefined;
}
