import { formatWithWeekday } from '../../core/calendar/local-date.ts';
import { formatClock } from '../../core/calendar/zone.ts';
import { nameEntry } from '../../core/remind/asked-entry.ts';
import type { PastReminder } from '../../core/remind/reminder-situation.ts';
import { ofPartWords } from '../../reports/part-words.ts';
import type { Why } from '../../usecases/remind/read-why.ts';
import { formatInstant } from '../calendar/quarter-refusal.ts';
import { RULE_LABELS } from './reminder-labels.ts';

/** What one person was sent or spared, day by day, with the rule that decided. */
export function describeWhy(why: Why): readonly string[] {
  const { person, zone, diary } = why;
  const title = `${person.initials} ${person.name}. Days are those of ${zone}. Each spared day is judged at noon by what was known then.`;
  const waits = why.outstanding.map(({ directorate, quarter, dates, refs, insteadOf, drafts }) => {
    const whose = insteadOf.length === 0 ? '' : ` (also for ${insteadOf.join(', ')})`;
    const own = refs.length === 0 ? [] : [`${refs.join(', ')}${whose}`];
    const others = drafts.length === 0 ? [] : [`to draft: ${drafts.join(', ')}`];
    return `Waits now: ${directorate.code} ${quarter}${datesText(dates)}: ${[...own, ...others].join('; ')}`;
  });
  const away = why.absences.map(describeAbsence);
  if (diary.length === 0) return [title, ...away, 'No quarter is collecting, so nothing was sent.'];
  return [
    title,
    ...away,
    ...(waits.length === 0 ? ['Nothing waits for them now.'] : waits),
    '',
    ...diary.map((day) => describeDay(day, why)),
  ];
}

function describeAbsence({ firstDay, lastDay, saidBy }: Why['absences'][number]): string {
  const by = saidBy === undefined ? '' : `, as ${saidBy} said`;
  return `Away from ${formatWithWeekday(firstDay)} to ${formatWithWeekday(lastDay)}${by}.`;
}

/** ` values (due 5pm Friday 24 July 2026, closes 5pm Tuesday 28 July 2026)` */
function datesText(dates: Why['outstanding'][number]['dates']): string {
  if (dates === undefined) return '';
  const at = (instant: Date) => formatInstant(instant, dates.zone);
  return `${ofPartWords(dates.part)} (due ${at(dates.dueAt)}, closes ${at(dates.closesAt)})`;
}

function describeDay(day: Why['diary'][number], why: Why): string {
  const date = formatWithWeekday(day.date);
  if (day.kind === 'sent') return `${date}: ${day.reminders.map((reminder) => describeSent(reminder, why)).join('; ')}`;
  switch (day.rule) {
    case 'cannot-be-asked':
      return `${date}: not in post, or not to be reached in Slack`;
    case 'was-due':
      return `${date}: something was due, and nothing went out on that day`;
    default:
      return `${date}: spared, ${RULE_LABELS[day.rule]}`;
  }
}

const STATES: Readonly<Record<PastReminder['state'], string>> = {
  asked: 'may have been sent, but Slack did not confirm it',
  'on-its-way': 'a reminder is on its way',
  'not-sent': 'a reminder was withdrawn or failed',
};

function describeSent({ state, sentAt, entries }: PastReminder, { refs, zone }: Why): string {
  const about = entries.map((entry) => refs.get(nameEntry(entry)) ?? entry.id).join(', ');
  const how = sentAt === undefined ? STATES[state] : `sent at ${formatClock(sentAt, zone)}`;
  return `${how}: ${about}`;
}
