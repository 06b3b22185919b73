import type { Delivery } from '../../core/remind/delivery.ts';
import { digestPrefixOf } from '../../core/remind/desk-keys.ts';
import type { DeskDelivery } from './compose-desk.ts';
import type { ComposePorts } from './compose-message.ts';
import type { Composed } from './composed.ts';
import { findDeskPlace, restUntil } from './desk-place.ts';
import { readDesk } from './read-desk.ts';
import { readDigest } from './read-digest.ts';

/**
 * How the window stands now. Asked before it is posted, and again whenever the message is to be drawn anew: then it gives
 * the present state, or one line where a newer overview stands below it.
 */
export async function composeDigest(
  ports: ComposePorts,
  { delivery, payload }: DeskDelivery,
  now: Date,
): Promise<Composed> {
  const desk = await readDesk(ports, payload.windowId);
  if (desk === undefined) return { kind: 'cancelled' };
  const content = await readDigest(ports, desk, now);
  const newer = await newerDigests(ports, delivery);
  const isPosted = delivery.ts !== undefined;
  if (!isPosted && (!content.isCollecting || newer.some(isGoing))) return { kind: 'cancelled' };
  const place = await findDeskPlace(ports, delivery, desk);
  if (place.kind !== 'place') return place;
  const until = isPosted ? undefined : restUntil(place, desk, now);
  if (until !== undefined) return { kind: 'postponed', until };
  const isOlder = newer.some(({ state }) => state === 'sent');
  const message = ports.renderDesk(
    isOlder ? { about: 'older-digest', content } : { about: 'digest', content, audience: place.audience },
  );
  return { kind: 'message', channelId: place.channelId, message, payload: undefined };
}

/** Those of the same window in the same place that were planned later. */
async function newerDigests(ports: ComposePorts, { id, key }: Delivery): Promise<readonly Delivery[]> {
  const all = await ports.deliveries.startingWith(digestPrefixOf(key));
  return all.filter((other) => other.id > id);
}

function isGoing({ state }: Delivery): boolean {
  return state !== 'failed' && state !== 'cancelled';
}
