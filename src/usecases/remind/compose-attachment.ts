import type { AttachmentPayload, Delivery, MessagePayload } from '../../core/remind/delivery.ts';
import type { ComposePorts } from './compose-message.ts';
import type { Composed } from './composed.ts';
import { judgeChannel } from './judge-channel.ts';

/** A document's bytes and where they go. What Slack has already is not read again. */
export async function composeAttachment(
  ports: ComposePorts,
  { delivery, payload }: { readonly delivery: Delivery; readonly payload: AttachmentPayload },
  now: Date,
): Promise<Composed> {
  const place = await findPlace(ports, delivery);
  if (place.kind !== 'place') return place;
  if (payload.uploadedId !== undefined) return { kind: 'file', channelId: place.channelId, payload, file: undefined };
  const read = await ports.readAttachment(payload, now);
  if (!read.ok) return { kind: 'impossible', problem: PROBLEMS[read.refusal.reason] };
  return { kind: 'file', channelId: place.channelId, payload, file: read.value };
}

const PROBLEMS = {
  gone: 'The document is not there any more.',
  'too-long': 'The report is too long for one document of this kind.',
} as const;

/** A message to one person whose words stand. */
export async function composeToPerson(
  ports: ComposePorts,
  { delivery, payload }: { readonly delivery: Delivery; readonly payload: MessagePayload },
): Promise<Composed> {
  const place = await findPerson(ports, delivery.personId ?? '');
  if (place.kind !== 'place') return place;
  return { kind: 'message', channelId: place.channelId, message: payload.message, payload: undefined };
}

/** A file says more than a summary does, so the channel is judged again. */
async function findPlace(
  ports: ComposePorts,
  { channelId, personId }: Delivery,
): Promise<
  { readonly kind: 'place'; readonly channelId: string } | Extract<Composed, { kind: 'impossible' | 'unknown' }>
> {
  if (personId !== undefined) return findPerson(ports, personId);
  if (channelId === undefined) return { kind: 'impossible', problem: 'No channel is set for this message.' };
  return (await judgeChannel(ports, channelId)) ?? { kind: 'place', channelId };
}

async function findPerson({ plans, slackUsers }: ComposePorts, personId: string) {
  const people = await plans.people();
  const user = await slackUsers.slackUser(people.find(({ id }) => id === personId)?.slackUserId ?? '');
  if (user?.dmChannelId === undefined || user.isDeleted) {
    return { kind: 'impossible', problem: 'The person cannot be reached in Slack.' } as const;
  }
  return { kind: 'place', channelId: user.dmChannelId } as const;
}
