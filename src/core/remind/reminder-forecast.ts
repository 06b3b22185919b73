import { addDays, compareDates, type LocalDate } from '../calendar/local-date.ts';
import { instantOf, type LocalTime, localDateOf } from '../calendar/zone.ts';
import { ownersOf, type ReminderPlan } from './due-reminders.ts';
import { findOrphans, whyUnasked } from './orphans.ts';
import { spokenWindows } from './past-reminder.ts';
import {
  type Addition,
  type PersonVerdict,
  type PlannedReminder,
  personVerdict,
  type Spared,
} from './person-verdict.ts';
import type { PastReminder, Recipient, ReminderSituation } from './reminder-situation.ts';

/** Hours at which a sweep could send something. The council's clocks change at night, so none of them is skipped. */
const HOURS: readonly LocalTime[] = [
  '08:00',
  '09:00',
  '10:00',
  '11:00',
  '12:00',
  '13:00',
  '14:00',
  '15:00',
  '16:00',
  '17:00',
];

/**
 * Who would hear on a day if nobody answered anything from now on: the days until then are played through, since what is
 * sent on one day decides who is spared on the next. A day that is over is told with what is known now.
 */
export function forecastReminders(situation: ReminderSituation, date: LocalDate, now: Date): ReminderPlan {
  const reminders: PlannedReminder[] = [];
  const spared: Spared[] = [];
  const additions: Addition[] = [];
  for (const recipient of ownersOf(situation)) {
    if (whyUnasked(recipient, instantOf(date, '12:00', recipient.zone)) !== undefined) continue;
    const verdict = forecastPerson(situation, recipient, { date, now });
    if (verdict.kind === 'remind') reminders.push(verdict.reminder);
    else if (verdict.kind === 'add') additions.push(verdict.addition);
    else spared.push(verdict.spared);
  }
  const zone = situation.windows[0]?.zone ?? 'UTC';
  return { reminders, additions, spared, orphans: findOrphans(situation, instantOf(date, '12:00', zone)) };
}

function forecastPerson(
  situation: ReminderSituation,
  recipient: Recipient,
  { date, now }: { readonly date: LocalDate; readonly now: Date },
): PersonVerdict {
  const today = localDateOf(now, recipient.zone);
  const isOver = compareDates(date, today) < 0;
  const isToCome = compareDates(date, today) > 0;
  const known = situation.pastReminders.filter((reminder) => !isOver || compareDates(reminder.date, date) < 0);
  // What is on its way now will have arrived by a later day.
  let past = isToCome ? known.map(arrived) : known;
  for (let day = today; compareDates(day, date) < 0; day = addDays(day, 1)) {
    const verdict = verdictOfDay({ ...situation, pastReminders: past }, recipient, { day, now });
    if (verdict.kind === 'remind') past = [...past, toPast(verdict.reminder, day)];
  }
  return verdictOfDay({ ...situation, pastReminders: past }, recipient, { day: date, now });
}

/** The first hour at which something goes out; else the rule that holds at noon, or now where noon is over. */
function verdictOfDay(
  situation: ReminderSituation,
  recipient: Recipient,
  { day, now }: { readonly day: LocalDate; readonly now: Date },
): PersonVerdict {
  const { zone } = recipient;
  const instants = HOURS.map((hour) => instantOf(day, hour, zone));
  const left = localDateOf(now, zone) === day ? [now, ...instants.filter((instant) => instant > now)] : instants;
  for (const instant of left) {
    const verdict = personVerdict(situation, recipient, instant);
    if (verdict.kind === 'remind') return verdict;
  }
  const noon = instantOf(day, '12:00', zone);
  const isNoonOver = left[0] !== undefined && left[0] > noon;
  return personVerdict(situation, recipient, isNoonOver ? now : noon);
}

function arrived(reminder: PastReminder): PastReminder {
  return reminder.state === 'on-its-way' ? { ...reminder, state: 'asked' } : reminder;
}

function toPast(reminder: PlannedReminder, date: LocalDate): PastReminder {
  return {
    key: reminder.key,
    personId: reminder.personId,
    state: 'asked',
    date,
    ...spokenWindows(reminder.windows),
    entries: reminder.entries,
  };
}
