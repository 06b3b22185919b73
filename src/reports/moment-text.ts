import { formatWithWeekday } from '../core/calendar/local-date.ts';
import { formatClock, localDateOf } from '../core/calendar/zone.ts';

/** `Wednesday 1 July 2026, 2:35pm` */
export function momentText(at: Date, timeZone: string): string {
  return `${formatWithWeekday(localDateOf(at, timeZone))}, ${formatClock(at, timeZone)}`;
}
