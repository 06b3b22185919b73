import { findActor } from '../../src/usecases/find-actor.ts';
import { type EditWordingRequest, editWording } from '../../src/usecases/review/edit-wording.ts';
import { type ObjectRequest, objectToWording } from '../../src/usecases/review/object-to-wording.ts';
import { type CollectWorld, NOW, patience } from './collect-world.ts';
import { aSlackUser } from './remind-world.ts';
import { QUARTER } from './return-world.ts';

interface Who {
  readonly by?: string;
  readonly now?: Date;
}

/** What JP, the officer, edits of COPS2, and what AMc says to that; the world's administrators are left out. */
export function wordingsOf(world: CollectWorld) {
  const actors = { ...world.ports, administrators: [] };
  let forms = 0;
  const requestOf = async (initials: string, now: Date) => {
    forms += 1;
    const slackUserId = world.userId(initials);
    const by = await findActor(actors, { slackUserId, teamId: 'T1' }, now);
    return { by, author: { actor: slackUserId }, nonce: `form-${forms}`, now, patience: patience() };
  };
  const all = async () => {
    const [directorate] = await world.house.plans.directorates();
    return (await world.house.wordings.ofQuarter(directorate?.id ?? '', QUARTER)).wordings;
  };
  return {
    all,
    /** Known in Slack, so that messages reach everybody. */
    reachEverybody: async () => {
      for (const { initials } of await world.house.plans.people()) {
        await world.house.slackUsers.saveSlackUser(aSlackUser(initials), patience());
      }
    },
    edit: async (
      commentary: string,
      { by = 'JP', now = NOW, ...changes }: Who & Partial<Omit<EditWordingRequest, 'by' | 'now'>> = {},
    ) => {
      const id = changes.entry?.id ?? (await world.milestoneId('COPS2'));
      const standing = (await world.house.updates.standing(QUARTER, [id])).get(id);
      return editWording(world.house, {
        ...(await requestOf(by, now)),
        entry: { kind: 'milestone', id },
        quarter: QUARTER,
        updateId: standing?.id ?? 0,
        basedOn: (await all()).findLast((each) => each.entry.id === id)?.id,
        texts: { commentary },
        ...changes,
      });
    },
    object: async (
      reason: string,
      { by = 'AMc', now = NOW, ...changes }: Who & Partial<Omit<ObjectRequest, 'by' | 'now'>> = {},
    ) => {
      const wordingId = (await all()).at(-1)?.id ?? 0;
      return objectToWording(world.house, { ...(await requestOf(by, now)), wordingId, reason, ...changes });
    },
    messages: async () =>
      [
        ...(await world.house.deliveries.startingWith('wording-')),
        ...(await world.house.deliveries.startingWith('objection-')),
      ].map(({ key, personId, dueAt }) => ({ key, personId, dueAt })),
  };
}
