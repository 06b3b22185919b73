import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import { isWithinWorkingHours, nextWorkingHour } from '../calendar/working-hours.ts';
import { localDateOf } from '../calendar/zone.ts';
import { isOutstanding } from '../collect/outstanding.ts';
import type { AskedMilestone, AskingWindow, PastReminder, Recipient, ReminderSituation } from './reminder-situation.ts';
import { type ReminderStep, type WindowMoment, windowMoment } from './reminder-step.ts';

/** One message to one person about everything they owe, over all their directorates. */
export interface PlannedReminder {
  /** `reminder-<personId>-2026-07-01`: the day in the person's zone, so that a second one on that day cannot exist. */
  readonly key: string;
  readonly personId: string;
  /** `first-ask`: there is something they were never asked for. `step`: a step of the ladder has come. */
  readonly reason: 'first-ask' | 'step';
  readonly windows: readonly { readonly windowId: string; readonly step: ReminderStep }[];
  readonly milestoneIds: readonly string[];
}

/** The rule by which somebody hears nothing now. */
export type SparedRule =
  | 'nothing-outstanding'
  | 'too-early'
  | 'between-due-and-overdue'
  | 'already-asked'
  | 'on-its-way'
  | 'asked-today'
  | 'failed-today'
  | 'not-a-working-day'
  | 'outside-working-hours';

export interface Spared {
  readonly personId: string;
  readonly rule: SparedRule;
  /** When the rule no longer holds, where it ends by itself. */
  readonly until: Date | undefined;
}

export type PersonVerdict =
  | { readonly kind: 'remind'; readonly reminder: PlannedReminder }
  | { readonly kind: 'spared'; readonly spared: Spared };

interface Ask {
  readonly asking: AskingWindow;
  readonly milestones: readonly AskedMilestone[];
  readonly moment: WindowMoment;
}

interface OpenAsk extends Ask {
  readonly step: ReminderStep;
  readonly reason: 'first-ask' | 'step' | undefined;
}

/** What this person owes in the windows that collect, outstanding things only. Windows without any are left out. */
export function outstandingOf(
  situation: ReminderSituation,
  personId: string,
): readonly { readonly asking: AskingWindow; readonly milestones: readonly AskedMilestone[] }[] {
  return situation.windows
    .map((asking) => ({
      asking,
      milestones: asking.milestones.filter(
        (asked) => asked.milestone.ownerId === personId && isOutstanding(asked.milestone, asked),
      ),
    }))
    .filter(({ milestones }) => milestones.length > 0);
}

/** Is this person reminded now, and if not, by which rule? The ledger decides with the dates; nothing is remembered here. */
export function personVerdict(situation: ReminderSituation, recipient: Recipient, now: Date): PersonVerdict {
  const personId = recipient.person.id;
  const asks = outstandingOf(situation, personId)
    .map((owed) => ({ ...owed, moment: windowMoment(owed.asking.window, recipient.zone, now) }))
    .filter(({ moment }) => moment.kind !== 'closed');
  if (asks.length === 0) return spare(personId, 'nothing-outstanding');

  const past = situation.pastReminders.filter((reminder) => reminder.personId === personId);
  const open = asks.flatMap((ask) => toOpenAsk(ask, past));
  if (open.length === 0) return waiting(personId, asks);
  const owed = situation.nudgedIds?.includes(personId) ? open : open.filter((ask) => ask.reason !== undefined);
  if (owed.length === 0) return spare(personId, 'already-asked');

  const today = localDateOf(now, recipient.zone);
  const taken = dayIsTaken(past, today);
  if (taken !== undefined) return spare(personId, taken);
  const resting = restingRule(owed, recipient.zone, now);
  return resting === undefined ? remind(personId, today, open) : spare(personId, resting.rule, resting.until);
}

function toOpenAsk(ask: Ask, past: readonly PastReminder[]): readonly OpenAsk[] {
  if (ask.moment.kind !== 'step') return [];
  const { step } = ask.moment;
  return [{ ...ask, step, reason: reasonFor(ask, step, past) }];
}

/**
 * Compared by date, not by step: a reminder sent on or after the step's day covers it, so that a due date moved earlier
 * repeats nothing, and one moved later calls again for the new date.
 */
function reasonFor(ask: Ask, step: ReminderStep, past: readonly PastReminder[]): OpenAsk['reason'] {
  const { window } = ask.asking;
  const asked = past.filter((reminder) => reminder.state === 'asked' && reminder.windowIds.includes(window.id));
  const askedIds = new Set(asked.flatMap((reminder) => reminder.milestoneIds));
  if (ask.milestones.some(({ milestone }) => !askedIds.has(milestone.id))) return 'first-ask';
  const isCovered = asked.some((reminder) => compareDates(reminder.date, window.steps[step].date) >= 0);
  return isCovered ? undefined : 'step';
}

/** At most one new reminder per person and local day, over all their directorates. */
function dayIsTaken(past: readonly PastReminder[], today: LocalDate): SparedRule | undefined {
  if (past.some((reminder) => reminder.state === 'on-its-way')) return 'on-its-way';
  const ofToday = past.filter((reminder) => reminder.date === today);
  if (ofToday.some((reminder) => reminder.state === 'asked')) return 'asked-today';
  return ofToday.length > 0 ? 'failed-today' : undefined;
}

/** Rests only while every directorate that has something to ask for rests. */
function restingRule(
  owed: readonly OpenAsk[],
  zone: string,
  now: Date,
): { readonly rule: SparedRule; readonly until: Date } | undefined {
  const calendars = owed.map(({ asking }) => asking.calendar);
  if (calendars.some((calendar) => isWithinWorkingHours(now, zone, calendar))) return undefined;
  const today = localDateOf(now, zone);
  const isDayOff = !calendars.some((calendar) => isWorkingDay(calendar, today));
  const until = earliest(calendars.map((calendar) => nextWorkingHour(now, zone, calendar)));
  return { rule: isDayOff ? 'not-a-working-day' : 'outside-working-hours', until };
}

function waiting(personId: string, asks: readonly Ask[]): PersonVerdict {
  const moments = asks.flatMap(({ moment }) => ('until' in moment ? [moment] : []));
  const until = earliest(moments.map((moment) => moment.until));
  const next = moments.find((moment) => moment.until.getTime() === until.getTime());
  return spare(personId, next?.kind ?? 'too-early', until);
}

function remind(personId: string, today: LocalDate, open: readonly OpenAsk[]): PersonVerdict {
  const isFirst = open.some((ask) => ask.reason === 'first-ask');
  return {
    kind: 'remind',
    reminder: {
      key: `reminder-${personId}-${today}`,
      personId,
      reason: isFirst ? 'first-ask' : 'step',
      windows: open.map(({ asking, step }) => ({ windowId: asking.window.id, step })),
      milestoneIds: open.flatMap(({ milestones }) => milestones.map(({ milestone }) => milestone.id)),
    },
  };
}

function spare(personId: string, rule: SparedRule, until?: Date): PersonVerdict {
  return { kind: 'spared', spared: { personId, rule, until } };
}

function earliest(instants: readonly Date[]): Date {
  return new Date(Math.min(...instants.map((instant) => instant.getTime())));
}
