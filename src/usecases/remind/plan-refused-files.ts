import type { Delivery } from '../../core/remind/delivery.ts';
import { refusedFilesKey } from '../../core/remind/desk-keys.ts';
import type { NewDelivery } from './delivery-ports.ts';
import { reachableOfficers } from './desk-place.ts';
import { type DeskPorts, readDesk } from './read-desk.ts';

/** Of what was refused longer ago nobody is told any more: this Ragtime did not run then. */
const TOLD_WITHIN_MS = 14 * 86_400_000;

/**
 * Tells officers of files that Slack did not take, once nothing of the same report is on its way any more: one message,
 * not one for each file. Files for one officer are told to that officer alone.
 */
export async function planRefusedFiles(
  ports: DeskPorts,
  { now }: { readonly now: Date },
): Promise<readonly NewDelivery[]> {
  const unsent = await ports.deliveries.unsentAttachments(new Date(now.getTime() - TOLD_WITHIN_MS));
  const planned: NewDelivery[] = [];
  for (const rows of Map.groupBy(unsent, placeOf).values()) {
    if (rows.every(({ state }) => state === 'failed')) planned.push(...(await planFor(ports, rows, now)));
  }
  return planned;
}

function placeOf({ content, personId = '' }: Delivery): string {
  return content.kind === 'attachment' ? `${content.payload.windowId} ${personId}` : '';
}

async function planFor(ports: DeskPorts, rows: readonly Delivery[], now: Date): Promise<readonly NewDelivery[]> {
  const [first] = rows;
  if (first?.content.kind !== 'attachment') return [];
  const { windowId } = first.content.payload;
  const desk = await readDesk(ports, windowId);
  if (desk === undefined) return [];
  const deliveryIds = rows.map(({ id }) => id);
  return reachableOfficers(desk, now)
    .filter(({ person }) => first.personId === undefined || first.personId === person.id)
    .map(({ person }) => ({
      key: refusedFilesKey(person.id, rows),
      personId: person.id,
      content: { kind: 'desk', payload: { about: 'files', windowId, deliveryIds } },
      methodClass: 'post',
      dueAt: now,
      createdAt: now,
    }));
}
