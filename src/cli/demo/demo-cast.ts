import type { ChannelOptions, PersonOptions } from '../../../sandbox/options.ts';
import type { PlanFile } from '../../core/plan/plan-file.ts';

/** The workspace that a plan speaks of: its people, and its channel with all of them in it. */
export function castOf(plan: PlanFile): {
  readonly people: readonly PersonOptions[];
  readonly channels: readonly ChannelOptions[];
} {
  const { people, organisation, directorate } = plan;
  const members = people.map((person) => person.initials);
  const { channelId } = directorate;
  return {
    people: people.map(({ initials, name, email, slackUserId }) => ({
      initials,
      name,
      tz: organisation.timeZone,
      ...(email === undefined ? {} : { email }),
      ...(slackUserId === undefined ? {} : { id: slackUserId }),
    })),
    channels: channelId === undefined ? [] : [{ name: 'reports', id: channelId, isPrivate: true, members }],
  };
}
