import { findActor } from '../../src/usecases/find-actor.ts';
import { closeReturn } from '../../src/usecases/review/close-return.ts';
import { type ReturnPorts, type ReturnRequest, returnUpdate } from '../../src/usecases/review/return-update.ts';
import { type CollectWorld, NOW, patience } from './collect-world.ts';
import { aSlackUser } from './remind-world.ts';

export const QUARTER = '2026-27/Q1';

/** JP is the officer of the example plan; the world's administrators are left out, so that roles count alone. */
export function returnsOf(world: CollectWorld) {
  const actors = { ...world.ports, administrators: [] };
  const ports: ReturnPorts = {
    ...world.house,
    renderReturn: ({ ref, question, officerName, insteadOf }) => ({
      text: [ref, question, officerName, insteadOf].join(' | '),
      blocks: [],
    }),
  };
  let forms = 0;
  /** Known in Slack, so that messages reach everybody. */
  const reachEverybody = async () => {
    for (const { initials } of await world.house.plans.people()) {
      await world.house.slackUsers.saveSlackUser(aSlackUser(initials), patience());
    }
  };
  const requestOf = async ({ by = 'JP', now = NOW }: { readonly by?: string; readonly now?: Date } = {}) => {
    const slackUserId = world.userId(by);
    const actor = await findActor(actors, { slackUserId, teamId: 'T1' }, now);
    const entry = { kind: 'milestone', id: await world.milestoneId('COPS2') } as const;
    return { by: actor, author: { actor: slackUserId }, entry, quarter: QUARTER, now, patience: patience() };
  };
  return {
    ports,
    reachEverybody,
    /** COPS2 comes back from JP, with changes. */
    giveBack: async ({ by, ...changes }: Partial<Omit<ReturnRequest, 'by'>> & { readonly by?: string } = {}) => {
      forms += 1;
      const now = changes.now ?? NOW;
      const request = await requestOf({ now, ...(by === undefined ? {} : { by }) });
      const form = { question: 'Which sites?', updateId: undefined, nonce: `return-${forms}` };
      return returnUpdate(ports, { ...request, ...form, ...changes });
    },
    close: async (who: { readonly by?: string; readonly now?: Date } = {}) => closeReturn(ports, await requestOf(who)),
  };
}
