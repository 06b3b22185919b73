import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import type { Delivery, SharePayload } from '../../core/remind/delivery.ts';
import { whyUnasked } from '../../core/remind/orphans.ts';
import type { ComposePorts } from './compose-message.ts';
import type { Composed } from './composed.ts';
import { readDesk } from './read-desk.ts';
import { restUntil } from './rest-until.ts';

/**
 * What a published report prints of somebody. It asks for nothing, so it never goes where it cannot be read, and rests
 * out of working hours and on a day that has its reminder.
 */
export async function composeShare(
  ports: ComposePorts,
  { delivery, payload }: { readonly delivery: Delivery; readonly payload: SharePayload },
  now: Date,
): Promise<Composed> {
  const desk = await readDesk(ports, payload.windowId);
  const reader = desk?.recipients.find(({ person }) => person.id === delivery.personId);
  const user = await ports.slackUsers.slackUser(reader?.person.slackUserId ?? '');
  if (desk === undefined || reader === undefined || user?.dmChannelId === undefined) return { kind: 'cancelled' };
  if (whyUnasked(reader, now) !== undefined) return { kind: 'cancelled' };
  const { window, directorate, calendar } = desk.asking;
  const until = await restUntil(ports, { reader, calendar }, now);
  if (until !== undefined) return { kind: 'postponed', until };
  const message = ports.renderShare({
    ...payload,
    ...(await readPlace(ports, delivery)),
    quarterTitle: titleOfQuarter(window.quarter),
    directorateName: directorate.name,
    officerNames: desk.recipients.flatMap(({ person }) =>
      directorate.officerIds.includes(person.id) ? [person.name] : [],
    ),
  });
  return { kind: 'message', channelId: user.dmChannelId, message, payload: undefined };
}

/** Where the report stands. Without Slack's answer the channel is named all the same. */
async function readPlace(ports: Pick<ComposePorts, 'deliveries' | 'directory'>, { afterId }: Delivery) {
  const root = afterId === undefined ? undefined : await ports.deliveries.delivery(afterId);
  const { sentChannelId: channelId, ts } = root ?? {};
  if (channelId === undefined || ts === undefined) return { channelId, link: undefined };
  const answer = await ports.directory.readLink(channelId, ts);
  return { channelId, link: answer.outcome === 'found' ? answer.value : undefined };
}
