import { setTimeout as sleep } from 'node:timers/promises';
import type { Strikes } from './strikes.ts';

const LONGEST_DEATH_MS = 300;
const HOUR_MS = 3_600_000;

/** Processes are killed, and started again as a supervisor does. */
export const strikeAtProcesses: Strikes = {
  'process killed': async ({ council, tally }, random) => {
    const doomed = council.processes[random.below(council.processes.length)];
    if (doomed?.isAlive !== true) return 'missed';
    tally.kills += 1;
    await doomed.kill();
    await sleep(random.below(LONGEST_DEATH_MS));
    await council.revive();
    return 'struck';
  },
  'all processes killed': async ({ council, tally }, random) => {
    const alive = council.processes.filter((one) => one.isAlive).length;
    tally.kills += alive;
    await council.kill();
    await sleep(random.below(LONGEST_DEATH_MS));
    await council.revive();
    return alive > 0 ? 'struck' : 'missed';
  },
};

/** An administrator, or a time server that errs, sets the clock back; what the day brings is looked at again. */
export const STRIKES_AT_CLOCK: Strikes = {
  'clock an hour back': async (world) => {
    const { council, moved } = world;
    const before = council.now();
    // Twice at once would leave it where it is.
    if (moved.isBack) return 'missed';
    moved.isBack = true;
    await council.setTime(new Date(before.getTime() - HOUR_MS));
    await council.tick();
    await council.setTime(before);
    moved.isBack = false;
    return 'struck';
  },
  'clock an hour back until the next day': async ({ council, moved }) => {
    // When a window closes an hour later, it is another story.
    if (moved.isBack || moved.day === undefined) return 'missed';
    moved.isBack = true;
    await council.setTime(new Date(council.now().getTime() - HOUR_MS));
    return 'struck';
  },
};
