import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import { isWithinWorkingHours, nextWorkingHour } from '../calendar/working-hours.ts';
import { localDateOf } from '../calendar/zone.ts';
import type { MeetingAction } from '../publish/meeting-action.ts';
import { absenceAt, backFrom } from './absence.ts';
import { type AskKey, nameAsk } from './asked-entry.ts';
import { type SpokenWindow, spokenOf, toSpoken } from './asking-by-part.ts';
import { type Owed, type OwedDraft, type OwedEntry, outstandingOf, ownOutstandingOf } from './outstanding-of.ts';
import { reminderKey } from './reminder-key.ts';
import type { AskingWindow, PastReminder, Recipient, ReminderSituation } from './reminder-situation.ts';
import { type ReminderStep, type WindowMoment, windowMoment } from './reminder-step.ts';
import { pastRemindersOf } from './situation-index.ts';

/**
 * `first-ask`: there is something they were never asked for. `step`: a step of the ladder has come. `snooze`: they asked
 * to be reminded again.
 */
export type ReminderReason = 'first-ask' | 'step' | 'snooze';

/** One message to one person about everything they owe, over all their directorates. */
export interface PlannedReminder {
  /** `reminder-<personId>-2026-07-01`: the day in the person's zone, so that a second one on that day cannot exist. */
  readonly key: string;
  readonly personId: string;
  readonly reason: ReminderReason;
  readonly windows: readonly SpokenWindow[];
  readonly entries: readonly AskKey[];
}

/** Something more has fallen due on a day that has its message already: that one is edited. */
export interface Addition extends Pick<PlannedReminder, 'personId' | 'windows' | 'entries'> {
  /** Id of the message in the ledger. */
  readonly targetId: number;
}

/** The rule by which somebody hears nothing now. */
export type SparedRule =
  | 'nothing-outstanding'
  | 'away'
  | 'snoozed'
  | 'too-early'
  | 'between-due-and-overdue'
  | 'with-contributors'
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
  | { readonly kind: 'add'; readonly addition: Addition }
  | { readonly kind: 'spared'; readonly spared: Spared };

const HELD_BACK = 'held-back';

interface Ask extends Owed {
  readonly moment: WindowMoment;
}

interface OpenAsk extends Ask {
  readonly step: ReminderStep;
  readonly reason: ReminderReason | undefined;
}

/** Is this person reminded now, and if not, by which rule? The ledger decides with the dates; nothing is remembered here. */
export function personVerdict(situation: ReminderSituation, recipient: Recipient, now: Date): PersonVerdict {
  const personId = recipient.person.id;
  const asks = outstandingOf(situation, personId, now)
    .map((owed) => ({ ...owed, moment: windowMoment(owed.asking.window, recipient.zone, now) }))
    .filter(({ moment }) => moment.kind !== 'closed');
  if (asks.length === 0) return nothingToAsk(situation, recipient, now);

  const past = pastRemindersOf(situation, personId);
  const open = asks.flatMap((ask) => toOpenAsk(ask, past, recipient));
  if (open.length === 0) return waiting(personId, asks);
  const owed = situation.nudgedIds?.includes(personId) ? open : open.filter((ask) => ask.reason !== undefined);
  if (owed.length === 0) return spare(personId, open.every(isWithContributors) ? 'with-contributors' : 'already-asked');
  const snoozedUntil = snoozeEnd(recipient, asks);
  if (snoozedUntil !== undefined && now < snoozedUntil) return spare(personId, 'snoozed', snoozedUntil);

  const resting = restingRule(owed, recipient.zone, now);
  const today = localDateOf(now, recipient.zone);
  const taken = dayIsTaken(past, today);
  if (resting !== undefined)
    return spare(personId, taken ?? resting.rule, taken === undefined ? resting.until : undefined);
  if (taken === 'asked-today') return addTo(past, open, { personId, today });
  return taken === undefined ? remind(personId, today, open) : spare(personId, taken);
}

/** Away is a rule of its own only where something would be asked. */
function nothingToAsk(situation: ReminderSituation, recipient: Recipient, now: Date): PersonVerdict {
  const personId = recipient.person.id;
  const absence = absenceAt(recipient, now);
  const waits = ownOutstandingOf(situation, personId, now).some(({ asking }) => now < asking.window.closesAt);
  if (absence === undefined || !waits) return spare(personId, 'nothing-outstanding');
  return spare(personId, 'away', backFrom(recipient, absence));
}

/** "Remind me tomorrow" beats every step, but never the due time of something that was not due yet when it was said. */
function snoozeEnd({ snooze }: Recipient, asks: readonly Owed[]): Date | undefined {
  if (snooze === undefined) return undefined;
  const deadlines = asks.map(({ asking }) => asking.window.dueAt).filter((dueAt) => dueAt > snooze.at);
  return earliest([snooze.until, ...deadlines]);
}

function toOpenAsk(ask: Ask, past: readonly PastReminder[], recipient: Recipient): readonly OpenAsk[] {
  if (ask.moment.kind !== 'step') return [];
  const { step } = ask.moment;
  return [{ ...ask, step, reason: reasonFor(ask, step, past) ?? snoozeReason(past, recipient) }];
}

