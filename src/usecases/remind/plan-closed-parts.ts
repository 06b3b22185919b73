import { viewsOf } from '../../core/collect/window-of-part.ts';
import type { PastReminder, ReminderSituation } from '../../core/remind/reminder-situation.ts';
import type { NewDelivery } from './delivery-ports.ts';

/** What stood still for longer is drawn anew when somebody does something: this Ragtime did not run then. */
const DRAWN_WITHIN_MS = 86_400_000;

/**
 * A part that closes before its window changes no window: messages that say until when something of it can be sent are
 * drawn anew under keys of their own, and so is the newest message of whoever was told of it in an earlier one. Planning twice adds nothing.
 */
export function planClosedParts(situation: ReminderSituation, now: Date): readonly NewDelivery[] {
  return situation.windows.flatMap(({ window }) => {
    const closed = viewsOf(window).filter(
      ({ part, window: { closesAt } }) =>
        part !== undefined && closesAt <= now && now.getTime() - closesAt.getTime() < DRAWN_WITHIN_MS,
    );
    if (closed.length === 0) return [];
    const told = situation.pastReminders.filter(({ windowIds }) => windowIds.includes(window.id));
    const readers = new Set(told.map(({ personId }) => personId));
    const standing = newestOfEach(situation.pastReminders).filter(({ personId }) => readers.has(personId));
    return closed.flatMap(({ part = 'rest' }) => standing.flatMap((reminder) => toEdit(reminder, part, now)));
  });
}

/** Oldest first: the last one is what the person reads. */
function newestOfEach(past: readonly PastReminder[]): readonly PastReminder[] {
  const sent = past.filter(({ sentAt }) => sentAt !== undefined);
  return [...new Map(sent.map((reminder) => [reminder.personId, reminder])).values()];
}

function toEdit({ deliveryId, key }: PastReminder, part: string, now: Date): readonly NewDelivery[] {
  if (deliveryId === undefined) return [];
  return [
    {
      key: `edit-${key}-closed-${part}`,
      personId: undefined,
      targetId: deliveryId,
      content: { kind: 'edit', payload: { isLazy: false } },
      methodClass: 'update',
      dueAt: now,
      createdAt: now,
    },
  ];
}
