import { localDateOf } from '../calendar/zone.ts';
import type { SpokenWindow } from './asking-by-part.ts';
import type { Delivery } from './delivery.ts';
import type { PastReminder } from './reminder-situation.ts';

/** What a row of the ledger means for later reminders; undefined for rows that are no reminder. */
export function toPastReminder(delivery: Delivery, zone: string): PastReminder | undefined {
  const { content, personId } = delivery;
  if (content.kind !== 'reminder' || personId === undefined) return undefined;
  return {
    deliveryId: delivery.id,
    key: delivery.key,
    sentAt: delivery.ts === undefined ? undefined : delivery.sentAt,
    personId,
    state: stateOf(delivery),
    date: localDateOf(delivery.sentAt ?? delivery.unclearSince ?? delivery.createdAt, zone),
    ...spokenWindows(content.payload.windows),
    entries: content.payload.entries,
  };
}

/** What a later reminder has to know of the windows that this one is about. */
export function spokenWindows(windows: readonly SpokenWindow[]): Pick<PastReminder, 'windowIds' | 'spoken'> {
  const windowIds = windows.map(({ windowId }) => windowId);
  return windows.every(({ part }) => part === undefined) ? { windowIds } : { windowIds, spoken: windows };
}

/** One that could not be confirmed counts as asked: it may have arrived, and nobody is reminded twice on a guess. */
function stateOf({ state, unclearSince }: Delivery): PastReminder['state'] {
  switch (state) {
    case 'sent':
      return 'asked';
    case 'pending':
    case 'sending':
    case 'unclear':
      return 'on-its-way';
    case 'failed':
      return unclearSince === undefined ? 'not-sent' : 'asked';
    case 'cancelled':
      return 'not-sent';
  }
}
