import { formatWithWeekday } from '../calendar/local-date.ts';
import { formatClock, localDateOf } from '../calendar/zone.ts';

/** `5pm Tuesday 14 July`. The year is left out: no window is longer than a few weeks. */
export function deadlineText(instant: Date, zone: string): string {
  return `${formatClock(instant, zone)} ${dayText(instant, zone)}`;
}

/** `9am on Wednesday 1 July`, inside a sentence. */
export function sentAtText(instant: Date, zone: string): string {
  return `${formatClock(instant, zone)} on ${dayText(instant, zone)}`;
}

function dayText(instant: Date, zone: string): string {
  return formatWithWeekday(localDateOf(instant, zone)).replace(/ \d{4}$/, '');
}
