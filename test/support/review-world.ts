import { findActor } from '../../src/usecases/find-actor.ts';
import { type AcceptRequest, acceptUpdates } from '../../src/usecases/review/accept-updates.ts';
import { readQueue } from '../../src/usecases/review/read-queue.ts';
import { type UndoRequest, undoAcceptance } from '../../src/usecases/review/undo-acceptance.ts';
import { type CollectWorld, NOW, patience } from './collect-world.ts';

/** Review of quarter 1, by somebody; JP is the officer, and the world's administrators are left out. */
export function reviewOf(world: CollectWorld) {
  const actors = { ...world.ports, administrators: [] };
  const requestOf = async (initials: string) => {
    const slackUserId = world.userId(initials);
    const by = await findActor(actors, { slackUserId, teamId: 'T1' }, NOW);
    return { by, directorateCode: 'CE', quarter: { startYear: 2026, number: 1 } as const };
  };
  return {
    requestOf,
    queue: async (initials = 'JP') => readQueue(world.house, await requestOf(initials)),
    entry: async () => {
      const queue = await readQueue(world.house, await requestOf('JP'));
      return queue.ok ? queue.value.entries.find(({ ref }) => ref === 'COPS2') : undefined;
    },
    undo: async (read: UndoRequest['read'], initials = 'JP') =>
      undoAcceptance(world.house, {
        ...(await requestOf(initials)),
        author: { actor: world.userId(initials) },
        read,
        now: new Date(NOW.getTime() + 90_000),
        patience: patience(),
      }),
    accept: async (read: AcceptRequest['read'], initials = 'JP') =>
      acceptUpdates(world.house, {
        ...(await requestOf(initials)),
        author: { actor: world.userId(initials) },
        read,
        now: new Date(NOW.getTime() + 60_000),
        patience: patience(),
      }),
  };
}
