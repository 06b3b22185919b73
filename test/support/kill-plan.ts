import type { CrashCouncil } from './crash-council.ts';
import { type Random, seeded } from './seeded.ts';

/** The moment at which Ragtime is killed. */
export type Kill =
  /** At the n-th call that a tick makes. `lost`: it never came to Slack; `taken`: Slack takes it from a dead process. */
  | { readonly at: 'call'; readonly n: number; readonly call: 'lost' | 'taken' | 'answered' }
  | { readonly at: 'time'; readonly ms: number }
  | { readonly at: 'between' };

export interface PlannedKill {
  readonly kill: Kill;
  /** Minutes in which nothing happens before the next tick. */
  readonly minutesAfter: number;
}

/** After five attempts at one message Ragtime leaves it to a person: four may go wrong. */
export const KILLS_PER_MOMENT = 4;

/** Early enough that the next kill finds work that is left. */
const LATEST_CALL = 6;
const LATEST_MS = 50;
const LONGEST_PAUSE_MINUTES = 3;

/** The same for the same seed, so that a failure can be played again. */
export function planKills(seed: number): readonly PlannedKill[] {
  const random = seeded(seed);
  const drawn = Array.from({ length: KILLS_PER_MOMENT }, () => ({
    kill: drawKill(random),
    minutesAfter: random.below(LONGEST_PAUSE_MINUTES),
  }));
  // After one between ticks no work is left that another could strike at.
  return drawn.toSorted((one, other) => Number(one.kill.at === 'between') - Number(other.kill.at === 'between'));
}

/** Nothing has been done yet where the first of a moment strikes, and there are more calls to make than `LATEST_CALL`. */
export function isSureToStrikeAtCall([first]: readonly PlannedKill[]): boolean {
  return first?.kill.at === 'call';
}

export function drawKill(random: Random): Kill {
  switch (random.pick(['call', 'call', 'call', 'time', 'time', 'between'])) {
    case 'call':
      return { at: 'call', n: 1 + random.below(LATEST_CALL), call: random.pick(['lost', 'taken', 'answered']) };
    case 'time':
      return { at: 'time', ms: random.below(LATEST_MS) };
    default:
      return { at: 'between' };
  }
}

/** A tick with one SIGKILL in it, or after it where it was over before. @returns where it struck. */
export async function tickAndKill(council: CrashCouncil, kill: Kill): Promise<Kill['at']> {
  const disarm = arm(council, kill);
  const obeyed = await council.tick();
  disarm();
  await council.kill();
  return obeyed.includes('died') ? kill.at : 'between';
}

/** @returns what keeps it from striking later. */
function arm(council: CrashCouncil, kill: Kill): () => void {
  switch (kill.at) {
    case 'call':
      return armAtCall(council, kill);
    case 'time': {
      const timer = setTimeout(() => void council.kill(), kill.ms);
      return () => clearTimeout(timer);
    }
    case 'between':
      return () => undefined;
  }
}

function armAtCall({ slack, kill }: CrashCouncil, { n, call }: Extract<Kill, { at: 'call' }>): () => void {
  const phase = call === 'answered' ? 'after' : 'before';
  let seen = 0;
  return slack.onCall(async (moment) => {
    if (moment.phase !== phase) return;
    seen += 1;
    if (seen !== n) return;
    await kill();
    if (call === 'lost') slack.faults.next('*', { kind: 'reset-before' }, { when: (own) => own === moment.args });
  });
}
