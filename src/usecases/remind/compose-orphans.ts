import { isSameEntry } from '../../core/remind/asked-entry.ts';
import { digestContent } from '../../core/remind/digest-content.ts';
import { findCausedOrphans, tellsOf } from '../../core/remind/orphan-cause.ts';
import type { DeskDelivery } from './compose-desk.ts';
import type { ComposePorts } from './compose-message.ts';
import type { Composed } from './composed.ts';
import { findDeskPlace, restUntil } from './desk-place.ts';
import { readDesk } from './read-desk.ts';

/** What nobody can be asked for; needless for those that have found an owner since, or that another message tells of with another cause. */
export async function composeOrphans(
  ports: ComposePorts,
  { delivery, payload }: DeskDelivery,
  now: Date,
): Promise<Composed> {
  const desk = await readDesk(ports, payload.windowId);
  if (desk === undefined) return { kind: 'cancelled' };
  const content = digestContent(desk.asking, { recipients: desk.recipients, now });
  const meant = findCausedOrphans(desk, now).filter((orphan) => tellsOf(payload, orphan));
  const orphans = content.orphans.filter(({ entry }) => meant.some((each) => isSameEntry(each.entry, entry)));
  if (orphans.length === 0) return { kind: 'cancelled' };
  const place = await findDeskPlace(ports, delivery, desk);
  if (place.kind !== 'place') return place;
  const until = restUntil(place, desk, now);
  if (until !== undefined) return { kind: 'postponed', until };
  const message = ports.renderDesk({ about: 'orphans', content, orphans });
  return { kind: 'message', channelId: place.channelId, message, payload: undefined };
}
