import { isWorkingDay, nextWorkingDay, type WorkingCalendar } from './working-days.ts';
import { instantOf, localDateOf, localTimeOf } from './zone.ts';

/** Reminders go out from 8am until, and not at, 6pm of the person's own day. */
const WORKING_HOURS = { from: '08:00', until: '18:00' } as const;

/** True when clocks in the zone show a working day between 08:00 and 17:59. */
export function isWithinWorkingHours(now: Date, zone: string, calendar: WorkingCalendar): boolean {
  const time = localTimeOf(now, zone);
  if (time < WORKING_HOURS.from || time >= WORKING_HOURS.until) return false;
  return isWorkingDay(calendar, localDateOf(now, zone));
}

/** Now, when it is within working hours; else the next 8am of a working day, which may be today. */
export function nextWorkingHour(now: Date, zone: string, calendar: WorkingCalendar): Date {
  if (isWithinWorkingHours(now, zone, calendar)) return now;
  const today = localDateOf(now, zone);
  const isStillToCome = localTimeOf(now, zone) < WORKING_HOURS.from && isWorkingDay(calendar, today);
  const day = isStillToCome ? today : nextWorkingDay(calendar, today);
  return instantOf(day, WORKING_HOURS.from, zone);
}
