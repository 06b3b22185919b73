import { isOver } from '../../core/collect/collection-window.ts';
import { isAwaited, isSameEntry } from '../../core/remind/asked-entry.ts';
import { askingByPart } from '../../core/remind/asking-by-part.ts';
import type { Delivery, NoticePayload } from '../../core/remind/delivery.ts';
import { awayPrefix, noticePrefixOf } from '../../core/remind/desk-keys.ts';
import { whyUnasked } from '../../core/remind/orphans.ts';
import { mayHaveArrived } from '../../core/remind/unarrived.ts';
import { standsInTheWay } from '../../core/review/returned.ts';
import type { ComposePorts } from './compose-message.ts';
import type { Composed } from './composed.ts';
import { type Desk, readDesk } from './read-desk.ts';
import { WHY_IMPOSSIBLE } from './why-impossible.ts';

/**
 * Words that an officer has read. Needless once nothing is outstanding, but never for one reader only: where the others
 * have been told, this one is told, too. That the reader is away is told only while these days stand, and that they are not only where they heard of it. Before its window opens a notice is an officer's own copy, asked for by a click.
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
  if (!(await isStillAway(ports, { delivery, payload }))) return { kind: 'cancelled' };
  if (!(await wasHeardOf(ports, payload))) return { kind: 'cancelled' };
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

/** Said in the evening and taken back before the reader's day began: then there is nothing to tell. Said again, it is told once. */
async function isStillAway(
  { absences, deliveries }: ComposePorts,
  { delivery, payload: { absence, ownerId } }: { readonly delivery: Delivery; readonly payload: NoticePayload },
): Promise<boolean> {
  if (absence === undefined) return true;
  const standing = await absences.absences(absence.firstDay);
  const stands = standing.some(
    ({ personId, firstDay, lastDay }) =>
      personId === ownerId && firstDay === absence.firstDay && lastDay === absence.lastDay,
  );
  if (!stands) return false;
  const said = await deliveries.startingWith(awayPrefix(absence));
  return said.findLast(({ personId }) => personId === delivery.personId)?.id === delivery.id;
}

/** What nobody told the reader is not taken back before them. */
async function wasHeardOf({ deliveries }: ComposePorts, { takesBack }: NoticePayload): Promise<boolean> {
  if (takesBack === undefined) return true;
  const told = await Promise.all(takesBack.map((key) => deliveries.startingWith(key)));
  return told.flat().some(mayHaveArrived);
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
  return all.some((other) => other.id !== id && mayHaveArrived(other));
}
