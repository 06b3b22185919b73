import { addDays, type LocalDate, localDate } from '../calendar/local-date.ts';
import type { Delivery, DeliverySettings } from './delivery.ts';
import { reminderKey } from './reminder-key.ts';

/** When a backup was restored, and the newest change that it knew: between the two lie the lost days. */
export interface Restoration {
  readonly at: Date;
  readonly knownUntil: Date;
}

/**
 * So long after a restore a message that Ragtime plans by itself may be one of the lost days: it fell due in them, and a weekend,
 * an absence or a person who is not found in Slack yet has kept it from being planned anew.
 */
const LOOKED_UP_FOR_MS = 14 * 86_400_000;

/**
 * Planned when a person does something: doing it anew after a restore is another message. All others are planned by the clock,
 * under the same keys as in the lost days, and drawn anew where they are found.
 */
const CAUSED_BY_PEOPLE: readonly Delivery['content']['kind'][] = ['notice', 'sign-off', 'sent-back', 'entered'];
/** An edit changes nothing the second time, and a file has no mark of ours. */
const NEVER_LOOKED_UP: readonly Delivery['content']['kind'][] = ['edit', 'attachment'];

/** Of a file nobody can say whether it was sent: Slack keeps no mark of ours with it. */
export const FILE_OF_LOST_DAYS =
  'It was on its way when the backup was made that Ragtime was restored from, so it may stand there already. Look before it is sent again.';

/** Since when may a message stand in Slack without the restored ledger's knowing? Undefined where it cannot. */
export function lostSince(delivery: Delivery, restoration: Restoration | undefined): Date | undefined {
  const { content, createdAt, unclearSince, attempts } = delivery;
  if (restoration === undefined || unclearSince !== undefined || attempts > 0) return undefined;
  if (NEVER_LOOKED_UP.includes(content.kind)) return undefined;
  if (createdAt <= restoration.knownUntil) return restoration.knownUntil;
  const isPlannedAgain =
    !CAUSED_BY_PEOPLE.includes(content.kind) && createdAt.getTime() < restoration.at.getTime() + LOOKED_UP_FOR_MS;
  return isPlannedAgain ? restoration.knownUntil : undefined;
}

/** It is looked up before it is sent. One look is enough once whatever was posted before the restore has had time to show. */
export function markPerhapsSent(
  delivery: Delivery,
  {
    restoration,
    channelId,
    now,
  }: { readonly restoration: Restoration; readonly channelId: string; readonly now: Date },
  { settleMs, looksNeeded }: DeliverySettings,
): Delivery {
  const settled = new Date(restoration.at.getTime() + settleMs);
  return {
    ...delivery,
    channelId,
    state: 'unclear',
    unclearSince: restoration.knownUntil,
    lookups: looksNeeded - 1,
    dueAt: settled > now ? settled : now,
  };
}

/**
 * Under which other keys the same person may have been reminded in the lost days: one for each day from the last that the
 * backup knew to the one on which this reminder was planned anew. Where nothing was lost, none.
 */
export function keysOfLostDays(
  { content, personId, key, unclearSince, createdAt }: Delivery,
  restoration: Restoration | undefined,
): readonly string[] {
  const isAfterRestore = unclearSince?.getTime() === restoration?.knownUntil.getTime();
  if (restoration === undefined || !isAfterRestore || content.kind !== 'reminder' || personId === undefined) return [];
  const keys: string[] = [];
  // A day more on both sides: the person's own day may be another one than that of UTC.
  const last = addDays(dayOf(createdAt), 1);
  for (let day = addDays(dayOf(restoration.knownUntil), -1); day <= last; day = addDays(day, 1)) {
    keys.push(reminderKey(personId, day));
  }
  return keys.filter((each) => each !== key);
}

function dayOf(instant: Date): LocalDate {
  return localDate(instant.toISOString().slice(0, 10));
}
