import { createHash } from 'node:crypto';
import type { CallFault } from '../../sandbox/faults.ts';
import type { JsonObject } from '../../sandbox/json.ts';
import type { CrashCouncil } from '../support/crash-council.ts';
import { CALL_FAULTS } from './fault-steps.ts';

interface RandomFaults {
  readonly seed: number;
  /** At most so many of one call's repetitions go wrong: after five attempts Ragtime leaves a message to a person. */
  readonly mostFaults: number;
}

/** Drawn anew in every run: `m-7k3q9dx`. */
const OWN_IDS = /\b[a-z]+-[2-9b-z]{7}\b/g;

/**
 * Half of all posts and looks go wrong. What befalls a call depends on the seed and on what the call says, so that the
 * order of calls does not matter and a run can be repeated from its seed.
 * @returns the faults that struck so far.
 */
export function strikeAtRandom({ slack }: CrashCouncil, { seed, mostFaults }: RandomFaults): readonly CallFault[] {
  const struck: CallFault[] = [];
  const calls = new Map<string, number>();
  const nameCall = createNaming();
  slack.onCall(({ phase, method, args }) => {
    if (phase !== 'before' || !/^(chat|conversations)\./.test(method)) return;
    const call = nameCall(method, args);
    const count = (calls.get(call) ?? 0) + 1;
    calls.set(call, count);
    const fault = count > mostFaults ? undefined : drawFault(seed, `${call} ${count}`);
    if (fault === undefined) return;
    struck.push(fault);
    slack.faults.next(method, fault, { when: (own) => own === args });
  });
  return struck;
}

/** A call without the ids in it; a channel is named for what was first said there. */
function createNaming() {
  const channels = new Map<unknown, string>();
  return (method: string, { channel, users, text, blocks }: JsonObject): string => {
    const said = JSON.stringify([text, blocks]).replaceAll(OWN_IDS, '');
    if (!channels.has(channel)) channels.set(channel, said);
    return `${method} ${users ?? channels.get(channel)} ${said}`;
  };
}

function drawFault(seed: number, call: string): CallFault | undefined {
  const [chance = 0, which = 0] = createHash('sha256').update(`${seed} ${call}`).digest();
  return chance < 128 ? CALL_FAULTS[which % CALL_FAULTS.length] : undefined;
}
