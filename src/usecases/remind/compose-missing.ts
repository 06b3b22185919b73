import { digestContent } from '../../core/remind/digest-content.ts';
import type { DeskDelivery } from './compose-desk.ts';
import type { ComposePorts } from './compose-message.ts';
import type { Composed } from './composed.ts';
import { findDeskPlace, restUntil } from './desk-place.ts';
import { readDesk } from './read-desk.ts';

/** What has no update as a window goes to review; needless once it was opened again, or is published. */
export async function composeMissing(
  ports: ComposePorts,
  { delivery, payload }: DeskDelivery,
  now: Date,
): Promise<Composed> {
  const desk = await readDesk(ports, payload.windowId);
  if (desk?.asking.window.state !== 'review') return { kind: 'cancelled' };
  const place = await findDeskPlace(ports, delivery, desk);
  if (place.kind !== 'place') return place;
  const until = restUntil(place, desk, now);
  if (until !== undefined) return { kind: 'postponed', until };
  const content = digestContent(desk.asking, { recipients: desk.recipients, now });
  const message = ports.renderDesk({ about: 'missing', content });
  return { kind: 'message', channelId: place.channelId, message, payload: undefined };
}
