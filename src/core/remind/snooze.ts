import { nextWorkingDay, type WorkingCalendar } from '../calendar/working-days.ts';
import { instantOf, localDateOf } from '../calendar/zone.ts';
import { outstandingOf } from './outstanding-of.ts';
import type { Recipient, ReminderSituation } from './reminder-situation.ts';

export type SnoozeOffer =
  /** 9am of the next working day, in the person's zone. */
  | { readonly kind: 'until'; readonly until: Date }
  /** Something is due, or its window closes, before then. */
  | { readonly kind: 'too-late'; readonly deadline: Date }
  | { readonly kind: 'nothing-outstanding' };

const SNOOZED_UNTIL = '09:00';

/** What "Remind me tomorrow" would do now: it never carries anybody past the time at which something is due or closes. */
export function offerSnooze(situation: ReminderSituation, recipient: Recipient, now: Date): SnoozeOffer {
  const owed = outstandingOf(situation, recipient.person.id, now).filter(({ asking }) => now < asking.window.closesAt);
  const [first] = owed;
  if (first === undefined) return { kind: 'nothing-outstanding' };
  const calendars = owed.map(({ asking }) => asking.calendar);
  const until = earliest(calendars.map((calendar) => nextMorning(now, recipient.zone, calendar)));
  const deadline = earliest(
    owed.map(({ asking: { window } }) => (now < window.dueAt ? window.dueAt : window.closesAt)),
  );
  return until < deadline ? { kind: 'until', until } : { kind: 'too-late', deadline };
}

function nextMorning(now: Date, zone: string, calendar: WorkingCalendar): Date {
  return instantOf(nextWorkingDay(calendar, localDateOf(now, zone)), SNOOZED_UNTIL, zone);
}

function earliest(instants: readonly Date[]): Date {
  return new Date(Math.min(...instants.map((instant) => instant.getTime())));
}
