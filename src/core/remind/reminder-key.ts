import type { LocalDate } from '../calendar/local-date.ts';

/** One for each person and day of theirs. */
export function reminderKey(personId: string, date: LocalDate): string {
  return `reminder-${personId}-${date}`;
}
