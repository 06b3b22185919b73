import { addDays, compareDates, type LocalDate } from '../calendar/local-date.ts';
import { instantOf, localDateOf } from '../calendar/zone.ts';
import type { HandedMark } from '../collect/draft-request.ts';
import { whyUnasked } from './orphans.ts';
import { personVerdict, type SparedRule } from './person-verdict.ts';
import type { AskingWindow, PastReminder, Recipient, ReminderSituation } from './reminder-situation.ts';
import { pastRemindersOf } from './situation-index.ts';

/** What one person was sent on a day, or the rule by which they were left in peace. */
export type DiaryDay =
  | { readonly kind: 'sent'; readonly date: LocalDate; readonly reminders: readonly PastReminder[] }
  | { readonly kind: 'spared'; readonly date: LocalDate; readonly rule: SparedRule | 'cannot-be-asked' | 'was-due' };

/**
 * Day by day from the first window's opening until now, by what was known on each day: later answers, messages and
 * snoozes are left out. `was-due`: by these rules something was due and nothing went out, for instance while Ragtime
 * was down.
 */
export function reminderDiary(situation: ReminderSituation, recipient: Recipient, now: Date): readonly DiaryDay[] {
  const { zone, person } = recipient;
  const opened = situation.windows.map(({ window }) => window.opensAt.getTime());
  if (opened.length === 0) return [];
  const today = localDateOf(now, zone);
  const days: DiaryDay[] = [];
  for (
    let date = localDateOf(new Date(Math.min(...opened)), zone);
    compareDates(date, today) <= 0;
    date = addDays(date, 1)
  ) {
    const reminders = pastRemindersOf(situation, person.id).filter((past) => past.date === date);
    const noon = instantOf(date, '12:00', zone);
    days.push(
      reminders.length > 0
        ? { kind: 'sent', date, reminders }
        : { kind: 'spared', date, rule: ruleAt(situation, recipient, noon < now ? noon : now) },
    );
  }
  return days;
}

function ruleAt(
  situation: ReminderSituation,
  recipient: Recipient,
  at: Date,
): Extract<DiaryDay, { kind: 'spared' }>['rule'] {
  if (whyUnasked(recipient, at) !== undefined) return 'cannot-be-asked';
  const then = asOf(situation, at);
  const known = then.recipients.find(({ person }) => person.id === recipient.person.id);
  const verdict = personVerdict(then, known ?? recipient, at);
  return verdict.kind === 'spared' ? verdict.spared.rule : 'was-due';
}

function asOf(situation: ReminderSituation, at: Date): ReminderSituation {
  return {
    windows: situation.windows.map((asking) => windowAsOf(asking, at)),
    recipients: situation.recipients.map((recipient) => {
      return recipient.snooze !== undefined && recipient.snooze.at > at
        ? { ...recipient, snooze: undefined }
        : recipient;
    }),
    // What had been written by then is not known.
    unsent: [],
    begunItems: [],
    pastReminders: situation.pastReminders.filter(({ sentAt }) => sentAt === undefined || sentAt <= at),
  };
}

function windowAsOf(asking: AskingWindow, at: Date): AskingWindow {
  const entries = asking.entries.map((asked) => {
    const { answer, request, handed } = asked;
    return {
      ...asked,
      answer: answer !== undefined && answer.at > at ? undefined : answer,
      request: request !== undefined && request.at > at ? undefined : request,
      handed: handed && handedAsOf(handed, at),
    };
  });
  return { ...asking, entries };
}

function handedAsOf(handed: HandedMark, at: Date): HandedMark | undefined {
  if (handed.at > at) return undefined;
  return handed.decision !== undefined && handed.decision.at > at ? { ...handed, decision: undefined } : handed;
}
