import { nextWorkingDay, type WorkingCalendar } from '../../core/calendar/working-days.ts';
import { nextWorkingHour } from '../../core/calendar/working-hours.ts';
import { instantOf, localDateOf } from '../../core/calendar/zone.ts';
import type { Recipient } from '../../core/remind/reminder-situation.ts';
import type { DeliveryStore } from './delivery-ports.ts';

const NEXT_DAY_TIME = '09:00';

/** Out of working hours it waits; and on a day that has its reminder, for the next one: nobody hears twice on one day. */
export async function restUntil(
  { deliveries }: { readonly deliveries: Pick<DeliveryStore, 'remindersOf'> },
  { reader: { person, zone }, calendar }: { readonly reader: Recipient; readonly calendar: WorkingCalendar },
  now: Date,
): Promise<Date | undefined> {
  const hour = nextWorkingHour(now, zone, calendar);
  if (now < hour) return hour;
  const today = localDateOf(now, zone);
  const reminders = await deliveries.remindersOf(person.id, instantOf(today, '00:00', zone));
  if (!reminders.some(({ state }) => state !== 'cancelled' && state !== 'failed')) return undefined;
  return instantOf(nextWorkingDay(calendar, today), NEXT_DAY_TIME, zone);
}
