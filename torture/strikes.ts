import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../test/support/seeded.ts';
import { strikeAtProcesses } from './strike-processes.ts';
import { STRIKES_AT_QUEUE } from './strike-queue.ts';
import { STRIKES_AT_SLACK } from './strike-slack.ts';
import { STRIKES_AT_STORE } from './strike-store.ts';
import type { World } from './world.ts';

/**
 * Something that goes wrong; resolves when it is over and mended. `missed`: there was nothing to strike. `scripted`: it
 * strikes later, or not at all where nothing comes that it could strike.
 */
export type Strike = (world: World, random: Random) => Promise<'struck' | 'missed' | 'scripted'>;
export type Strikes = Readonly<Record<string, Strike>>;

const LATEST_MS = 500;

/** Lets some of what may go wrong go wrong while the work is done; resolves when both are over. */
export async function strikeDuring(
  world: World,
  { random, strikes }: { readonly random: Random; readonly strikes: number },
  work: () => Promise<unknown>,
): Promise<void> {
  const drawn = Array.from({ length: strikes }, () => drawStrike(world, random));
  await Promise.all([
    work(),
    ...drawn.map(async ({ kind, strike, afterMs }) => {
      await sleep(afterMs);
      world.note(`strikes: ${kind}`);
      if ((await strike()) === 'struck') world.tally.struck(kind);
    }),
  ]);
}

/** By the names that the last line gives them. */
export const EVERY_KIND: readonly string[] = Object.keys({
  ...strikeAtProcesses,
  ...STRIKES_AT_STORE,
  ...STRIKES_AT_QUEUE,
  ...STRIKES_AT_SLACK,
}).toSorted();

function drawStrike(world: World, random: Random) {
  const groups: [Strikes, ...Strikes[]] = [STRIKES_AT_SLACK, STRIKES_AT_STORE];
  if (world.redis !== undefined) groups.push(STRIKES_AT_QUEUE);
  // Nothing is as sudden as death.
  const isDeath = random.below(3) === 0;
  const all = Object.entries(isDeath ? strikeAtProcesses : random.pick(groups));
  const [kind, strike] = all[random.below(all.length)] ?? ['nothing', async () => 'missed' as const];
  return { kind, strike: () => strike(world, random), afterMs: random.below(LATEST_MS) };
}
