import type { Delivery } from '../../core/remind/delivery.ts';
import { digestContent } from '../../core/remind/digest-content.ts';
import type { DeskDelivery } from './compose-desk.ts';
import type { ComposePorts } from './compose-message.ts';
import type { Composed } from './composed.ts';
import { findDeskPlace } from './desk-place.ts';
import type { RefusedFile } from './file-ports.ts';
import { readDesk } from './read-desk.ts';

/** What Slack did not take of a report's files; needless once all of it was sent again. It answers what an officer did. */
export async function composeRefusedFiles(
  ports: ComposePorts,
  { delivery, payload }: DeskDelivery,
  now: Date,
): Promise<Composed> {
  const rows = await Promise.all((payload.deliveryIds ?? []).map((id) => ports.deliveries.delivery(id)));
  const files = rows.flatMap(toRefused);
  const desk = files.length === 0 ? undefined : await readDesk(ports, payload.windowId);
  if (desk === undefined) return { kind: 'cancelled' };
  const place = await findDeskPlace(ports, delivery, desk);
  if (place.kind !== 'place') return place;
  const content = digestContent(desk.asking, { recipients: desk.recipients, now });
  const isPrivate = rows.some((row) => row?.personId !== undefined);
  const message = ports.renderDesk({ about: 'files', content, files, place: isPrivate ? 'officer' : 'thread' });
  return { kind: 'message', channelId: place.channelId, message, payload: undefined };
}

function toRefused(row: Delivery | undefined): readonly RefusedFile[] {
  if (row?.content.kind !== 'attachment' || row.state !== 'failed') return [];
  return [{ format: row.content.payload.format, problem: row.problem ?? 'Slack gave no reason.' }];
}
