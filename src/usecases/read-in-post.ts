import { localDateOf } from '../core/calendar/zone.ts';
import { isInPost } from '../core/plan/in-post.ts';
import type { Person } from '../core/plan/plan.ts';
import type { PlanReader, SlackUserStore } from './ports.ts';
import { readZone } from './remind/read-zone.ts';

export interface InPostPorts {
  readonly plans: Pick<PlanReader, 'organisation'>;
  readonly slackUsers: Pick<SlackUserStore, 'slackUser'>;
}

/** Is this person in post at this instant? Judged by the day where they are. */
export async function readInPost({ plans, slackUsers }: InPostPorts, person: Person, now: Date): Promise<boolean> {
  const { from, until, slackUserId } = person;
  if (from === undefined && until === undefined) return true;
  const [organisation, user] = await Promise.all([
    plans.organisation(),
    slackUserId === undefined ? undefined : slackUsers.slackUser(slackUserId),
  ]);
  return isInPost(person, localDateOf(now, readZone(user?.timeZone, organisation?.timeZone)));
}
