import { isOver } from '../../core/collect/collection-window.ts';
import { isAwaited, isSameEntry } from '../../core/remind/asked-entry.ts';
import { askingByPart } from '../../core/remind/asking-by-part.ts';
import type { Delivery, NoticePayload } from '../../core/remind/delivery.ts';
import { noticePrefixOf } from '../../core/remind/desk-keys.ts';
import { whyUnasked } from '../../core/remind/orphans.ts';
import { standsInTheWay } from '../../core/review/returned.ts';
import type { ComposePorts } from './compose-message.ts';
import type { Composed } from './composed.ts';
import { type Desk, readDesk } from './read-desk.ts';
import { WHY_IMPOSSIBLE } from './why-impossible.ts';

/**
 * Words that an officer has read. Needless once nothing is outstanding, but never for one reader only: where the others
 * have been told, this one is told, too. That the reader is away is told only while these days stand. Before its window opens a notice is an officer's own copy, asked for by a click.
 */
export async function composeNotice(
  ports: ComposePorts,
  { delivery, payload }: { readonly delivery: Delivery; readonly payload: NoticePayload },
  now: Date,
): Promise<Composed> {
  const { personId = '' } = delivery;
  const desk = await readDesk(ports, payload.windowId);
  if (desk === undefined) return { kind: 'cancelled' };
  const { returned } = payload;
  if (returned !== undefined && !(await isStillAsked(ports, returned, desk))) return { kind: 'cancelled' };
  if (!(await isStillAway(ports, payload))) return { kind: 'cancelled' };
  const isNeedless =
    returned === undefined &&
    payload.isNews !== true &&
    desk.asking.window.state !== 'planned' &&
    !isStillOutstanding(desk, payload.ownerId, now);
  if (isNeedless && !(await wereOthersTold(ports, delivery, personId))) return { kind: 'cancelled' };
  const reader = desk.recipients.find(({ person }) => person.id === personId);
  const user = await ports.slackUsers.slackUser(reader?.person.slackUserId ?? '');
  const reason = whyUnasked(reader, now);
  if (reason !== undefined || user?.dmChannelId === undefined) {
    return { kind: 'impossible', problem: WHY_IMPOSSIBLE[reason ?? 'not-in-slack'] };
  }
  return { kind: 'message', channelId: user.dmChannelId, message: payload.message, payload: undefined };
}

/** Said in the evening and taken back before the reader's day began: then there is nothing to tell. */
async function isStillAway({ absences }: ComposePorts, { absence, ownerId }: NoticePayload): Promise<boolean> {
  if (absence === undefined) return true;
  const standing = await absences.absences(absence.firstDay);
  return standing.some(
    ({ personId, firstDay, lastDay }) =>
      personId === ownerId && firstDay === absence.firstDay && lastDay === absence.lastDay,
  );
}

async function isStillAsked(
  { returns }: ComposePorts,
  { entry, quarter }: NonNullable<NoticePayload['returned']>,
  { asking: { window } }: Desk,
): Promise<boolean> {
  const waiting = await returns.waiting();
  return waiting.some(
    (each) => isSameEntry(each.entry, entry) && each.quarter === quarter && standsInTheWay(window, each),
  );
}

function isStillOutstanding({ asking }: Desk, ownerId: string, now: Date): boolean {
  const open = askingByPart(asking).filter(({ window }) => !isOver(window, now));
  return open.some(({ entries }) => entries.some((asked) => asked.ownerId === ownerId && isAwaited(asked)));
}

async function wereOthersTold(ports: ComposePorts, { id, key }: Delivery, personId: string): Promise<boolean> {
  const all = await ports.deliveries.startingWith(noticePrefixOf(key, personId));
  return all.some((other) => other.id !== id && ['sending', 'unclear', 'sent'].includes(other.state));
}
