import { formatWithWeekday } from '../../core/calendar/local-date.ts';
import { formatClock, localDateOf } from '../../core/calendar/zone.ts';

/** `2:32pm on Wednesday 1 July 2026` */
export function momentText(instant: Date, timeZone: string): string {
  return `${formatClock(instant, timeZone)} on ${formatWithWeekday(localDateOf(instant, timeZone))}`;
}
