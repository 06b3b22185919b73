import { addDays, compareDates, type LocalDate } from '../calendar/local-date.ts';
import { instantOf, localDateOf } from '../calendar/zone.ts';
import type { Recipient } from './reminder-situation.ts';

/** Days on which somebody is away, both included, in their own zone. */
export interface Absence {
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
}

/** The absence that holds for this person at this instant. */
export function absenceAt({ absences = [], zone }: Recipient, now: Date): Absence | undefined {
  if (absences.length === 0) return undefined;
  const today = localDateOf(now, zone);
  return absences.find(
    ({ firstDay, lastDay }) => compareDates(firstDay, today) <= 0 && compareDates(today, lastDay) <= 0,
  );
}

/** The first instant at which nobody says any more that this person is away: two absences may follow one another. */
export function backFrom(recipient: Recipient, absence: Absence): Date {
  const { absences = [], zone } = recipient;
  let day = addDays(absence.lastDay, 1);
  for (;;) {
    const next = absences.find(
      ({ firstDay, lastDay }) => compareDates(firstDay, day) <= 0 && compareDates(day, lastDay) <= 0,
    );
    if (next === undefined) return instantOf(day, '00:00', zone);
    day = addDays(next.lastDay, 1);
  }
}
