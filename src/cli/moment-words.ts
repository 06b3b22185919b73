import { formatWithWeekday } from '../core/calendar/local-date.ts';
import { formatClock, localDateOf } from '../core/calendar/zone.ts';

/** `Friday 3 July 2026, 2am UTC`: for who looks after the machine, whose zone nobody knows. */
export function momentWords(instant: Date): string {
  return `${formatWithWeekday(localDateOf(instant, 'UTC'))}, ${formatClock(instant, 'UTC')} UTC`;
}
