import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import { nextWorkingHour } from '../../core/calendar/working-hours.ts';
import { type ChangedItem, changeOf, isObjectable } from '../../core/collect/item/item-change.ts';
import type { Delivery, EnteredPayload } from '../../core/remind/delivery.ts';
import { whyUnasked } from '../../core/remind/orphans.ts';
import { isTypedByAuthor } from '../collect/item/item-situation.ts';
import type { ComposePorts } from './compose-message.ts';
import type { Composed } from './composed.ts';
import type { ItemLine } from './entered-message.ts';
import { type Desk, readDesk } from './read-desk.ts';
import { WHY_IMPOSSIBLE } from './why-impossible.ts';

/**
 * What officers have done to somebody's items since this message was planned, all together. Needless where nothing is
 * otherwise than it was, or the author has written since.
 */
export async function composeItemsChanged(
  ports: ComposePorts,
  { delivery, payload }: { readonly delivery: Delivery; readonly payload: EnteredPayload },
  now: Date,
): Promise<Composed> {
  const desk = await readDesk(ports, payload.windowId);
  const items = desk === undefined ? [] : await readLines(ports, desk, { delivery, authorId: payload.ownerId });
  if (desk === undefined || items.length === 0) return { kind: 'cancelled' };
  const { window, calendar } = desk.asking;
  const reader = desk.recipients.find(({ person }) => person.id === delivery.personId);
  const user = await ports.slackUsers.slackUser(reader?.person.slackUserId ?? '');
  const reason = whyUnasked(reader, now);
  if (reader === undefined || reason !== undefined || user?.dmChannelId === undefined) {
    return { kind: 'impossible', problem: WHY_IMPOSSIBLE[reason ?? 'not-in-slack'] };
  }
  const hour = nextWorkingHour(now, reader.zone, calendar);
  if (now < hour) return { kind: 'postponed', until: hour };
  const message = ports.renderEntered({ quarterTitle: titleOfQuarter(window.quarter), lines: [], items });
  return { kind: 'message', channelId: user.dmChannelId, message, payload: undefined };
}

async function readLines(
  ports: ComposePorts,
  { asking: { window }, recipients }: Desk,
  { delivery, authorId }: { readonly delivery: Delivery; readonly authorId: string },
): Promise<readonly ItemLine[]> {
  const people = recipients.map(({ person }) => person);
  const book = await ports.items.book(window.directorateId, window.quarter);
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? 'An officer';
  const lines: ItemLine[] = [];
  for (const item of book.items.filter(({ authorIds }) => authorIds.includes(authorId))) {
    const versions = (await ports.items.history(item.itemId)).map(({ version }) => version);
    const changed = changeOf(versions, {
      since: delivery.createdAt,
      isOwn: (version) => isTypedByAuthor(version, people),
    });
    if (changed !== undefined) lines.push(toLine(changed, nameOf(changed.is.enteredById), window.state));
  }
  return lines;
}

function toLine({ kind, was, is }: ChangedItem, officerName: string, state: string): ItemLine {
  return { kind, was, is, officerName, canObject: isObjectable(kind) && state !== 'published' };
}
