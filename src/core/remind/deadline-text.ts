import { formatWithWeekday } from '../calendar/local-date.ts';
import { formatClock, localDateOf } from '../calendar/zone.ts';

/** `5pm Tuesday 14 July`. The year is left out: no window is longer than a few weeks. */
export function deadlineText(instant: Date, zone: string): string {
  return `${formatClock(instant, zone)} ${formatWithWeekday(localDateOf(instant, zone)).replace(/ \d{4}$/, '')}`;
}