/**
 * Compared by date, not by step: a reminder sent on or after the step's day covers it, so that a due date moved earlier
 * repeats nothing, and one moved later calls again for the new date.
 */
function reasonFor(ask: Ask, step: ReminderStep, past: readonly PastReminder[]): OpenAsk['reason'] {
  const { window } = ask.asking;
  const asked = past.filter((reminder) => reminder.state === 'asked' && reminder.windowIds.includes(window.id));
  const named = new Set(asked.flatMap((reminder) => reminder.entries.map(nameAsk)));
  const own = ask.entries.filter((owed) => !isHeldBack(owed, step));
  // A draft is asked for once, without steps; what the plan alone asks for not any more once its owner is asked, too.
  const drafts = ask.drafts.filter(({ drafting }) => !drafting.isByPlan || step === 'opens');
  const keys = [...own.map((owed) => keyOfOwn(owed, step)), ...drafts.map(keyOfDraft), ...ask.actions.map(keyOfAction)];
  if (keys.some((key) => !named.has(nameAsk(key)))) return 'first-ask';
  const isLeft = step === 'last-call' && ask.unsent.length + ask.begunItems > 0;
  if (own.length + ask.actions.length === 0 && !isLeft) return undefined;
  const isCovered = asked.some(
    (reminder) => isSpokenOf(reminder, ask.asking) && compareDates(reminder.date, window.steps[step].date) >= 0,
  );
  return isCovered ? undefined : 'step';
}

/** A reminder about texts says nothing of figures that have days of their own. */
function isSpokenOf({ spoken }: PastReminder, asking: AskingWindow): boolean {
  return spoken === undefined || spokenOf(spoken, asking) !== undefined;
}

/** Somebody else is asked to write it first: until last call that is no reason to remind its owner. */
function isHeldBack({ drafting }: OwedEntry, step: ReminderStep): boolean {
  return drafting?.kind === 'asked' && step === 'opens';
}

function isWithContributors({ entries, drafts, actions, step }: OpenAsk): boolean {
  return (
    drafts.length + actions.length === 0 && entries.length > 0 && entries.every((entry) => isHeldBack(entry, step))
  );
}

/** A draft that is ready is an ask of its own; being told that somebody else drafts it is none. */
function keyOfOwn(owed: OwedEntry, step: ReminderStep): AskKey {
  if (owed.drafting?.kind === 'ready') return { ...owed.entry, ask: owed.drafting.ask };
  return isHeldBack(owed, step) ? { ...owed.entry, ask: HELD_BACK } : owed.entry;
}

function keyOfDraft({ entry, drafting }: OwedDraft): AskKey {
  return { ...entry, ask: drafting.ask };
}

function keyOfAction({ id }: MeetingAction): AskKey {
  return { kind: 'meeting-action', id };
}

/** A promise to remind somebody again is kept, whether or not a step has come. */
function snoozeReason(past: readonly PastReminder[], { snooze, zone }: Recipient): ReminderReason | undefined {
  if (snooze === undefined) return undefined;
  const day = localDateOf(snooze.until, zone);
  const isKept = past.some(({ state, date }) => state === 'asked' && compareDates(date, day) >= 0);
  return isKept ? undefined : 'snooze';
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

/** What cannot be edited (nobody knows where it stands) has asked all the same. */
function addTo(
  past: readonly PastReminder[],
  open: readonly OpenAsk[],
  { personId, today }: { readonly personId: string; readonly today: LocalDate },
): PersonVerdict {
  const target = past.findLast(({ state, date }) => state === 'asked' && date === today);
  if (target?.deliveryId === undefined || target.sentAt === undefined) return spare(personId, 'asked-today');
  return { kind: 'add', addition: { targetId: target.deliveryId, personId, ...contentOf(open) } };
}

function remind(personId: string, today: LocalDate, open: readonly OpenAsk[]): PersonVerdict {
  const reasons = open.map(({ reason }) => reason);
  const later = reasons.includes('step') ? 'step' : 'snooze';
  return {
    kind: 'remind',
    reminder: {
      key: reminderKey(personId, today),
      personId,
      reason: reasons.includes('first-ask') ? 'first-ask' : later,
      ...contentOf(open),
    },
  };
}

function contentOf(open: readonly OpenAsk[]): Pick<PlannedReminder, 'windows' | 'entries'> {
  return {
    windows: open.map(({ asking, step }) => toSpoken(asking, step)),
    entries: open.flatMap(({ entries, drafts, actions, step }) => [
      ...entries.map((owed) => keyOfOwn(owed, step)),
      ...drafts.map(keyOfDraft),
      ...actions.map(keyOfAction),
    ]),
  };
}

function spare(personId: string, rule: SparedRule, until?: Date): PersonVerdict {
  return { kind: 'spared', spared: { personId, rule, until } };
}

function earliest(instants: readonly Date[]): Date {
  return new Date(Math.min(...instants.map((instant) => instant.getTime())));
}
